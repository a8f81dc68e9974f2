"""Rows of what the report tells besides its main table, from the answer that it tells."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from sangsuk.core.tell.answers.answer import PARTS, Answer, Side
from sangsuk.core.tell.answers.became import STATES
from sangsuk.core.tell.answers.days import SAID
from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.answers.policy import Frame
from sangsuk.core.tell.open_data.rows_of_offices import told_of
from sangsuk.core.tell.open_data.suppression import hide_small
from sangsuk.core.tell.themes.telling import SHOWN, name_of

Row = dict[str, Any]
KINDS: Final = ("practice", "concern")


def tables_of(answer: Answer) -> dict[str, list[Row]]:
    """Every table that is made from the answer alone, as `as_released` gives it."""
    return {
        "parts": _part_rows(answer),
        "driver_by_part": _driver_rows(answer),
        "days": _day_rows(answer),
        "became": _became_rows(answer),
        "practice_districts": told_of((one.practice.code, one.districts) for one in answer.cards),
        "practice_names": _practice_rows(answer),
        "theme_names": _theme_rows(answer),
        "policies": _policy_rows(answer),
        "former": _former_rows(answer),
    }


def tag_rows(frame: Frame) -> list[Row]:
    """Which practices and drivers have to do with each policy."""
    tags = zip(KINDS, (frame.practices, frame.concerns), strict=True)
    return sorted(
        (
            {"policy": policy, "kind": kind, "code": code}
            for kind, of in tags
            for code, policies in of.items()
            for policy in policies
        ),
        key=lambda row: tuple(row.values()),
    )


def practices_of(answer: Answer) -> Callable[[Heard], Iterable[str]]:
    """Gives the practices that a story shows."""
    return _codes_of((one.practice.code, one.stories) for one in answer.cards)


def themes_of(answer: Answer) -> Callable[[Heard], Iterable[str]]:
    """Gives the themes of a story."""
    return _codes_of((one.theme.code, one.theme.stories) for one in answer.themes[:SHOWN])


def door_rows(stories: Iterable[Heard], asked: Iterable[str]) -> list[Row]:
    """Stories by the way they came, with those by which none came; small counts are hidden."""
    counts = Counter(one.platform for one in stories)
    doors = sorted({*counts, *asked})
    [cells] = hide_small([[counts[door] for door in doors]]) if doors else [[]]
    return [
        {"door": door, "asked": int(door in asked), "stories": cell}
        for door, cell in zip(doors, cells, strict=True)
    ]


def _codes_of(told: Iterable[tuple[str, Sequence[int]]]) -> Callable[[Heard], Iterable[str]]:
    codes: dict[int, list[str]] = {}
    for code, stories in told:
        for story in stories:
            codes.setdefault(story, []).append(code)
    return lambda one: codes.get(one.story, ())


def _sides(answer: Answer) -> Mapping[str, Side]:
    return {"happy": answer.happy, "unhappy": answer.unhappy}


def _part_rows(answer: Answer) -> list[Row]:
    return [
        {"side": name, "by": by, "part": part.code, "stories": part.stories}
        | {"neighbours": part.neighbours if part.reasons else None}
        for name, side in _sides(answer).items()
        for by in PARTS
        for part in side.parts[by]
    ]


def _driver_rows(answer: Answer) -> list[Row]:
    return [
        {"side": name, "by": by, "part": part.code, "driver": one.code}
        | {"stories": one.share.stories}
        for name, side in _sides(answer).items()
        for by in PARTS
        for part in side.parts[by]
        for one in part.reasons
    ]


def _day_rows(answer: Answer) -> list[Row]:
    return [
        {"day": one.day.isoformat(), "week": one.week, "stories": one.stories}
        | dict(zip(SAID, one.said, strict=True))
        for one in answer.days
    ]


def _became_rows(answer: Answer) -> list[Row]:
    return [
        {"day": one.day.isoformat()} | dict(zip(STATES, one.became, strict=True))
        for one in answer.days
    ]


def _practice_rows(answer: Answer) -> list[Row]:
    return [
        {
            "code": card.practice.code,
            "name": card.practice.name.th,
            "name_en": card.practice.name.en,
        }
        for card in answer.cards
    ]


def _theme_rows(answer: Answer) -> list[Row]:
    return [
        {
            "code": one.theme.code,
            "name": name_of(one.theme, "th"),
            "name_en": name_of(one.theme, "en"),
        }
        for one in answer.themes[:SHOWN]
    ]


def _policy_rows(answer: Answer) -> list[Row]:
    return [
        {
            "code": one.policy.code,
            "kind": one.policy.kind,
            "name": one.policy.name.th,
            "name_en": one.policy.name.en,
            "source": one.policy.source,
            "confirmed": int(one.policy.confirmed),
        }
        for one in answer.policies
    ]


def _former_rows(answer: Answer) -> list[Row]:
    if answer.former is None:
        return []
    sides = {"happy": answer.former.happy, "unhappy": answer.former.unhappy}
    return [
        {"side": side, "driver": one.code, "stories": one.share.stories}
        | {"of": one.share.of, "spread": one.spread}
        for side, reasons in sides.items()
        for one in reasons
    ]
