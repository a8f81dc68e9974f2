"""A Graph API to publish with: a page's posts and films, an account's reels.

Films are fetched by it from an address; a reel waits in a container until that is done.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from fakes.loopback import Answer, Said, speaking

PAGE, ACCOUNT = "77", "1784"
COUNTS = {
    "shares": {"count": 3},
    "likes": {"summary": {"total_count": 20}},
    "comments": {"summary": {"total_count": 5}},
}


@dataclass
class FakePages:
    token: str
    secret: str
    url: str = ""
    posts: dict[str, dict[str, str]] = field(default_factory=dict)  # all that is out, by id
    containers: dict[str, str] = field(default_factory=dict)  # caption by id
    states: list[str] = field(default_factory=list)  # of a container, in turn; then FINISHED
    fails: list[tuple[int, int]] = field(default_factory=list)  # status and code, given first
    loses: int = 0  # so many answers are lost after what was asked is done

    def answer(self, said: Said) -> Answer:
        told = said.query if said.method == "GET" else said.form
        proof = hmac.new(self.secret.encode(), self.token.encode(), hashlib.sha256).hexdigest()
        if (told.get("access_token"), told.get("appsecret_proof")) != (self.token, proof):
            return _fault(400, 190)
        if self.fails:
            return _fault(*self.fails.pop(0))
        edge = said.path.removeprefix("v25.0/")
        found = self._asked(edge, told) if said.method == "GET" else self._told(edge, told)
        if found is None:
            return _fault(400, 100)
        if said.method == "POST" and self.loses:
            self.loses -= 1
            return 0, b"", {}
        return 200, json.dumps(found).encode(), {}

    def _told(self, edge: str, told: dict[str, str]) -> dict[str, Any] | None:
        if told.get("method") == "delete":
            return {"success": True} if self.posts.pop(edge, None) else None
        number = str(9000 + len(self.posts) + len(self.containers))
        if edge == f"{PAGE}/feed":
            self.posts[f"{PAGE}_{number}"] = {"message": told["message"]}
            return {"id": f"{PAGE}_{number}"}
        if edge == f"{PAGE}/videos":
            self.posts[number] = {"description": told["description"], "url": told["file_url"]}
            return {"id": number}
        if edge == f"{ACCOUNT}/media" and told["media_type"] == "REELS":
            self.containers[number] = told["caption"]
            return {"id": number}
        if edge == f"{ACCOUNT}/media_publish" and told["creation_id"] in self.containers:
            self.posts[number] = {"caption": self.containers.pop(told["creation_id"])}
            return {"id": number}
        return None

    def _asked(self, edge: str, asked: dict[str, str]) -> dict[str, Any] | None:
        if edge in self.containers and asked["fields"] == "status_code":
            state = self.states.pop(0) if self.states else "FINISHED"
            return {"status_code": state, "id": edge}
        lists = {
            f"{PAGE}/published_posts": "message",
            f"{PAGE}/videos": "description",
            f"{ACCOUNT}/media": "caption",
        }
        if edge in lists:
            those = [{"id": one, **told} for one, told in self.posts.items() if lists[edge] in told]
            return {"data": those}
        if edge not in self.posts:
            return None
        if asked["fields"] == "permalink":
            return {"permalink": f"https://www.instagram.com/reel/{edge}/", "id": edge}
        if "like_count" in asked["fields"]:
            return {"like_count": 8, "comments_count": 2, "id": edge}
        return {"id": edge, **COUNTS, **({"views": 900} if "views" in asked["fields"] else {})}


def _fault(status: int, code: int) -> Answer:
    error = {"message": "it quotes ความลับ", "type": "OAuthException", "code": code}
    return status, json.dumps({"error": error}).encode(), {}


@contextmanager
def pages(token: str = "token", secret: str = "secret") -> Iterator[FakePages]:
    fake = FakePages(token, secret)
    with speaking(fake.answer) as address:
        fake.url = f"{address}/v25.0"
        yield fake
