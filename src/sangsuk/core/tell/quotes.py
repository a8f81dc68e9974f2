"""What people said of a district: a few of the surest words of praise, fit to be shown."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from sangsuk.core.terms.reading import Polarity, Reading
from sangsuk.core.terms.result import Quote

QUOTES_PER_DISTRICT: Final = 3
SAYS_LITTLE: Final = 40  # characters; a shorter quote stands behind longer ones
LONGEST: Final = 240  # characters shown of one story
CUT_BACK: Final = 60  # how far a cut may move to the last space; never more than half


class QuoteBook:
    """Keeps the best few quotes of each district; the order of the readings does not matter.

    Quoted are eligible stories that praise every office they speak of, whose
    masking and reading nobody needs to check; one quote a citizen a district.
    Thin: consent to be quoted is joined in where the database keeps it.
    """

    def __init__(self, hashtags: Sequence[str]) -> None:
        self._tags = [re.compile(r"\s*".join(map(re.escape, tag))) for tag in hashtags]
        self._best: defaultdict[str, dict[tuple[str, str], Quote]] = defaultdict(dict)

    def add(self, reading: Reading) -> None:
        if not _may_be_quoted(reading) or not (text := self._words(reading.masked)):
            return
        citizen = (reading.platform, reading.author or f"post {reading.id}")
        for mention in reading.districts:
            quote = Quote(
                code=mention.code,
                text=text,
                posted_at=reading.posted_at,
                platform=reading.platform,
                id=reading.id,
                confidence=mention.confidence,
            )
            self._keep(quote, citizen)

    def quotes(self) -> Mapping[str, tuple[Quote, ...]]:
        """By district code, the best first."""
        return {code: tuple(best.values()) for code, best in sorted(self._best.items())}

    def _keep(self, quote: Quote, citizen: tuple[str, str]) -> None:
        best = self._best[quote.code]
        best[citizen] = min(quote, best.get(citizen, quote), key=_rank)
        ordered = sorted(best.items(), key=lambda item: _rank(item[1]))
        self._best[quote.code] = dict(ordered[:QUOTES_PER_DISTRICT])

    def _words(self, masked: str) -> str:
        for tag in self._tags:
            masked = tag.sub(" ", masked)
        return shorten(" ".join(masked.split()))


def shorten(text: str, longest: int = LONGEST) -> str:
    """Cut a long text at a space, or between two letters that do not stand on each other."""
    if len(text) <= longest:
        return text
    end = text.rfind(" ", max(longest // 2, longest - CUT_BACK), longest)
    if end < 0:
        end = longest - 1
        while end > 1 and (_hangs_on(text[end]) or _leans_forward(text[end - 1])):
            end -= 1
    return f"{text[:end].rstrip()}…"


def _hangs_on(letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Mc") or letter in "ะาำๅ\u200d\ufe0f"


def _leans_forward(letter: str) -> bool:
    return letter in "เแโใไ\u200d"


def _may_be_quoted(reading: Reading) -> bool:
    return (
        reading.eligible
        and not reading.review
        and bool(reading.districts)
        and all(mention.polarity is Polarity.POSITIVE for mention in reading.districts)
    )


def _rank(quote: Quote) -> tuple[bool, float, str, str]:
    return (len(quote.text) < SAYS_LITTLE, -round(quote.confidence, 2), quote.platform, quote.id)
