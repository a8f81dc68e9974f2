"""Two texts side by side: which runs of one stand in the other too."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

SHORTEST: Final = 12  # letters; shorter runs stand in any two Thai texts
MOST: Final = 4000  # letters of each that are compared


def shared_runs(words: str, others: str) -> Iterator[tuple[str, bool]]:
    """The words in their order, run by run, and whether the other text has that run."""
    matcher = SequenceMatcher(None, words[:MOST], others[:MOST], autojunk=False)
    done = 0
    for start, _in_other, size in matcher.get_matching_blocks():
        if size < SHORTEST:
            continue
        if start > done:
            yield words[done:start], False
        yield words[start : start + size], True
        done = start + size
    if done < len(words):
        yield words[done:], False
