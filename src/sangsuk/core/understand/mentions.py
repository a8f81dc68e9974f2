"""The mentions of a story: each office with its polarity; praise only where it is sure enough."""

from typing import Final

import numpy as np

from sangsuk.core.terms.reading import Mention, Polarity
from sangsuk.core.understand.heads import SENTIMENTS, Floats
from sangsuk.core.understand.offices import Office, Settled

PRAISE: Final = SENTIMENTS.index(Polarity.POSITIVE)


def tell_mentions(settled: Settled, polarity: Floats, *, praise_from: float) -> tuple[Mention, ...]:
    """The offices given, ordered by code.

    Args:
        settled: the offices with their probabilities.
        polarity: shares of SENTIMENTS, one row an office.
        praise_from: P(office and praise right) from which a mention is given as praise; prize
            money hangs on it, so that doubtful praise is given as the next likeliest.
    """
    mentions = [
        _mention(office, shares, praise_from)
        for office, shares in zip(settled.offices, polarity, strict=True)
    ]
    return tuple(sorted(mentions, key=lambda mention: mention.code))


def _mention(office: Office, shares: Floats, praise_from: float) -> Mention:
    right = office.probability * shares.astype(float)
    praised = right[PRAISE] >= praise_from
    given = (
        PRAISE if praised else int(np.where(np.arange(right.size) == PRAISE, -1, right).argmax())
    )
    return Mention(
        code=office.code,
        polarity=SENTIMENTS[given],
        confidence=float(right[given]),
        spans=office.spans,
    )
