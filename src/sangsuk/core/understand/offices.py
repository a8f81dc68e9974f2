"""Settling which offices a story speaks of: the teller's choice, the text, or a person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.district import Gazetteer
from sangsuk.core.thai.texts import bounds_of
from sangsuk.core.understand.linking import HARDLY, LINKED_FROM, UNSURE_FROM
from sangsuk.core.understand.localities import names_a_capital, provinces_named
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.office_spans import OfficeSpans, Spans
from sangsuk.core.understand.places import Places

MOST_CANDIDATES: Final = 10

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Offices:
    """The offices given in many texts, with the raw spans that name them (none where chosen).

    Those of one text stand together, the likeliest first.
    """

    given: OfficeSpans
    district: NDArray[np.int64]  # its number
    probability: NDArray[np.float64]
    ambiguous: Mapping[int, tuple[str, ...]]  # by text: whom it may mean, where nobody can tell
    unsure: Bools  # by text: a person should look

    @property
    def owner(self) -> NDArray[np.int64]:
        """The text of each office."""
        return np.repeat(np.arange(self.unsure.size), np.diff(self.given.bounds))

    def candidates(self, at: int) -> tuple[str, ...]:
        """Whom an ambiguous text may mean, the first of them."""
        return self.ambiguous.get(at, ())[:MOST_CANDIDATES]

    def in_order(self) -> NDArray[np.int64]:
        """All offices by text, then by code."""
        return np.lexsort((self.district, self.owner))


@dataclass(frozen=True, slots=True)
class _Office:
    district: int
    probability: float
    spans: Spans


class OfficeBook:
    """Which districts lie in which province, for choices and candidates."""

    def __init__(self, gazetteer: Gazetteer, names: Names) -> None:
        self._codes = names.codes
        self._numbers = {code: number for number, code in enumerate(names.codes)}
        self._capitals = sorted(names.capitals.values())
        self._by_province: dict[str, list[str]] = {}
        for district in gazetteer.districts:
            self._by_province.setdefault(district.province_code, []).append(district.code)

    def settle(
        self,
        places: Places,
        probability: NDArray[np.float64],
        *,
        picked: Mapping[int, str],
        are_accounts: Bools,
    ) -> Offices:
        """Decide the offices of every text.

        Args:
            places: what the texts name.
            probability: of every candidate.
            picked: by text, the district that the teller chose on a form.
            are_accounts: by text, somebody tells of an office, so that an open place is a question.
        """
        given, chosen = _choose(places, probability)
        district = places.candidates.district[chosen].astype(np.int64)
        between = (probability >= UNSURE_FROM) & (probability < LINKED_FROM)
        unsure = are_accounts & some_of_each(places, between)
        choices = {at: self._numbers[code] for at, code in picked.items() if code in self._numbers}
        open_to_all = are_accounts & (np.diff(given.bounds) == 0)
        unsure |= open_to_all
        ambiguous = {
            at: tuple(self._possible(places, at, probability))
            for at in np.flatnonzero(open_to_all).tolist()
            if at not in choices
        }
        offices = Offices(given, district, probability[chosen], ambiguous, unsure)
        return self._with_choices(offices, places, choices) if choices else offices

    def _with_choices(
        self, offices: Offices, places: Places, choices: Mapping[int, int]
    ) -> Offices:
        """A choice holds unless the text speaks of other offices only."""
        ambiguous = dict(offices.ambiguous)
        settled = []
        for at in range(offices.unsure.size):
            own = list(_of_text(offices, at))
            if at in choices:
                known = [office.district for office in own]
                contradicted = bool(own) and choices[at] not in known
                offices.unsure[at] = contradicted
                if contradicted:
                    ambiguous[at] = tuple(self._codes[each] for each in (choices[at], *known))
                own = [] if contradicted else self._chosen_first(places, at, choices[at], own)
            settled.append(own)
        return replace(_laid_out(settled, offices.unsure), ambiguous=ambiguous)

    def _chosen_first(
        self, places: Places, at: int, chosen: int, others: Sequence[_Office]
    ) -> list[_Office]:
        spans = sorted(set(places.spans_of(at, self._codes[chosen])))
        office = _Office(chosen, 1.0, np.array(spans, np.int32).reshape(-1, 2))
        return [office, *(other for other in others if other.district != chosen)]

    def _possible(self, places: Places, at: int, probability: NDArray[np.float64]) -> Iterator[str]:
        """Whom the story may mean: offices it may name, the provinces' districts, capitals."""
        first, last = places.candidates.firsts[at : at + 2].tolist()
        own = probability[first:last]
        likely = [each for each in np.argsort(-own, kind="stable") if own[each] >= HARDLY]
        codes = [places.code(first + each) for each in likely]
        provinces = provinces_named(places, at)
        for province in provinces:
            codes += self._by_province.get(province, [])
        if not provinces and names_a_capital(places, at):
            codes += self._capitals
        yield from dict.fromkeys(codes)


def some_of_each(places: Places, holds: Bools) -> Bools:
    """By text, whether it holds of one of its candidates."""
    before = np.searchsorted(np.flatnonzero(holds), places.candidates.firsts)  # few hold
    some: Bools = before[1:] > before[:-1]
    return some


def _choose(
    places: Places, probability: NDArray[np.float64]
) -> tuple[OfficeSpans, NDArray[np.int64]]:
    """The offices given: likely enough, and one office for one place in the text."""
    # why: numba is slow to import
    from sangsuk.core.understand.offices_loops import Weighed, choose_each  # noqa: PLC0415

    some, signs = places.candidates, places.squeezed
    namings = some.best, some.of, some.namings, places.found.namings
    stands = signs.bounds, signs.starts, signs.ends
    weighed = Weighed(probability, some.firsts, *namings, *stands)
    bounds, chosen, firsts, spans = choose_each(weighed, LINKED_FROM)
    return OfficeSpans(bounds, firsts, spans), chosen


def _of_text(offices: Offices, at: int) -> Iterator[_Office]:
    bounds, firsts, spans = offices.given
    for each in range(bounds[at], bounds[at + 1]):
        own = spans[firsts[each] : firsts[each + 1]]
        yield _Office(int(offices.district[each]), float(offices.probability[each]), own)


def _laid_out(settled: Sequence[Sequence[_Office]], unsure: Bools) -> Offices:
    each = [office for some in settled for office in some]
    spans = [office.spans for office in each]
    given = OfficeSpans(
        bounds_of([len(some) for some in settled]),
        bounds_of([len(some) for some in spans]),
        np.concatenate([np.zeros((0, 2), np.int32), *spans]),
    )
    district = np.array([office.district for office in each], np.int64)
    return Offices(given, district, np.array([office.probability for office in each]), {}, unsure)
