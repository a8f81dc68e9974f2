"""The answer laid out as plain values: what the page, the report and the slides say and show."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sangsuk.core.tell.answers.answer import PARTS, Answer, Side
from sangsuk.core.tell.answers.concerns import lay_out_concerns
from sangsuk.core.tell.answers.heard import FEWEST, SIZES, TELLERS
from sangsuk.core.tell.answers.quoted import Pair, Told
from sangsuk.core.tell.answers.reasons import Part, Reason
from sangsuk.core.tell.answers.sentences import Tongue
from sangsuk.core.tell.answers.silence import Silent
from sangsuk.core.tell.answers.spoken import DOORS, REGIONS, in_hundred
from sangsuk.core.tell.themes.telling import lay_out_themes
from sangsuk.core.terms.codes import SERVICES
from sangsuk.core.terms.district import District

Laid = dict[str, Any]
WORDS: Final = (
    *("share", "range", "stories", "driver", "part", "typical", "vivid", "offices"),
    *("answered", "kind_praise", "kind_blame", "as_table", "no_rows"),
    *("nothing_stands_out", "few_stories", "sheet", "sheet_holds", "sheet_shares"),
)
OTHERS: Final = 3  # reasons named after the first
SHOWN: Final = 4  # reasons of a part
OFFLINE: Final = frozenset({"counter", "kiosk"})  # doors for who has no internet
STANDS_OUT: Final = {"happy": "stands_out", "unhappy": "stands_out_blame"}


class Telling:
    """Lays an answer out in one language."""

    def __init__(self, tongue: Tongue, districts: Mapping[str, District], *, known: int) -> None:
        self._tongue, self._districts, self._known = tongue, districts, known

    def lay_out(self, answer: Answer) -> Laid:
        """All sections; `happy` and `unhappy` have no rows where too few were told."""
        say = self._tongue.say
        return {
            "language": self._tongue.language,
            "title": say("title"),
            "lead": self._lead(answer),
            "is_enough": answer.stories >= FEWEST,
            "happy": self._side(answer.happy, "happy"),
            "unhappy": self._side(answer.unhappy, "unhappy"),
            "differs": say("differs"),
            "unheard": self._unheard(answer),
            "practices": self._practices(answer),
            "themes": self._themes(answer),
            "concerns": lay_out_concerns(answer.concerns, self._tongue, self._place),
            "how": self._how(),
            "words": {key: say(key) for key in WORDS},
        }

    def _themes(self, answer: Answer) -> Laid:
        laid = lay_out_themes(answer.themes, self._tongue)
        for row, one in zip(laid["rows"], answer.themes, strict=False):
            row["quote"] = self._quote(one.quotes.typical) if one.quotes else None
        return laid

    def _how(self) -> Laid:
        say = self._tongue.say
        keys = ("how_range", "how_who", "how_few", "how_quotes")
        lines = [say("how_read", known=self._known), *(say(key) for key in keys)]
        return {"title": say("how"), "lines": lines}

    def _lead(self, answer: Answer) -> str:
        if answer.stories < FEWEST:
            return self._tongue.say("too_few", stories=answer.stories)
        return self._tongue.say(
            "lead",
            stories=answer.stories,
            praising=answer.happy.stories,
            blaming=answer.unhappy.stories,
        )

    def _side(self, side: Side, name: str) -> Laid:
        say = self._tongue.say
        return {
            "name": name,
            "title": say(name),
            "stories": side.stories,
            "sentence": self._sentence(side, name),
            "outstanding": say(f"{STANDS_OUT[name]}_here"),
            "rows": [self._row(name, one) for one in side.reasons],
            "parts": [self._part_group(name, key, side.parts[key]) for key in PARTS],
            "quotes": [self._pair(name, one) for one in side.quotes],
        }

    def _sentence(self, side: Side, name: str) -> str:
        sure = [one for one in side.reasons if one.share.low > 0]
        if not sure:
            return self._tongue.say("too_few_side", stories=side.stories, fewest=FEWEST)
        first, others = sure[0], sure[1 : OTHERS + 1]
        return self._tongue.say(
            f"{name}_first" if others else f"{name}_only",
            first=self._noun(name, first.code),
            share=in_hundred(first.share.likely),
            low=in_hundred(first.share.low),
            high=in_hundred(first.share.high),
            others=self._tongue.listed([self._noun(name, one.code) for one in others]),
        )

    def _row(self, side: str, one: Reason) -> Laid:
        return {
            "code": one.code,
            "name": self._tongue.label(f"{side}_{one.code}"),
            **one.share._asdict(),
            "likely_text": in_hundred(one.share.likely),
            "range_text": f"{in_hundred(one.share.low)}–{in_hundred(one.share.high)}",
        }

    def _part_group(self, side: str, key: str, parts: Sequence[Part]) -> Laid:
        ordered = sorted(parts, key=lambda part: int(part.code)) if key == "week" else parts
        return {
            "key": key,
            "title": self._tongue.say(key),
            "parts": [self._part(side, key, part) for part in ordered],
        }

    def _part(self, side: str, key: str, part: Part) -> Laid:
        out = [self._noun(side, code) for code, _ in part.stands_out[:OTHERS]]
        say = self._tongue.say
        return {
            "code": part.code,
            "name": self._named(key, part.code),
            "stories": part.stories,
            "rows": [self._row(side, one) for one in part.reasons],
            "top": [self._row(side, one) for one in part.reasons[:SHOWN]],
            "out": out,
            "out_text": self._tongue.listed(out),
            "stands_out": say(STANDS_OUT[side], drivers=self._tongue.listed(out))
            if out
            else say("nothing_stands_out" if part.reasons else "too_few_side", **_fewest(part)),
        }

    def _named(self, key: str, code: str) -> str:
        pick = self._tongue.pick
        if key == "service":
            return pick(SERVICES[code])
        if key == "region":
            return self._region(code)
        if key == "size":
            return pick(SIZES[code])
        if key == "teller":
            return pick(TELLERS[code])
        if key == "week":
            return self._tongue.say("week_n", n=code)
        door = self._door(code)
        return f"{door[:1].upper()}{door[1:]}"

    def _unheard(self, answer: Answer) -> Laid:
        say, silence = self._tongue.say, answer.silence
        counts = {
            "silent": silence.silent,
            "districts": silence.districts,
            "people": silence.people,
        }
        lines = [say("silent", **counts) if silence.silent else say("none_silent")]
        lines += [self._silent_region(one) for one in silence.regions if one.silent]
        if silence.services:
            names = [self._tongue.pick(SERVICES[code]) for code in silence.services]
            lines.append(say("no_services", services=self._tongue.listed(names)))
        if silence.doors:
            doors = self._tongue.listed([self._door(code) for code in silence.doors])
            offline = not OFFLINE.isdisjoint(silence.doors)
            lines.append(say("no_doors_offline" if offline else "no_doors", doors=doors))
        return {"title": say("unheard"), "lines": lines}

    def _silent_region(self, one: Silent) -> str:
        return self._tongue.say(
            "silent_region",
            region=self._region(one.region),
            silent=one.silent,
            districts=one.districts,
            largest=self._tongue.listed([self._office(each) for each in one.largest]),
        )

    def _practices(self, answer: Answer) -> Laid:
        say, pick = self._tongue.say, self._tongue.pick
        about, any_up = say("practices_about"), any(card.taken_up for card in answer.cards)
        none_yet = say("card_not_taken_up") if any_up else ""  # of all it is said once
        cards = [
            {
                "code": card.practice.code,
                "name": pick(card.practice.name),
                "try_it": pick(card.practice.try_it),
                "told": say("card", stories=len(card.stories), districts=len(card.districts)),
                "stories": list(card.stories),
                "districts": len(card.districts),
                "taken_up": card.taken_up,
                "confirmed": card.confirmed,
                "followed": say("card_taken_up", many=card.taken_up, confirmed=card.confirmed)
                if card.taken_up
                else none_yet,
            }
            for card in answer.cards
        ]
        about = about if any_up else f"{about} {say('cards_not_taken_up')}"
        return {"title": say("practices"), "about": about, "cards": cards}

    def _pair(self, side: str, pair: Pair) -> Laid:
        return {
            "code": pair.code,
            "name": self._tongue.label(f"{side}_{pair.code}"),
            "typical": self._quote(pair.typical),
            "vivid": self._quote(pair.vivid) if pair.vivid != pair.typical else None,
        }

    def _quote(self, told: Told) -> Laid:
        place = self._place(told.district)
        return {"story": told.story, "text": told.text, "district": place}

    def _noun(self, side: str, code: str) -> str:
        return self._tongue.say(f"{side}_{code}")

    def _door(self, code: str) -> str:
        return self._tongue.pick(DOORS[code]) if code in DOORS else code

    def _region(self, value: str) -> str:
        return REGIONS[value] if self._tongue.language == "en" else f"ภาค{value}"

    def _place(self, code: str) -> str:
        district = self._districts.get(code)
        return self._office(district) if district else ""

    def _office(self, district: District) -> str:
        if self._tongue.language == "en":
            return f"{district.name_en}, {district.province_en}"
        return f"อำเภอ{district.name_th} {district.province_th}"


def _fewest(part: Part) -> dict[str, int]:
    return {} if part.reasons else {"stories": part.stories, "fewest": FEWEST}
