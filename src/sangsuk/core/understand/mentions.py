"""The mentions of a story: each office with its polarity; praise and blame only where sure."""

from collections.abc import Sequence
from itertools import islice
from operator import attrgetter
from typing import Final

import numpy as np

from sangsuk.core.terms.reading import Mention, Polarity
from sangsuk.core.understand.heads import SENTIMENTS, Floats
from sangsuk.core.understand.offices import Office, Settled

NEITHER: Final = SENTIMENTS.index(Polarity.NEUTRAL)


def tell_mentions(settled: Settled, polarity: Floats, *, sure_from: Floats) -> tuple[Mention, ...]:
    """The offices given in one text: see `tell_all_mentions`."""
    return tell_all_mentions([settled], [polarity], sure_from=sure_from)[0]


def tell_all_mentions(
    settled: Sequence[Settled], polarity: Sequence[Floats], *, sure_from: Floats
) -> list[tuple[Mention, ...]]:
    """The offices given in each text, ordered by code.

    Args:
        settled: the offices with their probabilities, text by text.
        polarity: shares of SENTIMENTS, one row an office, text by text.
        sure_from: for each of SENTIMENTS, P(office and sentiment right) from which it is given.
            Prize money hangs on praise and a name on blame: what is doubtful is given as neutral.
    """
    offices = [office for each in settled for office in each.offices]
    shares = np.concatenate(polarity) if offices else np.zeros((0, len(SENTIMENTS)))
    right = np.array([office.probability for office in offices])[:, None] * shares.astype(float)
    given = right.argmax(axis=1)
    row = np.arange(len(offices))
    given[right[row, given] < sure_from[given]] = NEITHER
    sure = right[row, given].tolist()
    mentions = map(_mention, offices, given.tolist(), sure)
    return [
        tuple(sorted(islice(mentions, len(each.offices)), key=attrgetter("code")))
        for each in settled
    ]


def _mention(office: Office, given: int, confidence: float) -> Mention:
    return Mention(
        code=office.code, polarity=SENTIMENTS[given], confidence=confidence, spans=office.spans
    )
