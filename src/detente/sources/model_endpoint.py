"""Asks a language model at an OpenAI-compatible endpoint: the one place of the program that opens a connection.

`POST {address}/chat/completions`, as llama.cpp, vLLM and Ollama know it: temperature 0, one JSON object, no stream
of pieces. Nothing is tried twice, no redirection is followed, no proxy of the environment is used. All of it, from
the connection to the last byte, takes no longer than the user allows: http.client alone would wait anew for each
byte of a server that drips, so a timer closes the connection.
"""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

import msgspec

from detente.model.errors import EndpointError
from detente.sources.model_address import Endpoint, is_loopback

LARGEST_RESPONSE_BYTES = 1_000_000
MOST_TOKENS = 4_096
"""Tokens of an answer at most; an answer for a wire report has some 500."""
_CHUNK_BYTES = 65_536
_SHOWN_CHARACTERS = 300
_KEY_PIECE = 6
_OK, _MULTIPLE, _BAD_REQUEST = 200, 300, 400
_ADVICE = {
    401: "set the key that the endpoint wants: --key-file or DETENTE_MODEL_KEY",
    403: "set the key that the endpoint wants: --key-file or DETENTE_MODEL_KEY",
    404: "look at the path of the address (it ends before /chat/completions) and at the name of the model",
    413: "cut the report into single reports",
    429: "wait, and run it again: the endpoint has too much to do, or your quota is used up",
}


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    """What is read of a chat completion; a server may add what it likes."""

    choices: list[_Choice]


def complete(endpoint: Endpoint, messages: tuple[tuple[str, str], ...]) -> str:
    """Return the words that the model answers to messages (role, words); EndpointError for whatever else comes."""
    status, media_type, data = _post(endpoint, _request(endpoint.model, messages))
    if status != _OK:
        raise _status_error(endpoint, status, data)
    if media_type.startswith("text/html") or data.lstrip()[:1] == b"<":
        raise _not_as_expected(endpoint, "a page in place of an answer", _shown(endpoint, data))
    try:
        completion = msgspec.json.decode(data, type=_Completion)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as problem:
        given = f"{type(problem).__name__}: {_shown(endpoint, str(problem).encode())}"
        raise _not_as_expected(endpoint, "no chat completion", given) from problem
    if not completion.choices or completion.choices[0].message.content is None:
        raise _not_as_expected(
            endpoint, "a chat completion without words", "no choices, or no content in the first"
        )
    if completion.choices[0].finish_reason == "length":
        raise _not_as_expected(endpoint, "an answer that was cut short", "finish_reason length")
    return completion.choices[0].message.content


def _request(model: str, messages: tuple[tuple[str, str], ...]) -> bytes:
    body = {
        "model": model,
        "messages": [{"role": role, "content": words} for role, words in messages],
        "temperature": 0,
        "max_tokens": MOST_TOKENS,
        "stream": False,
        "response_format": {"type": "json_object"},
    }
    # json writes ASCII, so that a text with half a surrogate pair can be sent too.
    return json.dumps(body).encode("ascii")


def _post(endpoint: Endpoint, body: bytes) -> tuple[int, str, bytes]:
    """Return status, media type and bytes of the response."""
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"}
    if endpoint.key is not None:
        headers["Authorization"] = f"Bearer {endpoint.key.word}"
    with _connected(endpoint) as connection:
        connection.request("POST", f"{endpoint.path}/chat/completions", body=body, headers=headers)
        with connection.getresponse() as response:
            if _MULTIPLE <= response.status < _BAD_REQUEST:
                raise _redirected(endpoint, response.status, response.getheader("Location") or "")
            media_type = (response.getheader("Content-Type") or "").lower()
            return response.status, media_type, _body(endpoint, response)


@contextmanager
def _connected(endpoint: Endpoint) -> Iterator[http.client.HTTPConnection]:
    """Yield a connection that is closed when the time is up; EndpointError for all that goes wrong on it."""
    late, began_s = threading.Event(), time.monotonic()
    try:
        with socket.create_connection((endpoint.host, endpoint.port), timeout=endpoint.wait_s) as plain:
            _demand_loopback(endpoint, plain)
            with _secured(endpoint, plain) as secured:
                left_s = max(0.1, began_s + endpoint.wait_s - time.monotonic())
                timer = threading.Timer(left_s, _close, (secured, late))
                timer.daemon = True
                timer.start()
                try:
                    yield from _talking(endpoint, secured)
                finally:
                    timer.cancel()
    except EndpointError as problem:
        raise (_late(endpoint) if late.is_set() else problem) from problem.__cause__
    except TimeoutError as problem:
        raise _late(endpoint) from problem
    except (OSError, http.client.HTTPException, UnicodeError) as problem:
        raise (_late(endpoint) if late.is_set() else _failed(endpoint, problem)) from problem
    if late.is_set():
        raise _late(endpoint)


