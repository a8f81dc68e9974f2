"""Which services a story tells of, by what the heads give each of them."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.codes import SERVICES
from sangsuk.core.understand.heads import OK, Floats

# Who tells of an office tells of a service: where none is above its line, the likeliest is told.
SURELY_OF_AN_OFFICE: Final = 0.5  # P that the post belongs, above which it must have told of one
LEAST: Final = 0.2  # P below which even the likeliest is a guess
# Stories written to teach hold many of no named service; in a campaign they are fewer.
WORTH_OF_OTHER: Final = 0.7

_OTHER: Final = tuple(SERVICES).index("other")


def hold_services(services: Floats, belongs: Floats, lines: Floats) -> NDArray[np.bool_]:
    """Which services are told, stories x SERVICES.

    Args:
        services: P of each service, stories x SERVICES.
        belongs: P of what the post is, stories x BELONGS.
        lines: P above which each is told, as `services`.
    """
    told: NDArray[np.bool_] = services > lines
    asked = np.flatnonzero(belongs[:, OK] > SURELY_OF_AN_OFFICE)
    silent = asked[~told[asked].any(axis=1)]
    weighed = services[silent]
    weighed[:, _OTHER] *= WORTH_OF_OTHER
    best = weighed.argmax(axis=1)
    told[silent, best] = weighed.max(axis=1) > LEAST
    return told
