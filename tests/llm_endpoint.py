"""An OpenAI-compatible endpoint over real HTTP on loopback, which answers what a test tells it to."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from fakes.loopback import listening

PRAISE = {"positive": 0.9, "neutral": 0.06, "negative": 0.04}


@dataclass(frozen=True)
class Answer:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0.0  # seconds


def says(content: Any, **choice: Any) -> Answer:
    """A whole answer of a chat; what is no text goes in as JSON."""
    content = content if isinstance(content, str) else json.dumps(content)
    message = {"role": "assistant", "content": content}
    body = {
        "object": "chat.completion",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message} | choice],
        "usage": {"prompt_tokens": 700, "completion_tokens": 40, "total_tokens": 740},
    }
    return Answer(body=json.dumps(body).encode())


def praises(**moods: float) -> Answer:
    return says({"sentiment": moods or PRAISE, "services": ["id_card"], "drivers": ["speed"]})


def fault(status: int, code: str, *, param: str | None = None, **headers: str) -> Answer:
    error = {"message": "it quotes ความลับ", "type": "invalid", "code": code, "param": param}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, json.dumps({"error": error}).encode(), named)


@dataclass
class Fake:
    """`answer` is asked with the body of each request; `asked` and `headers` keep what came."""

    answer: Callable[[dict[str, Any]], Answer]
    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        return [body["messages"][-1]["content"] for body in self.asked]


def in_turn(*answers: Answer) -> Callable[[dict[str, Any]], Answer]:
    """The answers one after the other; the last one ever after."""
    left = list(answers)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


@contextmanager
def an_endpoint(answer: Callable[[dict[str, Any]], Answer]) -> Iterator[Fake]:
    fake = Fake(answer)
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                fake.asked.append(body)
                fake.headers.append(dict(self.headers))
                given = fake.answer(body)
            if self.path != "/v1/chat/completions":
                given = fault(404, "no_such_path")
            time.sleep(given.after)
            try:
                self.send_response(given.status)
                for name, value in given.headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in given.headers:
                    self.send_header("Content-Length", str(len(given.body)))
                self.end_headers()
                self.wfile.write(given.body)
            except (BrokenPipeError, ConnectionResetError):
                pass  # who asked has gone

        def log_message(self, *_: Any) -> None:
            pass

    with listening(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        fake.url = f"http://127.0.0.1:{port}/v1"
        yield fake
