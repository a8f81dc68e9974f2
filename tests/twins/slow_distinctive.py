"""What stands out in a part, in plain Python: the slow twin of `stand_out`.

Each story is looked at by itself, and the prior is told as stories that nobody
told: a hundred of them in the part and a hundred outside, in which the driver
is as frequent as in all.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import log, sqrt

from sangsuk.core.terms.codes import DRIVERS

Told = Sequence[frozenset[str]]
PRIOR = 100


def slow_stand_out(inside: Told, outside: Told) -> list[tuple[str, float]]:
    """Drivers told surely more often inside than outside, the surest first."""
    if not outside:
        return []
    found = []
    for code in DRIVERS:
        everywhere = Fraction(
            sum(code in story for story in [*inside, *outside]), len(inside) + len(outside)
        )
        if everywhere in (0, 1):
            continue
        odds, unsure = [], 0.0
        for stories in (inside, outside):
            told = sum(code in story for story in stories) + PRIOR * everywhere
            untold = sum(code not in story for story in stories) + PRIOR * (1 - everywhere)
            odds.append(log(told / untold))
            unsure += float(1 / told + 1 / untold)
        z = (odds[0] - odds[1]) / sqrt(unsure)
        if z > 1.96:
            found.append((code, z))
    return sorted(found, key=lambda one: (-one[1], one[0]))
