"""Drives planted among real texts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sangsuk.core.errors import CallError
from sangsuk.core.rank.drives.trial import try_drives
from sangsuk.core.terms.reading import Polarity
from sangsuk.flow.fitting.labels import read_labels
from sangsuk.flow.reading.gazetteer import load_gazetteer

FEWEST: Final = 200


def simulate_on_real_texts(
    texts: Path, *, runs: int, seed: int, tell: Callable[[float], None]
) -> dict[str, Any]:
    """Try the search among the praise of labelled stories, each text once.

    Args:
        texts: a file or folder of them.
        runs: pairs of campaigns.
        seed: of all chance.
        tell: called with the portion that is done.

    Raises:
        CallError: there are too few texts.
    """
    told = dict.fromkeys(
        label.post.text
        for label in read_labels(texts, tell_author_kind=False)
        if label.sentiment is Polarity.POSITIVE
    )
    if len(told) < FEWEST:
        raise CallError(
            "simulate.few_texts",
            what=f"{len(told)} stories of praise are too few to hide a drive among.",
            where=str(texts),
            remedy=f"name labelled stories with {FEWEST} of praise by --texts.",
        )
    codes = [district.code for district in load_gazetteer().districts]
    return try_drives(list(told), codes, runs=runs, seed=seed, tell=tell)
