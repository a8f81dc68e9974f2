"""A Graph API to publish with: a page's posts, pictures and films, an account's reels and pictures.

What is shown is fetched by it from an address.  A film of the page is a draft until it is ready
and published; a reel waits in a container.  Only what is asked for is answered, what it does not
know and what may not be deleted have one code, and the time it keeps is its own.

Source:
    Meta, Graph API reference v25.0: Page Feed, Page Photos, Page Videos, Video, Video Captions;
    Instagram Platform: Content Publishing, IG Media, Media Insights.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any

from fakes.loopback import Answer, Said, speaking

PAGE, ACCOUNT = "77", "1784"
EPOCH = 1_608_422_400  # 2020-12-20 at midnight
COUNTS = {
    "shares": {"count": 3},
    "likes": {"summary": {"total_count": 20}},
    "comments": {"summary": {"total_count": 5}},
    "views": 900,
    "like_count": 8,
    "comments_count": 2,
}
LISTS = {f"{PAGE}/published_posts": "message", f"{ACCOUNT}/media": "caption"}


@dataclass
class FakePages:
    token: str
    secret: str
    url: str = ""
    posts: dict[str, dict[str, str]] = field(default_factory=dict)  # all that is out, by id
    drafts: dict[str, dict[str, str]] = field(default_factory=dict)  # films nobody sees yet
    captions: dict[str, dict[str, bytes]] = field(default_factory=dict)  # by film and locale
    containers: dict[str, dict[str, str]] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)  # of a film or container, in turn; then ready
    fails: list[tuple[int, int]] = field(default_factory=list)  # status and code, given first
    loses: int = 0  # so many answers are lost after what was asked is done
    created: dict[str, int] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)  # may not be deleted
    has_insights: bool = True
    now: int = EPOCH

    def answer(self, said: Said) -> Answer:
        told, file = _told(said)
        proof = hmac.new(self.secret.encode(), self.token.encode(), hashlib.sha256).hexdigest()
        if (told.get("access_token"), told.get("appsecret_proof")) != (self.token, proof):
            return _fault(400, 190)
        if self.fails:
            return _fault(*self.fails.pop(0))
        edge = said.path.removeprefix("v25.0/")
        if edge.endswith("/insights") and not self.has_insights:
            return _fault(403, 10)
        found = self._asked(edge, told) if said.method == "GET" else self._done(edge, told, file)
        if found is None:
            return _fault(400, 100)
        if said.method == "POST" and self.loses:
            self.loses -= 1
            return 0, b"", {}
        return 200, json.dumps(found).encode(), {}

    def _done(self, edge: str, told: dict[str, str], file: bytes) -> dict[str, Any] | None:
        number = str(9000 + len(self.posts) + len(self.drafts) + len(self.containers))
        if told.get("method") == "delete":
            return self._deleted(edge)
        if edge == f"{PAGE}/feed":
            return self._posted(f"{PAGE}_{number}", {"message": told["message"]})
        if edge == f"{PAGE}/photos":
            shown = {"message": told["caption"], "url": told["url"]}
            shown |= {"alt": told["alt_text_custom"]} if "alt_text_custom" in told else {}
            return {**self._posted(f"{PAGE}_{number}", shown), "id": number}
        if edge == f"{PAGE}/videos":
            assert (told["published"], told["unpublished_content_type"]) == ("false", "DRAFT")
            shown = {one: told[one] for one in ("title", "description", "file_url")}
            self.drafts[number] = shown
            return {"id": number}
        return self._of_film(edge, told, file) or self._of_account(edge, told, number)

    def _of_film(self, edge: str, told: dict[str, str], file: bytes) -> dict[str, Any] | None:
        number, _, below = edge.partition("/")
        if number not in {*self.drafts, *self.posts}:
            return None
        if below == "captions":
            name, locale, ending = told["captions_file"].split(".")
            assert (name, ending) == ("captions", "srt")
            self.captions.setdefault(number, {})[locale] = file
            return {"success": True}
        if told.get("published") == "true":
            self.posts[number] = self.drafts.pop(number, None) or self.posts[number]
            return {"success": True}
        return None

    def _of_account(self, edge: str, told: dict[str, str], number: str) -> dict[str, Any] | None:
        if edge == f"{ACCOUNT}/media":
            own = {one: what for one, what in told.items() if not one.startswith(("acc", "app"))}
            self.containers[number] = own
            return {"id": number}
        if edge == f"{ACCOUNT}/media_publish" and told["creation_id"] in self.containers:
            return self._posted(number, self.containers.pop(told["creation_id"]))
        return None

    def _posted(self, number: str, shown: dict[str, str]) -> dict[str, str]:
        self.posts[number], self.created[number] = shown, self.now
        return {"id": number, "post_id": number}

    def _deleted(self, number: str) -> dict[str, bool] | None:
        if number in self.kept:
            return None
        was = self.posts.pop(number, None) or self.drafts.pop(number, None)
        return {"success": True} if was else None

    def _asked(self, edge: str, asked: dict[str, str]) -> dict[str, Any] | None:
        number, _, below = edge.partition("/")
        if edge in LISTS:
            return {"data": self._listed(LISTS[edge], int(asked.get("since", 0)))}
        if number in {*self.drafts, *self.posts} and below == "captions":
            return {"data": [{"locale": one} for one in self.captions.get(number, {})]}
        if number in self.posts and below == "insights":
            counts = {"views": 700, "shares": 4}
            names = asked["metric"].split(",")
            return {"data": [{"name": one, "values": [{"value": counts[one]}]} for one in names]}
        return self._node(number, asked["fields"])

    def _node(self, number: str, fields: str) -> dict[str, Any] | None:
        if fields == "status_code" and number in self.containers:
            return {"status_code": self.states.pop(0) if self.states else "FINISHED"}
        if fields == "status" and number in {*self.drafts, *self.posts}:
            return {"status": {"video_status": self.states.pop(0) if self.states else "ready"}}
        if number not in self.posts:
            return None
        told = {**COUNTS, "permalink": f"https://www.instagram.com/reel/{number}/"}
        return {"id": number} | {name: told[name] for name in told if name in _names(fields)}

    def _listed(self, words: str, since: int) -> list[dict[str, str]]:
        those = [(one, told) for one, told in self.posts.items() if words in told]
        return [
            {"id": one, words: told[words]} for one, told in those if self.created[one] >= since
        ]


def _names(fields: str) -> set[str]:
    return {one.partition(".")[0] for one in fields.split(",")}


def _told(said: Said) -> tuple[dict[str, str], bytes]:
    """What is asked or told, and the file with it, if there is one."""
    kind = said.headers.get("content-type", "")
    if said.method == "GET" or not kind.startswith("multipart/form-data"):
        return (said.query if said.method == "GET" else said.form), b""
    form = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + said.body)
    told, file = {}, b""
    for part in form.get_payload():
        name = str(part.get_param("name", header="content-disposition"))
        content = part.get_payload(decode=True)
        told[name] = part.get_filename() or content.decode()
        file = content if part.get_filename() else file
    return told, file


def _fault(status: int, code: int) -> Answer:
    error = {"message": "it quotes ความลับ", "type": "OAuthException", "code": code}
    return status, json.dumps({"error": error}).encode(), {}


@contextmanager
def pages(token: str = "token", secret: str = "secret") -> Iterator[FakePages]:
    fake = FakePages(token, secret)
    with speaking(fake.answer) as address:
        fake.url = f"{address}/v25.0"
        yield fake
