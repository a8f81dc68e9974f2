"""X's recent search over real HTTP on loopback: seven days, pages, and no data where there is none."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from fakes.loopback import Answer, Asked, serving
from fakes.published import X_POST, X_QUESTIONS


@dataclass
class FakeX:
    """`posts` newest first; `faults` are statuses that are given first, in turn."""

    token: str
    now: datetime
    posts: list[dict[str, Any]] = field(default_factory=list)
    page_size: int = 100
    faults: list[int] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)
    left: int = 450
    read: int = 0  # posts that are to be paid for
    asked: list[tuple[str, Asked]] = field(default_factory=list)
    url: str = ""

    def answer(self, path: str, asked: Asked, headers: Asked) -> Answer:
        self.asked.append((path, asked))
        self.left -= 1
        limits = {
            "x-rate-limit-limit": "450",
            "x-rate-limit-remaining": str(max(self.left, 0)),
            "x-rate-limit-reset": str(int(self.now.timestamp()) + 600),
        }
        status = self._fault(path, asked, headers)
        if status:
            told = {"title": "It quotes ความลับ", "type": "about:blank", "status": status}
            return status, json.dumps(told).encode(), limits
        fitting = [one for one in self.posts if self._fits(one, asked)]
        if path.endswith("counts/recent"):
            total = {"total_tweet_count": len(fitting)}
            return 200, json.dumps({"data": [], "meta": total}).encode(), limits
        return 200, self._page(fitting, asked), limits

    def _fault(self, path: str, asked: Asked, headers: Asked) -> int:
        if headers.get("authorization") != f"Bearer {self.token}":
            return 401
        if self.faults:
            return self.faults.pop(0)
        if path not in {"2/tweets/search/recent", "2/tweets/counts/recent"}:
            return 404
        start, end = (_moment(asked[name]) for name in ("start_time", "end_time"))
        is_fit = (
            set(asked) <= X_QUESTIONS
            and len(asked["query"]) <= 512
            and 10 <= int(asked.get("max_results", 10)) <= 100
            and set(asked.get("tweet.fields", "id").split(",")) <= X_POST
            and self.now - timedelta(days=7) <= start < end <= self.now - timedelta(seconds=10)
        )
        return 0 if is_fit else 400

    def _fits(self, one: dict[str, Any], asked: Asked) -> bool:
        at = _moment(one["created_at"])
        return _moment(asked["start_time"]) <= at < _moment(asked["end_time"])

    def _page(self, fitting: list[dict[str, Any]], asked: Asked) -> bytes:
        start = int(asked.get("next_token", "b0").removeprefix("b"))
        fields = {*asked["tweet.fields"].split(","), "edit_history_tweet_ids"}
        data = [
            {name: value for name, value in one.items() if name in fields}
            for one in fitting[start : start + self.page_size]
        ]
        self.read += len(data)
        told: dict[str, Any] = {"meta": {"result_count": len(data)}}
        if data:
            told["data"] = data
            told["meta"] |= {"newest_id": data[0]["id"], "oldest_id": data[-1]["id"]}
        if start + self.page_size < len(fitting):
            told["meta"]["next_token"] = f"b{start + self.page_size}"
        if self.errors:
            told["errors"] = self.errors
        return json.dumps(told).encode()


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written)


@contextmanager
def an_x(**given: Any) -> Iterator[FakeX]:
    fake = FakeX(**given)

    def answer(path: str, asked: Asked, headers: Asked) -> Answer:
        status, body, own = fake.answer(path, asked, headers)
        return status, body, own | {"Date": format_datetime(fake.now.astimezone(UTC), usegmt=True)}

    with serving(answer) as fake.url:
        yield fake
