"""A LINE Messaging API over real HTTP on loopback: a reply's token is good once."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from fakes.loopback import listening


@dataclass
class FakeLine:
    token: str
    url: str = ""
    used: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    said: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    fails: list[int] = field(default_factory=list)  # statuses, given first
    answered: dict[str, str] = field(default_factory=dict)  # ids of broadcasts, by key
    loses: int = 0  # answers that are lost after what was asked is done
    contents: dict[str, tuple[bytes, str]] = field(default_factory=dict)  # by message; or none

    def content(self, path: str, headers: dict[str, str]) -> tuple[int, bytes, str]:
        """What lies at `api-data`; it expires: then it is not there."""
        if headers.get("Authorization") != f"Bearer {self.token}":
            return 401, b"{}", "application/json"
        if self.fails:
            return self.fails.pop(0), b"{}", "application/json"
        if path.startswith("/v2/bot/insight/message/event"):
            told = {"overview": {"requestId": path.rpartition("=")[2], "uniqueImpression": 321}}
            return 200, json.dumps(told).encode(), "application/json"
        message = path.removeprefix("/v2/bot/message/").removesuffix("/content")
        if message not in self.contents:
            return 404, b"{}", "application/json"
        return 200, *self.contents[message]

    def take(self, path: str, body: dict[str, Any], headers: dict[str, str]) -> int:
        if headers.get("Authorization") != f"Bearer {self.token}":
            return 401
        if self.fails:
            return self.fails.pop(0)
        way = path.rpartition("/")[2]
        mark, seen = (
            (body["replyToken"], self.used)
            if way == "reply"
            else (headers["X-Line-Retry-Key"], self.keys)
        )
        if not mark or mark in seen:
            return 400 if way == "reply" else 409
        seen.add(mark)
        self.said.append((way, body))
        return 200

    @property
    def texts(self) -> list[str]:
        return [message["text"] for _, body in self.said for message in body["messages"]]


@contextmanager
def a_line(token: str) -> Iterator[FakeLine]:
    fake = FakeLine(token)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            # urllib writes X-line-retry-key; names of headers know no case.
            headers = {name.title(): value for name, value in self.headers.items()}
            status = fake.take(self.path, body, headers)
            key = headers.get("X-Line-Retry-Key", "")
            taken = fake.answered.setdefault(key, f"r{len(fake.answered)}")
            if fake.loses:
                fake.loses -= 1
                self.close_connection = True
                return
            sent = [{"id": str(len(fake.said)), "quoteToken": "q"} for _ in body["messages"]]
            told = {"sentMessages": sent} if status == 200 else {"message": "It is refused"}
            answer = json.dumps(told).encode()
            self.send_response(status)
            named = "X-Line-Accepted-Request-Id" if status == 409 else "X-Line-Request-Id"
            self.send_header(named, taken)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def do_GET(self) -> None:
            headers = {name.title(): value for name, value in self.headers.items()}
            status, body, media_type = fake.content(self.path, headers)
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    with listening(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        fake.url = f"http://127.0.0.1:{port}"
        yield fake
