"""Films of a YouTube channel with their captions; handed over in parts that may break off.

Source:
    Google, YouTube Data API v3: Resumable Uploads; Videos (a title of 100 letters, a description
    of 5,000 bytes, neither with < or >; films of a project that Google has not audited stay
    private); captions (list, insert: 409 `captionExists`; tracks by machine are `ASR`).
"""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode

from sangsuk.connectors.answers import list_of, node_of
from sangsuk.connectors.asking import PASSING_WAIT, Fault, ServiceError, ask
from sangsuk.connectors.outlets.contract import Before, Begun, Limits, Piece, Reach, Sent
from sangsuk.connectors.outlets.youtube_upload import GONE, captions_body, go_on, known_of
from sangsuk.connectors.youtube.client import error_of

LIMITS: Final = Limits(
    letters=5000, octets=5000, longest=12 * 3600.0, biggest=256e9, title=100, films_only=True
)
WATCH: Final = "https://www.youtube.com/watch?v="
LABEL: Final = {"th": "ไทย", "en": "English"}
HANDED: Final = "handed:"  # before the id of a film that is there and lacks captions
THERE: Final = 409
PUBLIC: Final = "public"
UNTIL_LOOKED: Final = timedelta(hours=1)  # at a film that nobody else may see
UNTAKEN: Final = str.maketrans("<>", "‹›")
EDUCATION: Final = "27"  # of YouTube's categories
JSON: Final = {"Content-Type": "application/json; charset=UTF-8"}


class YouTubeChannel:
    """One channel, by a token that its owner gave for it."""

    def __init__(self, api: str, upload: str, token_url: str, secrets: Mapping[str, str]) -> None:
        """Keep where it is.

        Args:
            api: of the Data API, without a slash at its end.
            upload: where films and captions are handed over.
            token_url: where a token is given for an hour.
            secrets: `client_id`, `client_secret` and `refresh_token`.
        """
        self._api, self._upload, self._token_url = api, upload, token_url
        self._secrets = dict(secrets)

    def publish(self, piece: Piece, before: Before) -> Sent | Begun:
        """First a session, then the film's bytes, then its captions; each goes on where it was."""
        if piece.film is None:
            raise ServiceError(Fault.REQUEST, 0, PASSING_WAIT)
        own, mark = self._own(), before.mark
        if not mark:
            return Begun(self._session(piece, own))
        if not mark.startswith(HANDED):
            try:
                return Begun(HANDED + go_on(mark, piece.film.path, own))
            except ServiceError as error:
                if error.code != GONE:
                    raise
                return Begun(self._session(piece, own))  # a session lives for a week
        number = mark.removeprefix(HANDED)
        for language in sorted(set(piece.film.captions) - self._captioned(number, own)):
            self._caption(number, language, piece.film.captions[language], own)
        if not self._is_public(number, own):
            raise ServiceError(Fault.CLOSED, 0, UNTIL_LOOKED)
        return Sent(number, WATCH + number)

    def find(self, _piece: Piece, before: Before) -> Sent | None:
        """The film that a session has whole, also where ours is gone."""
        number = before.mark.removeprefix(HANDED)
        if number and number == before.mark:
            number = known_of(before.mark, self._own())
        return Sent(number, WATCH + number) if number else None

    def take_down(self, native_id: str) -> bool:
        """Delete the film, its captions with it."""
        asked = urlencode({"id": native_id})
        try:
            self._ask(f"{self._api}/videos?{asked}", self._own(), method="DELETE")
        except ServiceError as error:
            if error.code != GONE:
                raise
        return True

    def reach(self, native_id: str) -> Reach:
        asked = urlencode({"part": "statistics", "id": native_id})
        told = self._ask(f"{self._api}/videos?{asked}", self._own())
        items = list_of(told, "items")
        counts = node_of(items[0] if items else {}, "statistics")
        named = ("viewCount", "likeCount", "commentCount")
        views, likes, comments = (_number(counts.get(name)) for name in named)
        return Reach(views=views, likes=likes, comments=comments)

    def _own(self) -> dict[str, str]:
        said = urlencode({**self._secrets, "grant_type": "refresh_token"}).encode()
        raw, _ = ask(self._token_url, sort=_token_error, said=said)
        return {"Authorization": f"Bearer {_json(raw).get('access_token', '')}"}

    def _session(self, piece: Piece, own: Mapping[str, str]) -> str:
        told = {
            "snippet": {
                "title": piece.title.translate(UNTAKEN),
                "description": piece.text.translate(UNTAKEN),
                "categoryId": EDUCATION,
                "defaultLanguage": piece.language,
                "defaultAudioLanguage": piece.language,
            },
            "status": {"privacyStatus": PUBLIC, "selfDeclaredMadeForKids": False},
        }
        asked = urlencode({"uploadType": "resumable", "part": "snippet,status"})
        _, headers = ask(
            f"{self._upload}/videos?{asked}",
            sort=error_of,
            headers={**own, **JSON, "X-Upload-Content-Type": "video/mp4"},
            said=json.dumps(told).encode(),
        )
        where = headers.get("location", "")
        if not where.startswith(self._upload):  # the token goes to the named host alone
            raise ServiceError(Fault.OUTAGE, 0, PASSING_WAIT)
        return where

    def _is_public(self, number: str, own: Mapping[str, str]) -> bool:
        asked = urlencode({"part": "status", "id": number})
        items = list_of(self._ask(f"{self._api}/videos?{asked}", own), "items")
        return any(node_of(one, "status").get("privacyStatus") == PUBLIC for one in items)

    def _captioned(self, number: str, own: Mapping[str, str]) -> set[str]:
        """The languages of captions by people: those by machine are no stand-in for ours."""
        asked = urlencode({"part": "snippet", "videoId": number})
        told = self._ask(f"{self._api}/captions?{asked}", own)
        tracks = [node_of(one, "snippet") for one in list_of(told, "items")]
        ours = [one for one in tracks if str(one.get("trackKind")).lower() != "asr"]
        return {str(one.get("language")) for one in ours}

    def _caption(self, number: str, language: str, said: bytes, own: Mapping[str, str]) -> None:
        name = LABEL.get(language, language)
        told = {"snippet": {"videoId": number, "language": language, "name": name}}
        asked = urlencode({"uploadType": "multipart", "part": "snippet"})
        headers, body = captions_body(told, said)
        try:
            self._ask(f"{self._upload}/captions?{asked}", {**own, **headers}, said=body)
        except ServiceError as error:
            if error.code != THERE:  # the answer to a former try was lost
                raise

    def _ask(self, address: str, headers: Mapping[str, str], **how: Any) -> dict[str, Any]:
        raw, _ = ask(address, sort=error_of, headers=headers, **how)
        return _json(raw) if raw else {}


def _json(raw: bytes) -> dict[str, Any]:
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise ServiceError(Fault.OUTAGE, 0, PASSING_WAIT)
    return told


def _token_error(status: int, headers: Mapping[str, str], raw: bytes) -> ServiceError:
    """The owner took the leave back, or the secret is another: a person must give it again."""
    if status in (400, 401):
        return ServiceError(Fault.TOKEN, status, PASSING_WAIT)
    return error_of(status, headers, raw)


def _number(told: Any) -> int | None:
    return int(told) if isinstance(told, str) and told.isascii() and told.isdecimal() else None
