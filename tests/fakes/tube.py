"""A YouTube to publish with: tokens for an hour, films in parts, captions, counts.

It refuses a description of more than 5,000 bytes and signs that it does not take, keeps films
private of a project that nobody audited, and makes captions of its own when it feels like it.

Source:
    Google, YouTube Data API v3: Resumable Uploads, Videos, Captions.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from fakes.loopback import Answer, Said, speaking

NONE = (404, b'{"error": {"errors": [{"reason": "videoNotFound"}]}}', {})


@dataclass
class FakeTube:
    refresh: str
    url: str = ""
    sessions: dict[str, bytearray] = field(default_factory=dict)
    told: dict[str, dict[str, object]] = field(default_factory=dict)  # of a session
    films: dict[str, bytes] = field(default_factory=dict)
    captions: dict[str, dict[str, bytes]] = field(default_factory=dict)  # by film and language
    takes: list[int] = field(default_factory=list)  # bytes of a part that arrive, then it breaks
    loses: int = 0  # answers that are lost after what was asked is done
    out_of_quota: bool = False
    uploads_are_up: bool = False  # the channel handed over all that it may in a day
    is_audited: bool = True
    by_machine: list[str] = field(default_factory=list)  # languages of captions of its own

    def answer(self, said: Said) -> Answer:
        if said.path == "token":
            is_known = said.form.get("refresh_token") == self.refresh
            return _told({"access_token": "hour"}) if is_known else (400, b"{}", {})
        if said.headers.get("authorization") != "Bearer hour":
            return 401, b'{"error": {"errors": [{"reason": "authError"}]}}', {}
        if self.out_of_quota:
            return 403, b'{"error": {"errors": [{"reason": "quotaExceeded"}]}}', {}
        found = self._taken(said)
        if self.loses and said.method != "GET":
            self.loses -= 1
            return 0, b"", {}
        return found

    def _taken(self, said: Said) -> Answer:
        if said.path.startswith("upload/"):
            return self._upload(said)
        video = said.query.get("id") or said.query.get("videoId", "")
        if video not in self.films:
            return NONE if said.method == "DELETE" or "captions" in said.path else _told({})
        if said.method == "DELETE":
            del self.films[video]
            return 204, b"", {}
        if said.path.endswith("captions"):
            kinds = dict.fromkeys(self.by_machine, "ASR")
            kinds |= dict.fromkeys(self.captions.get(video, {}), "standard")
            those = [{"language": one, "trackKind": kind} for one, kind in kinds.items()]
            return _told({"items": [{"snippet": one} for one in those]})
        if said.query["part"] == "status":
            seen = "public" if self.is_audited else "private"
            return _told({"items": [{"id": video, "status": {"privacyStatus": seen}}]})
        counts = {"viewCount": "1234", "likeCount": "56"}  # comments are closed
        return _told({"items": [{"id": video, "statistics": counts}]})

    def _upload(self, said: Said) -> Answer:
        if said.path.endswith("captions"):
            told, words = re.findall(rb"\r\n\r\n(.*?)\r\n--", said.body, re.DOTALL)
            snippet = json.loads(told)["snippet"]
            has = self.captions.setdefault(snippet["videoId"], {})
            if snippet["language"] in has:
                return 409, b'{"error": {"errors": [{"reason": "captionExists"}]}}', {}
            has[snippet["language"]] = words
            return _told({"id": "c"})
        if said.method == "POST" and self.uploads_are_up:
            return 400, b'{"error": {"errors": [{"reason": "uploadLimitExceeded"}]}}', {}
        if said.method == "POST":
            words = json.loads(said.body)["snippet"]
            if len(words["description"].encode()) > 5000 or {"<", ">"} & set(words["title"]):
                return 400, b'{"error": {"errors": [{"reason": "invalidDescription"}]}}', {}
            number = f"s{len(self.sessions)}"
            self.sessions[number], self.told[number] = bytearray(), json.loads(said.body)
            where = f"{self.url}/upload/youtube/v3/videos?upload_id={number}"
            return 200, b"", {"Location": where}
        return self._part(said)

    def _part(self, said: Said) -> Answer:
        number = said.query["upload_id"]
        if number not in self.sessions:
            return 404, b"{}", {}
        has = self.sessions[number]
        which, total = said.headers["content-range"].removeprefix("bytes ").split("/")
        if which != "*":
            start = int(which.split("-")[0])
            assert start == len(has), "a part that does not go on where the last one ended"
            broke = self.takes.pop(0) if self.takes else len(said.body)
            has += said.body[:broke]
            if broke < len(said.body):
                return 503, b"{}", {}
        is_known = total == "*" and f"v{number}" in self.films  # who asks knows not how long it is
        if is_known or total == str(len(has)):
            self.films[f"v{number}"] = bytes(has)
            return _told({"id": f"v{number}"})
        return 308, b"", {"Range": f"bytes=0-{len(has) - 1}"} if has else {}


def _told(what: dict[str, object]) -> Answer:
    return 200, json.dumps(what).encode(), {}


@contextmanager
def a_tube(refresh: str = "leave") -> Iterator[FakeTube]:
    fake = FakeTube(refresh)
    with speaking(fake.answer) as address:
        fake.url = address
        yield fake
