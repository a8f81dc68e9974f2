"""All that was said of districts, as columns: from these every tally and table is counted."""

from array import array
from typing import Final, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.citizens import Citizen, Citizens, is_known
from sangsuk.core.terms.codes import SERVICES
from sangsuk.core.terms.identity import Identities
from sangsuk.core.terms.reading import Polarity, Reading, Reason, Review
from sangsuk.core.thai.dates import BANGKOK

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

SIGNS: Final = {Polarity.POSITIVE: 1, Polarity.NEUTRAL: 0, Polarity.NEGATIVE: -1}
COUNTED, SUSPECTED, COPY = 0, 1, 2  # a suspected copy is counted until somebody rules
COLUMNS: Final = ("district", "citizen", "story", "sign", "day", "services", "identified", "copy")
BITS: Final = {code: 1 << at for at, code in enumerate(SERVICES)}

DAYS: Final = 4_000_000  # more than any ordinal of a date

_Key = TypeVar("_Key")


class Heard(NamedTuple):
    """One row a mention of an eligible story, or of a copy of one; all columns are integers."""

    codes: tuple[str, ...]  # of `district`
    citizens: int
    stories: int
    district: Ints
    citizen: Ints
    story: Ints
    sign: Ints
    day: Ints  # ordinal of the date in Bangkok
    services: Ints  # a set of BITS
    identified: Ints
    copy: Ints

    @property
    def counted(self) -> Mask:
        return np.asarray(self.copy != COPY)

    def only(self, rows: Mask) -> "Heard":
        """The same with these rows alone."""
        return self._replace(**{name: getattr(self, name)[rows] for name in COLUMNS})

    def distinct(self, column: Ints, size: int, rows: Mask) -> Ints:
        """How many distinct values of a column, below `size`, each district has in these rows."""
        pairs = self.pairs(column, size, rows)
        pairs.sort()
        new = np.ones(pairs.size, np.bool_)
        np.not_equal(pairs[1:], pairs[:-1], out=new[1:])
        ends = np.searchsorted(pairs, np.arange(len(self.codes) + 1) * size)
        some = zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)
        return np.array([np.count_nonzero(new[start:end]) for start, end in some], np.int64)

    def pairs(self, column: Ints, size: int, rows: Mask) -> Ints:
        """District and a column's value, below `size`, of these rows in one number each."""
        pairs = self.district[rows].astype(np.int64)
        pairs *= size
        pairs += column[rows]
        return pairs


class Hearing:
    """Hears readings one by one; neither their order nor a repetition changes what is counted.

    A citizen is (platform, author); a post whose author is hidden or empty is
    a citizen of its own.  Accounts and posts that `identities` joins are one.
    """

    def __init__(self, identities: Identities | None = None) -> None:
        self._who = Citizens(identities or Identities())
        self._districts: dict[str, int] = {}
        self._citizens: dict[Citizen, int] = {}
        self.stories: dict[tuple[str, str], int] = {}  # the number of each heard
        self._rows = array("q")  # row after row, each as long as COLUMNS

    def add(self, reading: Reading) -> None:
        """Keep what an eligible reading, or a copy of one, says of districts."""
        who = (reading.platform, reading.author, reading.id)
        self._who.learn(*who)
        copy = reading.ineligible_reason is Reason.DUPLICATE
        if not (reading.eligible or copy):
            return
        suspected = SUSPECTED if Review.COPY_SUSPECTED in reading.review else COUNTED
        kind = COPY if copy else suspected
        name = self._who.name(*who)
        citizen, identified = _number(self._citizens, name), int(is_known(name))
        day = reading.posted_at.astimezone(BANGKOK).toordinal()
        story = _number(self.stories, (reading.platform, reading.id))
        services = sum(BITS.get(code, BITS["other"]) for code in set(reading.services))
        for mention in reading.districts:
            district = _number(self._districts, mention.code)
            sign = SIGNS[mention.polarity]
            self._rows.extend((district, citizen, story, sign, day, services, identified, kind))

    def heard(self) -> Heard:
        """What was heard so far."""
        rows = np.array(self._rows, dtype=np.int64).reshape(-1, len(COLUMNS))
        columns = {name: rows[:, at].copy() for at, name in enumerate(COLUMNS)}
        columns["citizen"] = self._roots()[columns["citizen"]]
        return Heard(
            codes=tuple(self._districts),
            citizens=len(self._citizens),
            stories=len(self.stories),
            **columns,
        )

    def _roots(self) -> Ints:
        """The number that stands for each citizen, after all are joined that are one."""
        if not self._who.joins_any:
            return np.arange(len(self._citizens))
        roots: dict[Citizen, int] = {}
        return np.array([_number(roots, self._who.root(name)) for name in self._citizens], np.int64)


def _number(numbers: dict[_Key, int], key: _Key) -> int:
    return numbers.setdefault(key, len(numbers))
