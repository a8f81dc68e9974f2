"""The paper of one office or province, laid out as plain values."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sangsuk.core.tell.answers.heard import FEWEST, SIZES, size_of
from sangsuk.core.tell.answers.offices import TRIED, OfficeAnswer, Said
from sangsuk.core.tell.answers.sentences import Tongue
from sangsuk.core.tell.answers.spoken import REGIONS
from sangsuk.core.terms.district import District

Laid = dict[str, Any]
SHOWN: Final = 6  # drivers of each side: two pages must do
Place = tuple[int, int, int]  # the place, and from where to where it probably is


class OfficeTelling:
    """Lays papers out in one language."""

    def __init__(self, tongue: Tongue, about: str) -> None:
        self._tongue, self._about = tongue, about

    def of_district(self, one: District, answer: OfficeAnswer, place: Place | None) -> Laid:
        """The paper of an office; `place` is None where nobody spoke of it."""
        say = self._tongue.say
        alike = say(
            "office_alike",
            size=self._tongue.pick(SIZES[size_of(one.population)]),
            region=self._region(one.region),
            many=answer.beside.many,
            median=answer.beside.median,
            own=answer.thanks.stories,
        )
        stood = [say("office_place", place=place[0], low=place[1], high=place[2])] if place else []
        return self._laid(self._office(one), answer, [*stood, alike], [])

    def of_province(
        self,
        first: District,
        answer: OfficeAnswer,
        counts: Sequence[tuple[District, tuple[int, int, int]]],
    ) -> Laid:
        """The paper of a province, with a row of each of its districts."""
        english = self._tongue.language == "en"
        name = first.province_en if english else f"จังหวัด{first.province_th}"
        alike = self._tongue.say(
            "province_alike",
            many=answer.beside.many,
            median=answer.beside.median,
            own=answer.thanks.stories,
        )
        rows = [
            {"name": one.name_en if english else one.name_th}
            | dict(zip(("stories", "praise", "blame"), told, strict=True))
            for one, told in counts
        ]
        return self._laid(name, answer, [alike], rows)

    def _laid(
        self,
        name: str,
        answer: OfficeAnswer,
        beside: Sequence[str],
        rows: Sequence[Mapping[str, Any]],
    ) -> Laid:
        say = self._tongue.say
        few = [say("office_few")] if answer.stories < FEWEST else []
        return {
            "language": self._tongue.language,
            "about": self._about,
            "title": say("office_title", office=name),
            "lead": self._lead(answer),
            "is_silent": answer.stories == 0,
            "thanks": self._side("happy", "office_thanks", "office_no_thanks", answer.thanks),
            "concerns": self._side(
                "unhappy", "office_concerns", "office_no_concerns", answer.concerns
            ),
            "compare": {"title": say("office_compare"), "lines": [*beside, *few]},
            "districts": self._districts(rows),
            "practices": self._practices(answer),
            "how": [say("how_who"), say("how_quotes")],
        }

    def _districts(self, rows: Sequence[Mapping[str, Any]]) -> Laid:
        say = self._tongue.say
        return {
            "title": say("office_districts"),
            "note": say("office_districts_note"),
            "rows": rows,
        }

    def _lead(self, answer: OfficeAnswer) -> str:
        if not answer.stories:
            return self._tongue.say("office_silent")
        return self._tongue.say(
            "office_lead",
            stories=answer.stories,
            praising=answer.thanks.stories,
            blaming=answer.concerns.stories,
        )

    def _side(self, side: str, title: str, none: str, said: Said) -> Laid:
        say = self._tongue.say
        return {
            "title": say(title),
            "none": "" if said.drivers else say(none),
            "rows": [
                {"name": self._tongue.label(f"{side}_{code}"), "stories": stories}
                for code, stories in said.drivers[:SHOWN]
            ],
            "quotes": [one.text for one in said.quotes],
        }

    def _practices(self, answer: OfficeAnswer) -> Laid:
        say, pick = self._tongue.say, self._tongue.pick
        cards = [
            {
                "name": pick(card.practice.name),
                "try_it": pick(card.practice.try_it),
                "told": say("office_shown", districts=len(card.districts)),
            }
            for card in answer.to_try
        ]
        title = say("office_try" if len(cards) == TRIED else "office_try_few")
        return {"title": title, "cards": cards, "none": "" if cards else say("office_try_none")}

    def _region(self, value: str) -> str:
        return REGIONS[value] if self._tongue.language == "en" else f"ภาค{value}"

    def _office(self, one: District) -> str:
        if self._tongue.language == "en":
            return f"{one.name_en}, {one.province_en}"
        return f"อำเภอ{one.name_th} จังหวัด{one.province_th}"
