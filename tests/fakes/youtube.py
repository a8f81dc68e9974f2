"""YouTube's comments over real HTTP on loopback: a unit a call, some replies with each thread."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from fakes.loopback import Answer, Asked, serving
from fakes.published import YOUTUBE_QUESTIONS

WITH_A_THREAD = 5  # replies at most


@dataclass
class FakeYouTube:
    """`threads` by film: a comment and its replies; `faults` are (status, reason), given first."""

    key: str
    threads: dict[str, list[tuple[dict[str, Any], list[dict[str, Any]]]]] = field(
        default_factory=dict
    )
    page_size: int = 100
    units: int = 10_000
    faults: list[tuple[int, str]] = field(default_factory=list)
    asked: list[tuple[str, Asked]] = field(default_factory=list)
    url: str = ""

    def answer(self, path: str, asked: Asked, headers: Asked) -> Answer:
        self.asked.append((path, asked))
        self.units -= 1
        status, reason = self._fault(path, asked, headers)
        if status:
            told = {"code": status, "message": "It quotes ความลับ", "errors": [{"reason": reason}]}
            return status, json.dumps({"error": told}).encode(), {}
        items = self._replies(asked) if path == "comments" else self._threads(asked)
        start = int(asked.get("pageToken", 0))
        page: dict[str, Any] = {
            "kind": "youtube#commentThreadListResponse",
            "items": items[start : start + self.page_size],
            "pageInfo": {"resultsPerPage": self.page_size, "totalResults": len(items)},
        }
        if start + self.page_size < len(items):
            page["nextPageToken"] = str(start + self.page_size)
        return 200, json.dumps(page).encode(), {}

    def _fault(self, path: str, asked: Asked, headers: Asked) -> tuple[int, str]:
        if headers.get("x-goog-api-key") != self.key:
            return 400, "keyInvalid"
        if self.faults:
            return self.faults.pop(0)
        if self.units < 0:
            return 403, "quotaExceeded"
        is_fit = not set(asked) - YOUTUBE_QUESTIONS.get(path, set()) and "part" in asked
        if not is_fit or not 1 <= int(asked.get("maxResults", 20)) <= 100:
            return 400, "invalidParameter"
        if path == "commentThreads" and asked.get("videoId") not in self.threads:
            return 404, "videoNotFound"
        return 0, ""

    def _threads(self, asked: Asked) -> list[dict[str, Any]]:
        return [
            {
                "id": top["id"],
                "snippet": {
                    "videoId": asked["videoId"],
                    "topLevelComment": top,
                    "totalReplyCount": len(replies),
                },
                **({"replies": {"comments": replies[:WITH_A_THREAD]}} if replies else {}),
            }
            for top, replies in self.threads[asked["videoId"]]
        ]

    def _replies(self, asked: Asked) -> list[dict[str, Any]]:
        threads = [one for film in self.threads.values() for one in film]
        return next(replies for top, replies in threads if top["id"] == asked["parentId"])


@contextmanager
def a_youtube(**given: Any) -> Iterator[FakeYouTube]:
    fake = FakeYouTube(**given)
    with serving(fake.answer) as fake.url:
        yield fake
