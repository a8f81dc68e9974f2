"""The mentions of a story: each office with its polarity; praise only where it is sure enough."""

from collections.abc import Sequence
from itertools import islice
from operator import attrgetter
from typing import Final

import numpy as np

from sangsuk.core.terms.reading import Mention, Polarity
from sangsuk.core.understand.heads import SENTIMENTS, Floats
from sangsuk.core.understand.offices import Office, Settled

PRAISE: Final = SENTIMENTS.index(Polarity.POSITIVE)
NEITHER: Final = SENTIMENTS.index(Polarity.NEUTRAL)


def tell_mentions(settled: Settled, polarity: Floats, *, praise_from: float) -> tuple[Mention, ...]:
    """The offices given in one text: see `tell_all_mentions`."""
    return tell_all_mentions([settled], [polarity], praise_from=praise_from)[0]


def tell_all_mentions(
    settled: Sequence[Settled], polarity: Sequence[Floats], *, praise_from: float
) -> list[tuple[Mention, ...]]:
    """The offices given in each text, ordered by code.

    Args:
        settled: the offices with their probabilities, text by text.
        polarity: shares of SENTIMENTS, one row an office, text by text.
        praise_from: P(office and praise right) from which a mention is given as praise; prize
            money hangs on it, so that doubtful praise is given as neutral: never as blame.
    """
    offices = [office for each in settled for office in each.offices]
    shares = np.concatenate(polarity) if offices else np.zeros((0, len(SENTIMENTS)))
    right = np.array([office.probability for office in offices])[:, None] * shares.astype(float)
    given = right.argmax(axis=1)
    given[(given == PRAISE) & (right[:, PRAISE] < praise_from)] = NEITHER
    sure = right[np.arange(len(offices)), given].tolist()
    mentions = map(_mention, offices, given.tolist(), sure)
    return [
        tuple(sorted(islice(mentions, len(each.offices)), key=attrgetter("code")))
        for each in settled
    ]


def _mention(office: Office, given: int, confidence: float) -> Mention:
    return Mention(
        code=office.code, polarity=SENTIMENTS[given], confidence=confidence, spans=office.spans
    )
