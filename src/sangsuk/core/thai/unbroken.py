"""Words that a line must not break in.

Thai is written without spaces; browsers break lines by a dictionary of short
words, which parts longer ones and begins too late after an unknown one.
"""

from collections.abc import Iterable, Iterator

import ahocorasick_rs


class Unbroken:
    """Finds the words of a list in texts, the longest first."""

    def __init__(self, words: Iterable[str]) -> None:
        self._finder = ahocorasick_rs.AhoCorasick(
            sorted({word for word in words if len(word) > 1}),
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        )

    def parts(self, text: str) -> Iterator[tuple[str, bool]]:
        """The text cut into parts, each with whether it must stay whole."""
        at = 0
        for _, start, end in self._finder.find_matches_as_indexes(text):
            if start > at:
                yield text[at:start], False
            yield text[start:end], True
            at = end
        if at < len(text):
            yield text[at:], False
