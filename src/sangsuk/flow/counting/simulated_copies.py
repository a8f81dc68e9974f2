"""Copies planted among real texts."""

from pathlib import Path
from typing import Any

from sangsuk.core.terms.reading import Reason
from sangsuk.core.understand.copy_trial import try_copies
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.fitting.labels import read_labels


def copies_among_real_texts(texts: Path, *, campaign: str, runs: int, seed: int) -> dict[str, Any]:
    """Try the finding of copies on labelled stories, those left out that are copies themselves.

    Args:
        texts: a file or folder of them.
        campaign: whose hashtags are taken out.
        runs: texts that are edited in each way.
        seed: of the edits.
    """
    told = dict.fromkeys(
        label.post.text
        for label in read_labels(texts, tell_author_kind=False)
        if label.reason is not Reason.DUPLICATE
    )
    return try_copies(list(told), load_campaign(campaign).hashtags, copies=runs, seed=seed)
