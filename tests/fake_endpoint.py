"""An endpoint on this machine that answers as a test says: honest, lying, or broken. It reaches nothing."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


class Fake(ThreadingHTTPServer):
    """A server that keeps what it was asked: path, headers and body of each request."""

    daemon_threads = True

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = answer
        self.asked: list[tuple[str, dict[str, str], dict[str, Any]]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, Fake)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, dict(self.headers), body))
        with suppress(OSError):
            self.server.answer(self, body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def fake(answer: Answer) -> Iterator[Fake]:
    """Yield a server that runs while the test does."""
    with Fake(answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def send(
    handler: BaseHTTPRequestHandler,
    data: bytes,
    status: int = 200,
    media_type: str = "application/json",
    **headers: str,
) -> None:
    """Send a whole response."""
    handler.send_response(status)
    handler.send_header("Content-Type", media_type)
    handler.send_header("Content-Length", str(len(data)))
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(data)


def saying(words: Any) -> Answer:
    """Return the answer of a server whose model says these words, or this object as JSON."""
    text = words if isinstance(words, str) else json.dumps(words)
    completion = {"id": "x", "object": "chat.completion", "choices": [{"index": 0, "message": {"content": text}}]}
    return lambda handler, body: send(handler, json.dumps(completion).encode())


def data_of(body: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """Return the lists and the report that a request gives to the model."""
    user = body["messages"][1]["content"]
    first, lists, _, *report = user.split("\n")
    assert first.startswith("BEGIN DATA ")
    assert report[-1] == first.replace("BEGIN", "END")
    return json.loads(lists), "\n".join(report[:-1])
