"""The mentions of a story: each office with its polarity; praise only where it is sure enough."""

from typing import Final

from sangsuk.core.terms.reading import Mention, Polarity
from sangsuk.core.understand.heads import SENTIMENTS, Floats
from sangsuk.core.understand.offices import Office, Settled

PRAISE: Final = SENTIMENTS.index(Polarity.POSITIVE)
NEITHER: Final = SENTIMENTS.index(Polarity.NEUTRAL)


def tell_mentions(settled: Settled, polarity: Floats, *, praise_from: float) -> tuple[Mention, ...]:
    """The offices given, ordered by code.

    Args:
        settled: the offices with their probabilities.
        polarity: shares of SENTIMENTS, one row an office.
        praise_from: P(office and praise right) from which a mention is given as praise; prize
            money hangs on it, so that doubtful praise is given as neutral: never as blame.
    """
    mentions = [
        _mention(office, shares, praise_from)
        for office, shares in zip(settled.offices, polarity, strict=True)
    ]
    return tuple(sorted(mentions, key=lambda mention: mention.code))


def _mention(office: Office, shares: Floats, praise_from: float) -> Mention:
    right = office.probability * shares.astype(float)
    given = int(right.argmax())
    if given == PRAISE and right[PRAISE] < praise_from:
        given = NEITHER
    return Mention(
        code=office.code,
        polarity=SENTIMENTS[given],
        confidence=float(right[given]),
        spans=office.spans,
    )