def _talking(endpoint: Endpoint, secured: socket.socket) -> Iterator[http.client.HTTPConnection]:
    if isinstance(secured, ssl.SSLSocket):
        secured.do_handshake()
    with closing(http.client.HTTPConnection(endpoint.host, endpoint.port)) as connection:
        connection.sock = secured
        yield connection


def _close(connection: socket.socket, late: threading.Event) -> None:
    late.set()
    with suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


def _demand_loopback(endpoint: Endpoint, plain: socket.socket) -> None:
    """Refuse an address that is this machine's by its name, and leads elsewhere."""
    other = str(plain.getpeername()[0])
    if endpoint.is_loopback and not is_loopback(other):
        raise EndpointError(
            "an address that is this machine's by its name leads elsewhere",
            where=endpoint.place,
            expected="a loopback address",
            given=other,
            next_step="nothing was sent; write 127.0.0.1, or mend the machine's table of hosts",
        )


def _secured(endpoint: Endpoint, plain: socket.socket) -> socket.socket:
    if endpoint.scheme == "http":
        return plain
    context = ssl.create_default_context()
    return context.wrap_socket(plain, server_hostname=endpoint.host, do_handshake_on_connect=False)


def _body(endpoint: Endpoint, response: http.client.HTTPResponse) -> bytes:
    parts, size = [], 0
    while chunk := response.read(_CHUNK_BYTES):
        size += len(chunk)
        if size > LARGEST_RESPONSE_BYTES:
            raise _not_as_expected(endpoint, "a response too large", f"more than {LARGEST_RESPONSE_BYTES} bytes")
        parts.append(chunk)
    if response.length:
        raise _not_as_expected(endpoint, "a response that was cut short", f"{response.length} bytes are missing")
    return b"".join(parts)


def _late(endpoint: Endpoint) -> EndpointError:
    return EndpointError(
        "the endpoint took too long",
        where=endpoint.place,
        expected=f"the whole answer within {endpoint.wait_s} seconds",
        given="no whole answer by then",
        next_step="allow more with --wait SECONDS, or set a smaller model",
    )


def _failed(endpoint: Endpoint, problem: Exception) -> EndpointError:
    if isinstance(problem, http.client.HTTPException):
        return _not_as_expected(endpoint, "no HTTP response", type(problem).__name__)
    return EndpointError(
        "the endpoint cannot be reached",
        where=endpoint.place,
        expected="a server of the OpenAI form that listens there",
        given=ascii(str(getattr(problem, "strerror", "") or problem)[:_SHOWN_CHARACTERS]),
        next_step="start it, or look at the address; without --endpoint the rules read alone",
    )


def _redirected(endpoint: Endpoint, status: int, location: str) -> EndpointError:
    return EndpointError(
        "a redirection, which is not followed",
        where=endpoint.place,
        expected="an answer from the address that you set",
        given=f"status {status}, to {_shown(endpoint, location.encode('utf-8', 'replace'))}",
        next_step="if you trust that address, set it with --endpoint",
    )


def _status_error(endpoint: Endpoint, status: int, data: bytes) -> EndpointError:
    ours = "look at what the server says; without --endpoint the rules read alone"
    return EndpointError(
        "the endpoint answers with an error",
        where=endpoint.place,
        expected="status 200",
        given=f"status {status}: {_shown(endpoint, data)}",
        next_step=_ADVICE.get(status, ours),
    )


def _not_as_expected(endpoint: Endpoint, problem: str, given: str) -> EndpointError:
    return EndpointError(
        problem,
        where=endpoint.place,
        expected=f"a chat completion in JSON, whole, of at most {LARGEST_RESPONSE_BYTES} bytes",
        given=given,
        next_step="look at the address and at the server; without --endpoint the rules read alone",
    )


def _shown(endpoint: Endpoint, data: bytes) -> str:
    """Return the first words of what a server sent, hidden characters by number; nothing that repeats the key."""
    words = data.decode("utf-8", "replace")
    key = endpoint.key.word if endpoint.key else ""
    pieces = [key[at : at + _KEY_PIECE] for at in range(max(1, len(key) - _KEY_PIECE + 1))] if key else []
    if any(piece in words for piece in pieces):
        return "(not shown: it repeats a part of the key)"
    return ascii(words[:_SHOWN_CHARACTERS])
