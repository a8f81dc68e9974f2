"""A Graph API over real HTTP on loopback, as a page's app sees it.

Thai goes out as escapes, pages may be short or empty and yet have a next one,
`paging.next` carries the token, and faults come as Facebook writes them.
"""

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from fakes.loopback import listening

PATH = "/v25.0"


@dataclass(frozen=True)
class Fails:
    """An answer that is an error."""

    status: int
    code: int
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def body(self) -> bytes:
        error = {
            "message": "it quotes ความลับ",
            "type": "OAuthException",
            "code": self.code,
            "fbtrace_id": "A",
        }
        return json.dumps({"error": error}).encode()


@dataclass
class FakeGraph:
    """`edges` holds what lies at `page/feed` and the like; `faults` are given first, in turn."""

    token: str
    secret: str
    page_size: int = 2
    edges: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    faults: list[Fails] = field(default_factory=list)
    usage: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)  # what was written to it
    url: str = ""

    def answer(self, path: str, asked: dict[str, str]) -> tuple[int, bytes, dict[str, str]]:
        self.asked.append((path, asked))
        proof = hmac.new(self.secret.encode(), self.token.encode(), hashlib.sha256)
        fails = None
        if asked.get("access_token") != self.token:
            fails = Fails(400, 190)
        elif asked.get("appsecret_proof") != proof.hexdigest():
            fails = Fails(400, 100)
        elif self.faults:
            fails = self.faults.pop(0)
        elif path not in self.edges:
            fails = Fails(400, 100)
        if fails:
            return fails.status, fails.body, fails.headers
        return 200, self._page(path, asked), self.usage

    def _page(self, path: str, asked: dict[str, str]) -> bytes:
        start = int(asked.get("after", 0))
        nodes = self.edges[path][start : start + self.page_size]
        told = {"data": [node for node in nodes if node], "paging": {}}
        if start + self.page_size < len(self.edges[path]):
            following = asked | {"after": str(start + self.page_size)}
            told["paging"]["next"] = f"{self.url}/{path}?{urlencode(following)}"
        return json.dumps(told).encode()


@contextmanager
def a_graph(**given: Any) -> Iterator[FakeGraph]:
    fake = FakeGraph(**given)
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            with lock:
                status, body, headers = fake.answer(parts.path.removeprefix(f"{PATH}/"), asked)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"])).decode()
            asked = {name: values[0] for name, values in parse_qs(raw).items()}
            path = urlsplit(self.path).path.removeprefix(f"{PATH}/")
            with lock:
                status, body, _ = fake.answer(path, asked)
                if status == 200:
                    fake.said.append((path, asked["message"]))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    with listening(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        fake.url = f"http://127.0.0.1:{port}{PATH}"
        yield fake
