"""Settling which offices a story speaks of: the teller's choice, the text, or a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sangsuk.core.terms.district import Gazetteer
from sangsuk.core.terms.reading import Span
from sangsuk.core.understand.linking import LINKED_FROM, UNSURE_FROM, Weighed, choose
from sangsuk.core.understand.localities import names_a_capital, provinces_named
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.places import Places

MOST_CANDIDATES: Final = 10


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

    def settle_all(
        self,
        places: Places,
        weighed: Sequence[list[Weighed]],
        *,
        picked: Sequence[str | None],
        are_accounts: Sequence[bool],
    ) -> list[Settled]:
        """Decide the offices of every text."""
        each = zip(weighed, picked, are_accounts, strict=True)
        return [
            self.settle(places, at, some, picked=choice, is_account=account)
            for at, (some, choice, account) in enumerate(each)
        ]

    def settle(
        self,
        places: Places,
        at: int,
        weighed: list[Weighed],
        *,
        picked: str | None,
        is_account: bool,
    ) -> Settled:
        """Decide the offices of one text.

        Args:
            places: what the texts name.
            at: which text.
            weighed: its candidates, best first.
            picked: the district that the teller chose on a form.
            is_account: somebody tells of an office, so that an open place is a question.
        """
        chosen = [_office(places, each) for each in choose(weighed)]
        if picked in self._codes:
            return self._settle_choice(str(picked), places, at, chosen)
        unsure = is_account and any(UNSURE_FROM <= w.probability < LINKED_FROM for w in weighed)
        if chosen or not is_account:
            return Settled(tuple(chosen), unsure=unsure)
        return Settled((), True, tuple(self._possible(places, at, weighed)), True)

    def _settle_choice(self, picked: str, places: Places, at: int, chosen: list[Office]) -> Settled:
        """The choice holds unless the text speaks of other offices only."""
        if chosen and picked not in {office.code for office in chosen}:
            return Settled((), True, (picked, *(office.code for office in chosen)), True)
        spans = tuple(sorted(set(places.spans_of(at, picked))))
        others = (office for office in chosen if office.code != picked)
        return Settled((Office(picked, 1.0, spans), *others))

    def _possible(self, places: Places, at: int, weighed: list[Weighed]) -> list[str]:
        """Whom the story may mean: offices it may name, the provinces' districts, capitals."""
        codes = [each.code for each in weighed]
        provinces = provinces_named(places, at)
        for province in provinces:
            codes += self._by_province.get(province, [])
        if not provinces and names_a_capital(places, at):
            codes += self._capitals
        return list(dict.fromkeys(codes))


def _office(places: Places, weighed: Weighed) -> Office:
    spans = tuple(sorted(set(places.spans(weighed.candidate))))
    return Office(weighed.code, weighed.probability, spans)
