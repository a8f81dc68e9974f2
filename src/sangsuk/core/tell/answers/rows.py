"""The stories behind a number of the answer: what it was counted from, and nothing else."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sangsuk.core.tell.answers.answer import Answer
from sangsuk.core.tell.answers.became import Became, what_became
from sangsuk.core.tell.answers.days import says
from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.answers.policy import Frame
from sangsuk.core.tell.answers.practices import Promised
from sangsuk.core.tell.answers.told_numbers import ANY, is_told

ASKED: Final = (
    *("side", "driver", "by", "part", "day", "place", "said", "became"),
    *("practice", "taken_up", "theme", "policy"),
)
Ways = Mapping[str, Callable[[Heard], Iterable[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What numbers were counted from: all stories that count, and the answer as it is released."""

    stories: Sequence[Heard]
    answer: Answer
    ways: Ways
    became: Became
    promised: Sequence[Promised]
    frame: Frame


def rows_of(source: Source, asked: Mapping[str, str]) -> list[int]:
    """The numbers of the stories, the newest day first.

    Args:
        source: what the answer was made from.
        asked: what the table asks for, by names of `ASKED`; "" asks for nothing.

    Returns:
        No number where a part, practice, theme or policy is not in the answer, and where the
        answer does not tell how many they are.
    """
    if not is_told(source.answer, asked):
        return []
    tests = [_TESTS[name](source, asked) for name in ASKED if asked.get(name) and name in _TESTS]
    found = [story for story in source.stories if all(test(story) for test in tests)]
    found.sort(key=lambda story: (story.day, story.story), reverse=True)
    return [story.story for story in found]


Test = Callable[[Heard], bool]


def _side(_source: Source, asked: Mapping[str, str]) -> Test:
    """Of a place: what praises or blames it; of a practice or a theme all of that side."""
    happy, place = asked["side"] == "happy", asked.get("place", "")
    if place:
        return lambda story: place in (story.praised if happy else story.blamed)
    return lambda story: story.praises if happy else story.blames


def _driver(_source: Source, asked: Mapping[str, str]) -> Test:
    return lambda story: asked["driver"] in story.drivers


def _part(source: Source, asked: Mapping[str, str]) -> Test:
    way = source.ways.get(asked.get("by", ""))
    return lambda story: way is not None and asked["part"] in way(story)


def _day(_source: Source, asked: Mapping[str, str]) -> Test:
    return lambda story: story.day.isoformat() == asked["day"]


def _place(_source: Source, asked: Mapping[str, str]) -> Test:
    return lambda story: asked["place"] in story.mentioned


def _said(_source: Source, asked: Mapping[str, str]) -> Test:
    return lambda story: says(story) == asked["said"]


def _became(source: Source, asked: Mapping[str, str]) -> Test:
    wanted = ANY.get(asked["became"], (asked["became"],))
    return lambda story: what_became(story, source.became) in wanted


def _practice(source: Source, asked: Mapping[str, str]) -> Test:
    return _among(_shown_by(source, {asked["practice"]}))


def _taken_up(source: Source, asked: Mapping[str, str]) -> Test:
    said = [one.practice.said for one in source.answer.cards]
    codes = [one.practice.code for one in source.answer.cards]
    words = dict(zip(codes, said, strict=True)).get(asked["taken_up"])
    return _among({one.story for one in source.promised if words and words.search(one.what)})


def _theme(source: Source, asked: Mapping[str, str]) -> Test:
    themes = [one.theme for one in source.answer.themes if one.theme.code == asked["theme"]]
    return _among({story for theme in themes for story in theme.stories})


def _policy(source: Source, asked: Mapping[str, str]) -> Test:
    """Praise: the stories of its practices; blame: those that blame for its drivers."""
    frame, code = source.frame, asked["policy"]
    if asked.get("side") == "happy":
        codes = {name for name, tags in frame.practices.items() if code in tags}
        return _among(_shown_by(source, codes))
    drivers = {name for name, tags in frame.concerns.items() if code in tags}
    return lambda story: bool(drivers & set(story.drivers))


def _shown_by(source: Source, practices: set[str]) -> set[int]:
    cards = [one for one in source.answer.cards if one.practice.code in practices]
    return {story for card in cards for story in card.stories}


def _among(numbers: set[int]) -> Test:
    return lambda story: story.story in numbers


_TESTS: Final[dict[str, Callable[[Source, Mapping[str, str]], Test]]] = {
    "side": _side,
    "driver": _driver,
    "part": _part,
    "day": _day,
    "place": _place,
    "said": _said,
    "became": _became,
    "practice": _practice,
    "taken_up": _taken_up,
    "theme": _theme,
    "policy": _policy,
}
