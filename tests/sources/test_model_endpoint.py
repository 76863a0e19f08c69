"""The connection to a language model, held against servers that are honest, slow, broken or somewhere else."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from rich.pretty import pretty_repr

from detente.model.errors import EndpointError, InputError
from detente.sources import model_endpoint
from detente.sources.model_address import Endpoint, Secret, endpoint_at, is_loopback, key_of
from detente.sources.model_endpoint import LARGEST_RESPONSE_BYTES, complete
from tests.fake_endpoint import Answer, fake, saying, send

MESSAGES = (("system", "Choose."), ("user", "Words “as they came” \ud800."))
KEY = "sk-zq8831-secret-word"


def at(address: str, wait_s: int = 20, key: str | None = None) -> Endpoint:
    return endpoint_at(address, "small/model:1", wait_s, Secret(key) if key else None)


def test_the_request_is_that_of_an_openai_endpoint() -> None:
    with fake(saying("{}")) as server:
        assert complete(at(server.address + "/", key=KEY), MESSAGES) == "{}"
    ((path, headers, body),) = server.asked
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert headers["Content-Type"] == "application/json"
    assert body["model"] == "small/model:1"
    assert (body["temperature"], body["stream"]) == (0, False)
    assert body["response_format"] == {"type": "json_object"}
    assert [(m["role"], m["content"]) for m in body["messages"]] == list(MESSAGES)


def test_without_a_key_none_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with fake(saying("{}")) as server:
        complete(at(server.address), MESSAGES)
    assert "Authorization" not in server.asked[0][1]


def status(code: int, data: bytes = b'{"error": {"message": "no such model"}}', **headers: str) -> Answer:
    return lambda handler, body: send(handler, data, code, **headers)


def raw(data: bytes) -> Answer:
    """Return an answer of bytes alone, no HTTP added."""

    def answer(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        handler.wfile.write(data)
        handler.close_connection = True

    return answer


def completed(**choice: Any) -> bytes:
    return json.dumps({"choices": [choice]}).encode()


BROKEN: dict[str, tuple[Answer, str, str]] = {
    "429": (status(429), "answers with an error", "quota"),
    "500": (status(500, b"<html>oops</html>"), "answers with an error", "oops"),
    "404": (status(404), "answers with an error", "no such model"),
    "401": (status(401), "answers with an error", "--key-file"),
    "redirect": (status(302, Location="http://203.0.113.7/x"), "a redirection", "203.0.113.7"),
    "redirect 308": (status(308, Location="/v2"), "a redirection", "/v2"),
    "a page": (
        lambda handler, body: send(handler, b"<!doctype html><p>Log in", media_type="text/html"),
        "a page",
        "Log in",
    ),
    "a page called JSON": (status(200, b"  <html>"), "a page", "html"),
    "not JSON": (status(200, b"hello"), "no chat completion", "malformed"),
    "invalid UTF-8": (
        status(200, b'{"choices": [{"message": {"content": "\xff\xfe"}}]}'),
        "no chat completion",
        "",
    ),
    "half a surrogate": (
        status(200, rb'{"choices": [{"message": {"content": "\ud800"}}]}'),
        "no chat completion",
        "",
    ),
    "no choices": (status(200, b'{"choices": []}'), "without words", ""),
    "no content": (status(200, completed(message={"content": None})), "without words", ""),
    "another shape": (status(200, b'{"choices": [{"text": "x"}]}'), "no chat completion", "message"),
    "content of another type": (status(200, completed(message={"content": 7})), "no chat completion", "str"),
    "cut by the model": (
        status(200, completed(message={"content": "{"}, finish_reason="length")),
        "cut short",
        "length",
    ),
    "deep": (status(200, b'{"x":' + b"[" * 200_000 + b"]" * 200_000 + b"}"), "no chat completion", ""),
    "huge": (status(200, b" " * (LARGEST_RESPONSE_BYTES + 1)), "too large", ""),
    "huge, of no told length": (
        raw(b"HTTP/1.0 200 OK\r\n\r\n" + b"[" * (LARGEST_RESPONSE_BYTES + 70_000)),
        "too large",
        "",
    ),
    "cut on the way": (raw(b"HTTP/1.0 200 OK\r\nContent-Length: 500\r\n\r\n{}"), "cut short", "498"),
    "a bad chunk": (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), "no HTTP response", ""),
    "no HTTP": (raw(b"220 mail ready\r\n"), "no HTTP response", "BadStatusLine"),
    "nothing": (raw(b""), "", ""),
    "long header": (
        raw(b"HTTP/1.0 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n"),
        "no HTTP response",
        "LineTooLong",
    ),
    "many headers": (raw(b"HTTP/1.0 200 OK\r\n" + b"X: a\r\n" * 200 + b"\r\n{}"), "no HTTP response", ""),
}


@pytest.mark.parametrize("name", list(BROKEN))
def test_a_broken_server_is_an_error_that_teaches(name: str) -> None:
    answer, problem, given = BROKEN[name]
    with fake(answer) as server, pytest.raises(EndpointError) as raised:
        complete(at(server.address), MESSAGES)
    error = raised.value
    assert problem in error.problem
    assert given in str(error)
    assert error.where == server.address.removesuffix("/v1")
    assert error.expected
    assert error.next_step
    assert str(error).isascii()
    assert len(server.asked) == 1, "nothing is tried twice, no redirection is followed"


def test_a_redirection_to_another_server_is_not_followed() -> None:
    with fake(saying("{}")) as other, fake(status(307, Location=other.address)) as server:
        with pytest.raises(EndpointError, match="redirection"):
            complete(at(server.address, key=KEY), MESSAGES)
        assert not other.asked


def dripping(first: bytes, drip: bytes) -> Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]:
    def answer(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        handler.wfile.write(first)
        for _ in range(200):
            handler.wfile.write(drip)
            time.sleep(0.05)

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        dripping(b"HTTP/1.0 200 OK\r\n\r\n", b"{"),
        dripping(b"HTTP/1.0 200 OK\r\nContent-Length: 900\r\n\r\n", b"{"),
        dripping(b"HTTP/1.0 200 OK\r\nX-Long: ", b"a"),
        dripping(b"", b"HTTP/1.0 100 Continue\r\n\r\n"),
        dripping(b"", b""),
    ],
    ids=["body", "body of a told length", "header", "continue", "silence"],
)
def test_a_server_that_drips_is_left_when_the_time_is_up(answer: Answer) -> None:
    began_s = time.monotonic()
    with fake(answer) as server, pytest.raises(EndpointError, match="took too long") as raised:
        complete(at(server.address, wait_s=1), MESSAGES)
    assert time.monotonic() - began_s < 8
    assert "--wait" in raised.value.next_step


def test_a_server_that_is_down() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(EndpointError, match="cannot be reached"):
        complete(at(f"http://127.0.0.1:{port}"), MESSAGES)


def test_a_server_that_speaks_no_tls() -> None:
    with fake(saying("{}")) as server, pytest.raises(EndpointError):
        complete(at(server.address.replace("http:", "https:"), wait_s=5), MESSAGES)
    assert not server.asked


def test_a_name_of_this_machine_that_leads_elsewhere_is_sent_nothing() -> None:
    with fake(saying("{}")) as server:
        made = at(f"http://localhost:{server.server_port}/v1")
        with (
            mock.patch.object(model_endpoint, "is_loopback", return_value=False),
            pytest.raises(EndpointError) as e,
        ):
            complete(made, MESSAGES)
        assert "leads elsewhere" in e.value.problem
        assert not server.asked
        assert complete(made, MESSAGES) == "{}"


@pytest.mark.parametrize("data", [f'{{"error": "bad key {KEY}"}}', f"{KEY[3:12]} is wrong", f"<html>{KEY}"])
def test_a_key_that_the_server_repeats_is_not_shown(data: str) -> None:
    for code in (200, 401, 302):
        with fake(status(code, data.encode(), Location=f"/{KEY}")) as server, pytest.raises(EndpointError) as e:
            complete(at(server.address, key=KEY), MESSAGES)
        assert not any(KEY[at_ : at_ + 6] in str(e.value) for at_ in range(len(KEY) - 5))


def test_a_key_is_never_shown() -> None:
    made = at("http://127.0.0.1:1", key=KEY)
    assert KEY not in repr(made) + str(made) + pretty_repr(made) + f"{made}" + made.place


def test_no_thread_is_left_behind() -> None:
    with fake(saying("{}")) as server:
        before = threading.active_count()
        complete(at(server.address), MESSAGES)
        deadline_s = time.monotonic() + 5
        while threading.active_count() > before and time.monotonic() < deadline_s:
            time.sleep(0.01)
        assert threading.active_count() <= before


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1:8080",
        "ftp://127.0.0.1/v1",
        "file:///etc/hosts",
        "http://",
        "http://user:word@127.0.0.1/v1",
        "http://127.0.0.1/v1?key=x",
        "http://127.0.0.1/v1#x",
        "http://127.0.0.1:99999/v1",
        "http://127.0.0.1:x/v1",
        "http://[::1/v1",
        "http://127.0.0.1/v1 HTTP/1.1",
        "http://127.0.0.1/v1\r\nX: y",
        "http://exämple/v1",
        "http://a b/",
    ],
)
def test_what_is_no_address_is_refused_and_a_secret_in_it_not_repeated(address: str) -> None:
    with pytest.raises(InputError) as raised:
        at(address)
    assert raised.value.where == "--endpoint"
    assert "user:word" not in str(raised.value)
    assert "key=x" not in str(raised.value)


@pytest.mark.parametrize("name", ["", "a b", "x\ny", "é", "a" * 101])
def test_what_is_no_name_of_a_model_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="--model"):
        endpoint_at("http://127.0.0.1", name, 5)


@pytest.mark.parametrize("wait_s", [0, -1, 3_601])
def test_a_time_to_wait_has_its_limits(wait_s: int) -> None:
    with pytest.raises(InputError, match="3600"):
        at("http://127.0.0.1", wait_s)


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("http://127.0.0.1:8080/v1", True),
        ("http://127.9.9.9/v1", True),
        ("http://[::1]:8080", True),
        ("http://[::ffff:127.0.0.1]", True),
        ("http://LOCALHOST", True),
        ("http://localhost.", True),
        ("http://0.0.0.0", False),
        ("http://[::]", False),
        ("http://10.0.0.1", False),
        ("http://127.0.0.1.example.org", False),
        ("http://localhost.example.org", False),
        ("https://example.org", False),
        ("http://2130706433", False),
    ],
)
def test_which_addresses_are_this_machine(address: str, ours: bool) -> None:
    assert at(address).is_loopback is ours


def test_a_name_is_no_loopback_number() -> None:
    assert not is_loopback("localhost")


def test_a_key_travels_encrypted_or_stays_here() -> None:
    assert at("https://example.org", key=KEY).key is not None
    with pytest.raises(InputError, match="unencrypted"):
        at("http://example.org", key=KEY)


def test_where_a_key_comes_from(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(f"{KEY}\n")
    assert key_of(None, None) is None
    assert key_of(None, "") is None
    assert key_of(file, "other-key") == Secret(KEY)
    assert key_of(None, KEY) == Secret(KEY)


@pytest.mark.parametrize("data", [b"", b"two words", b"one\ntwo", b"\xff\xfe", b"a" * 5_000, b"x\x00y"])
def test_what_is_no_key_is_refused_and_not_repeated(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_bytes(data)
    with pytest.raises(InputError) as raised:
        key_of(file, None)
    assert not data or data[:5].decode("latin-1") not in str(raised.value).replace(str(file), "")


def test_a_file_of_a_key_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        key_of(tmp_path / "none", None)
