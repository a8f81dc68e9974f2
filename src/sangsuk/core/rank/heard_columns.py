"""Columns of readings as the numbers of `heard.Heard`."""

from datetime import datetime
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sangsuk.core.rank.heard import BITS, SIGNS
from sangsuk.core.terms.reading import Polarity
from sangsuk.core.thai.dates import BANGKOK

_EPOCH_ORDINAL: Final = 719_163  # of 1 January 1970
_EAST: Final = 7 * 3_600_000_000  # microseconds that Bangkok is ahead, since 1920
_DAY: Final = 24 * 3_600_000_000
_SERVICES: Final = pa.array([*BITS])
_POLARITIES: Final = pa.array([polarity.value for polarity in Polarity])
_SIGN: Final = np.array([SIGNS[polarity] for polarity in Polarity], np.int8)


def signs_of(mentions: pa.StructArray) -> NDArray[np.int8]:
    """Whether each mention praises (1) or blames (-1)."""
    polarity = pc.index_in(pc.struct_field(mentions, "polarity"), value_set=_POLARITIES)
    signs: NDArray[np.int8] = _SIGN[polarity.to_numpy()]
    return signs


def days_of(moments: pa.StringArray) -> NDArray[np.int32]:
    """The date in Bangkok of each moment, as an ordinal."""
    try:
        read = moments.cast(pa.timestamp("us", tz="UTC")).cast(pa.int64()).to_numpy()
    except pa.ArrowInvalid:
        read = np.full(len(moments), -1)
    if (read < 0).any():  # written as few write, or before Bangkok's clock was an even one
        local = (datetime.fromisoformat(each).astimezone(BANGKOK) for each in moments.to_pylist())
        return np.array([moment.toordinal() for moment in local], np.int32)
    days: NDArray[np.int32] = ((read + _EAST) // _DAY + _EPOCH_ORDINAL).astype(np.int32)
    return days


def services_of(services: pa.ListArray) -> NDArray[np.int32]:
    """Each reading's set of services, as bits."""
    which = pc.index_in(services.flatten(), value_set=_SERVICES)
    bits = np.array([*BITS.values(), BITS["other"]], np.int32)
    sets = np.zeros(len(services), np.int32)
    parents = pc.list_parent_indices(services).to_numpy()
    np.bitwise_or.at(sets, parents, bits[pc.fill_null(which, len(BITS)).to_numpy()])
    return sets
