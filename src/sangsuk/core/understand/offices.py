"""Settling which offices a story speaks of: the teller's choice, the text, or a person."""

from dataclasses import dataclass
from typing import Final

from sangsuk.core.terms.district import Gazetteer
from sangsuk.core.terms.reading import Span
from sangsuk.core.understand.linking import LINKED_FROM, UNSURE_FROM, Weighed, choose
from sangsuk.core.understand.localities import names_a_capital
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.namings import Found

MOST_CANDIDATES: Final = 10
HARDLY: Final = 0.02  # an office less likely than this is no candidate


@dataclass(frozen=True, slots=True)
class Office:
    """An office that is given, with the raw spans that name it (none where it was chosen)."""

    code: str
    probability: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """What is decided; `candidates` only where `ambiguous`."""

    offices: tuple[Office, ...]
    ambiguous: bool = False
    candidates: tuple[str, ...] = ()
    unsure: bool = False  # a person should look

    @property
    def listed(self) -> tuple[str, ...]:
        return self.candidates[:MOST_CANDIDATES]

    @property
    def spans(self) -> dict[str, tuple[Span, ...]]:
        return {office.code: office.spans for office in self.offices}


class OfficeBook:
    """Which districts lie in which province, for choices and candidates."""

    def __init__(self, gazetteer: Gazetteer, names: Names) -> None:
        self._codes = frozenset(district.code for district in gazetteer.districts)
        self._capitals = sorted(names.capitals.values())
        self._by_province: dict[str, list[str]] = {}
        for district in gazetteer.districts:
            self._by_province.setdefault(district.province_code, []).append(district.code)

    def settle(
        self, found: Found, weighed: list[Weighed], *, picked: str | None, is_account: bool
    ) -> Settled:
        """Decide the offices of one text.

        Args:
            found: what the text names.
            weighed: its candidates, best first.
            picked: the district that the teller chose on a form.
            is_account: somebody tells of an office, so that an open place is a question.
        """
        chosen = [_office(found, each) for each in choose(weighed)]
        if picked in self._codes:
            return self._settle_choice(str(picked), found, weighed, chosen)
        unsure = is_account and any(UNSURE_FROM <= w.probability < LINKED_FROM for w in weighed)
        if chosen or not is_account:
            return Settled(tuple(chosen), unsure=unsure)
        return Settled((), True, tuple(self._possible(found, weighed)), True)

    def _settle_choice(
        self, picked: str, found: Found, weighed: list[Weighed], chosen: list[Office]
    ) -> Settled:
        """The choice holds unless the text speaks of other offices only."""
        if chosen and picked not in {office.code for office in chosen}:
            return Settled((), True, (picked, *(office.code for office in chosen)), True)
        spans = next(
            (_office(found, each).spans for each in weighed if each.candidate.code == picked), ()
        )
        others = (office for office in chosen if office.code != picked)
        return Settled((Office(picked, 1.0, spans), *others))

    def _possible(self, found: Found, weighed: list[Weighed]) -> list[str]:
        """Whom the story may mean: offices it may name, the provinces' districts, capitals."""
        codes = [each.candidate.code for each in weighed if each.probability >= HARDLY]
        provinces = sorted({said.province for said in found.provinces})
        for province in provinces:
            codes += self._by_province.get(province, [])
        if not provinces and names_a_capital(found):
            codes += self._capitals
        return list(dict.fromkeys(codes))


def _office(found: Found, weighed: Weighed) -> Office:
    places = weighed.candidate.places
    spans = sorted({found.squeezed.raw_span(start, end) for start, end in places})
    return Office(weighed.candidate.code, weighed.probability, tuple(spans))
