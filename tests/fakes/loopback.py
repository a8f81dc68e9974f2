"""Servers on loopback: one for any protocol, and one over HTTP for services that are only asked."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from urllib.parse import parse_qs, urlsplit

Asked = dict[str, str]
Answer = tuple[int, bytes, dict[str, str]]


@contextmanager
def listening(server: TCPServer) -> Iterator[int]:
    """Its port, while it answers in a thread of its own."""
    with server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


@dataclass(frozen=True)
class Said:
    """A request, whole."""

    method: str
    path: str
    query: Asked
    headers: Asked  # names in small letters
    body: bytes

    @property
    def form(self) -> Asked:
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()}


@contextmanager
def speaking(answer: Callable[[Said], Answer]) -> Iterator[str]:
    """Its address; it is asked and told things. A status of 0: the answer is lost on its way."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(int(headers.get("content-length", 0)))
            said = Said(self.command, parts.path.strip("/"), query, headers, body)
            with lock:
                status, told, own = answer(said)
            if not status:
                self.close_connection = True
                return
            self.send_response_only(status)
            for name, value in own.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        do_GET = do_POST = do_PUT = do_DELETE = _do  # noqa: N815 - names of http.server

        def log_message(self, *_: object) -> None:
            pass

    with listening(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        yield f"http://127.0.0.1:{port}"


@contextmanager
def serving(answer: Callable[[str, Asked, Asked], Answer]) -> Iterator[str]:
    """Its address; `answer` is given the path, the query and the headers in small letters."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            given = {name.lower(): value for name, value in self.headers.items()}
            with lock:
                status, body, headers = answer(parts.path.strip("/"), asked, given)
            self.send_response_only(status)  # dated by the fake's clock, or not at all
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with listening(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        yield f"http://127.0.0.1:{port}"
