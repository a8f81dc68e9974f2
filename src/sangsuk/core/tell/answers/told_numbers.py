"""Which numbers the answer tells: only the stories behind these are opened."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from sangsuk.core.tell.answers.answer import Answer
from sangsuk.core.tell.answers.became import ANSWERED, PROMISED, STATES
from sangsuk.core.tell.answers.days import SAID
from sangsuk.core.tell.themes.telling import SHOWN

SIDES: Final = ("happy", "unhappy")
OF_A_CONCERN: Final = {"side", "driver", "became"}
ANY: Final = {
    "any_answered": ANSWERED,
    "any_promised": PROMISED,
    "any_confirmed": ("confirmed",),
}

# What a cell of a table may ask for at once; anything else is a number that nobody is told.
TOGETHER: Final = frozenset(
    frozenset(names)
    for names in (
        *((), ("side",), ("side", "driver"), ("side", "driver", "became")),
        *(("side", "by", "part"), ("side", "by", "part", "driver")),
        *(("day",), ("day", "said"), ("day", "became"), ("place",), ("place", "side")),
        *(("practice",), ("taken_up",), ("theme",), ("theme", "side"), ("policy", "side")),
    )
)


def is_told(answer: Answer, asked: Mapping[str, str]) -> bool:
    """Whether the answer tells how many stories these are.

    Args:
        answer: as it may leave the house.
        asked: what a table asks for; "" asks for nothing.
    """
    names = {name for name, value in asked.items() if value}
    if names not in TOGETHER or not _are_of_a_table(answer, asked, names):
        return False
    if "part" in names:
        return _tells_of_part(answer, asked)
    return "day" not in names or _tells_of_day(answer, asked)


def _are_of_a_table(answer: Answer, asked: Mapping[str, str], names: AbstractSet[str]) -> bool:
    """Whether a table has a cell of such a side, of such an end, and of such a theme."""
    if "side" in names and asked["side"] not in SIDES:
        return False
    if names == OF_A_CONCERN and (asked["side"] != "unhappy" or asked["became"] not in ANY):
        return False
    themes = {one.theme.code for one in answer.themes[:SHOWN]}
    return "theme" not in names or asked["theme"] in themes


def _tells_of_part(answer: Answer, asked: Mapping[str, str]) -> bool:
    side = {"happy": answer.happy, "unhappy": answer.unhappy}.get(asked["side"])
    parts = side.parts.get(asked["by"], ()) if side else ()
    driver = asked.get("driver", "")
    return any(
        part.code == asked["part"]
        and (not driver or any(reason.code == driver for reason in part.reasons))
        for part in parts
    )


def _tells_of_day(answer: Answer, asked: Mapping[str, str]) -> bool:
    days = [one for one in answer.days if one.day.isoformat() == asked["day"]]
    if not days:
        return False
    [day] = days
    said, became = asked.get("said", ""), asked.get("became", "")
    if said:
        return dict(zip(SAID, day.said, strict=True)).get(said) is not None
    if became:
        return dict(zip(STATES, day.became, strict=True)).get(became) is not None
    return day.stories is not None
