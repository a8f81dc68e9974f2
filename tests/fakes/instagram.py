"""Instagram's hashtag search over real HTTP on loopback: a day back, thirty hashtags, no author."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from fakes.graph import Fails
from fakes.loopback import Answer, Asked, serving
from fakes.published import INSTAGRAM_MEDIA, INSTAGRAM_QUESTIONS

OWN = {"access_token", "appsecret_proof"}


@dataclass
class FakeInstagram:
    """`media` by hashtag; `now` is the moment of its clock; `faults` are given first, in turn."""

    token: str
    now: datetime
    media: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    page_size: int = 50
    faults: list[Fails] = field(default_factory=list)
    searched: list[str] = field(default_factory=list)
    asked: list[tuple[str, Asked]] = field(default_factory=list)
    url: str = ""

    def answer(self, path: str, asked: Asked, _: Asked) -> Answer:
        edge = path.rpartition("/")[2]
        own = {name: value for name, value in asked.items() if name not in OWN}
        self.asked.append((path, own))
        fails = self._fault(edge, asked, own)
        if fails:
            return fails.status, fails.body, fails.headers
        if edge == "ig_hashtag_search":
            return 200, json.dumps({"data": self._found(own["q"])}).encode(), {}
        return 200, self._page(path, own), {}

    def _fault(self, edge: str, asked: Asked, own: Asked) -> Fails | None:
        if asked.get("access_token") != self.token:
            return Fails(400, 190)
        if self.faults:
            return self.faults.pop(0)
        fields = set(own.get("fields", "id").split(","))
        is_fit = set(own) <= INSTAGRAM_QUESTIONS.get(edge, set()) and "user_id" in own
        if not is_fit or fields - INSTAGRAM_MEDIA or int(own.get("limit", 25)) > 50:
            return Fails(400, 100)
        if edge == "ig_hashtag_search" and len({*self.searched, own["q"]}) > 30:
            return Fails(400, 18)
        return None

    def _found(self, hashtag: str) -> list[dict[str, str]]:
        self.searched.append(hashtag)
        names = list(self.media)
        return [{"id": f"1784{names.index(hashtag)}"}] if hashtag in names else []

    def _page(self, path: str, asked: Asked) -> bytes:
        hashtag = list(self.media)[int(path.split("/")[-2].removeprefix("1784"))]
        shown = [one for one in self.media[hashtag] if self._is_shown(one)]
        start = int(asked.get("after", 0))
        fields = asked["fields"].split(",")
        data = [
            {name: one[name] for name in fields if name in one}
            for one in shown[start : start + self.page_size]
        ]
        told: dict[str, Any] = {"data": data, "paging": {}}
        if start + self.page_size < len(shown):
            following = asked | {"after": str(start + self.page_size), "access_token": self.token}
            told["paging"]["next"] = f"{self.url}/{path}?{urlencode(following)}"
        return json.dumps(told).encode()

    def _is_shown(self, one: dict[str, Any]) -> bool:
        return datetime.fromisoformat(one["timestamp"]) >= self.now - timedelta(hours=24)


@contextmanager
def an_instagram(**given: Any) -> Iterator[FakeInstagram]:
    fake = FakeInstagram(**given)
    with serving(fake.answer) as fake.url:
        yield fake
