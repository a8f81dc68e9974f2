"""Asks X: its recent search page by page, and how much there would be to pay."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urlencode

from sangsuk.connectors.answers import count_of, node_of
from sangsuk.connectors.asking import (
    PASSING_WAIT,
    QUOTA_WAIT,
    Fault,
    Page,
    ServiceError,
    ask,
)
from sangsuk.connectors.x import FIELDS, LONGEST_QUERY, MOST_A_PAGE
from sangsuk.core.errors import CallError

CAPPED_WAIT: Final = timedelta(hours=6)  # the month's posts are used up; X says not until when


def query_of(hashtags: Sequence[str]) -> str:
    """Any of the hashtags, so that a post with one of them misspelt is found too; no reposts.

    Raises:
        CallError: they are too many for one query.
    """
    query = f"({' OR '.join(hashtags)}) -is:retweet"
    if len(query) > LONGEST_QUERY:
        raise CallError(
            "x.query",
            what=f"The campaign's hashtags make a query of {len(query)} characters.",
            where="hashtags",
            remedy=f"X takes {LONGEST_QUERY}: name fewer hashtags in the campaign's file.",
        )
    return query


class X:
    """One app's access."""

    def __init__(self, url: str, token: str) -> None:
        self._url, self._token = url.rstrip("/"), token

    def search(self, asked: Mapping[str, str]) -> Page:
        """One page of the recent search.

        Raises:
            ServiceError: X does not answer.
        """
        paging = {"max_results": str(MOST_A_PAGE), "tweet.fields": FIELDS}
        raw, headers = self._ask("recent", {**asked, **paging})
        token = node_of(_json(raw), "meta").get("next_token")
        following = {**asked, "next_token": token} if isinstance(token, str) else None
        is_last_call = headers.get("x-rate-limit-remaining") == "0" and following is not None
        wait = _until_reset(headers) if is_last_call else timedelta()
        return Page(raw=raw, next=following, wait=wait)

    def count(self, asked: Mapping[str, str]) -> int:
        """How many posts a search would give; X asks nothing a post for this.

        Raises:
            ServiceError: X does not answer.
        """
        total, following = 0, dict(asked) | {"granularity": "day"}
        while True:
            raw, _ = self._ask("counts", following)
            meta = node_of(_json(raw), "meta")
            total += count_of(meta, "total_tweet_count") or 0
            if not isinstance(meta.get("next_token"), str):
                return total
            following = following | {"next_token": meta["next_token"]}

    def _ask(self, what: str, asked: Mapping[str, str]) -> tuple[bytes, dict[str, str]]:
        path = {"recent": "search/recent", "counts": "counts/recent"}[what]
        address = f"{self._url}/2/tweets/{path}?{urlencode(asked)}"
        return ask(address, sort=_error_of, headers={"Authorization": f"Bearer {self._token}"})


def moment(at: datetime) -> str:
    """A moment as X takes it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        raise ServiceError(Fault.OUTAGE, 0, PASSING_WAIT) from None


def _error_of(status: int, headers: Mapping[str, str], raw: bytes) -> ServiceError:
    if status == 429:
        is_capped = b"usage-capped" in raw or b"UsageCapExceeded" in raw
        return ServiceError(Fault.QUOTA, 429, CAPPED_WAIT if is_capped else _until_reset(headers))
    if status >= 500:
        return ServiceError(Fault.OUTAGE, status, PASSING_WAIT)
    faults = {401: Fault.TOKEN, 402: Fault.QUOTA, 403: Fault.PERMISSION}
    fault = faults.get(status, Fault.REQUEST)
    return ServiceError(fault, status, CAPPED_WAIT if fault == Fault.QUOTA else timedelta())


def _until_reset(headers: Mapping[str, str]) -> timedelta:
    """X names the moment and no span; both are read by its own clock."""
    try:
        reset = datetime.fromtimestamp(int(headers["x-rate-limit-reset"]), UTC)
        wait = reset - parsedate_to_datetime(headers["date"])
    except (KeyError, ValueError, TypeError, OverflowError, OSError):
        return QUOTA_WAIT
    return min(max(wait, PASSING_WAIT), timedelta(hours=24))
