"""Asks YouTube for comments; its key goes in a header, never in an address."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode

from sangsuk.connectors.answers import list_of, node_of
from sangsuk.connectors.asking import PASSING_WAIT, QUOTA_WAIT, Fault, Page, ServiceError, ask
from sangsuk.connectors.youtube import MOST_A_PAGE

DAY_QUOTAS: Final = frozenset({"quotaExceeded", "dailyLimitExceeded", "uploadLimitExceeded"})
RATE_QUOTAS: Final = frozenset({"rateLimitExceeded", "userRateLimitExceeded"})
KEY_FAULTS: Final = frozenset({"keyInvalid", "keyExpired", "API_KEY_INVALID", "authError"})
UNTIL_TOMORROW: Final = timedelta(hours=24)  # at most; who asks knows when the day ends


class YouTube:
    """One project's access."""

    def __init__(self, url: str, key: str) -> None:
        self._url, self._key = url.rstrip("/"), key

    def threads(self, asked: Mapping[str, str]) -> Page:
        """One page of a film's comment threads, the newest first; some replies are with them."""
        return self._page("commentThreads", {"part": "snippet,replies", "order": "time", **asked})

    def replies(self, asked: Mapping[str, str]) -> Page:
        """One page of all replies to one comment."""
        return self._page("comments", {"part": "snippet", **asked})

    def _page(self, edge: str, asked: dict[str, str]) -> Page:
        fixed = {"maxResults": str(MOST_A_PAGE), "textFormat": "plainText"}
        address = f"{self._url}/{edge}?{urlencode({**asked, **fixed})}"
        raw, _ = ask(address, sort=error_of, headers={"X-Goog-Api-Key": self._key})
        try:
            token = json.loads(raw).get("nextPageToken")
        except (ValueError, AttributeError, RecursionError):
            raise ServiceError(Fault.OUTAGE, 0, PASSING_WAIT) from None
        following = {**asked, "pageToken": token} if isinstance(token, str) and token else None
        return Page(raw=raw, next=following)


def error_of(status: int, _: Mapping[str, str], raw: bytes) -> ServiceError:
    """What an error of YouTube's is, by the reasons that it names."""
    reasons = _reasons(raw)
    if reasons & DAY_QUOTAS:
        return ServiceError(Fault.QUOTA, status, UNTIL_TOMORROW)
    if reasons & RATE_QUOTAS or status == 429:
        return ServiceError(Fault.QUOTA, status, QUOTA_WAIT)
    if reasons & KEY_FAULTS or status == 401:
        return ServiceError(Fault.TOKEN, status, timedelta())
    if "commentsDisabled" in reasons:
        return ServiceError(Fault.CLOSED, status, timedelta())
    if status >= 500:
        return ServiceError(Fault.OUTAGE, status, PASSING_WAIT)
    return ServiceError(Fault.PERMISSION if status == 403 else Fault.REQUEST, status, timedelta())


def _reasons(raw: bytes) -> set[str]:
    try:
        error: Any = node_of(json.loads(raw), "error")
    except (ValueError, RecursionError):
        return set()
    named = [*list_of(error, "errors"), *list_of(error, "details")]
    return {str(one.get("reason")) for one in named if isinstance(one, dict)}
