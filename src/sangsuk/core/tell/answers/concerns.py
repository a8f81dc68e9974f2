"""Concerns (เรื่องที่อยากให้ปรับปรุง): of how many offices, and what those did that answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sangsuk.core.tell.answers.became import ANSWERED, PROMISED, Became
from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.answers.practices import Promised
from sangsuk.core.tell.answers.sentences import Tongue

SHOWN: Final = 2  # promises of a concern, those first that their tellers confirm


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """What people want mended: a driver told with blame, in how many stories and offices."""

    code: str
    stories: int
    districts: int
    answered: int  # stories that an office has answered
    promised: int  # of these, with a change that is promised, whatever came of it
    confirmed: int  # of these, changed as their tellers say
    did: tuple[Promised, ...]


def find_concerns(
    blame: Sequence[Heard], became: Became, promised: Sequence[Promised]
) -> tuple[Concern, ...]:
    """Those of the most offices first.

    Args:
        blame: the stories that blame.
        became: what became of those that were answered.
        promised: what offices promised because of a story.
    """
    stories: dict[str, list[Heard]] = {}
    for story in blame:
        for code in dict.fromkeys(story.drivers):
            stories.setdefault(code, []).append(story)
    found = [_concern(code, told, became, promised) for code, told in stories.items()]
    return tuple(sorted(found, key=lambda one: (-one.districts, -one.stories, one.code)))


def _concern(
    code: str, stories: Sequence[Heard], became: Became, promised: Sequence[Promised]
) -> Concern:
    ends = [became.get(story.story, "") for story in stories]
    numbers = {story.story for story in stories}
    did = [one for one in promised if one.story in numbers]
    return Concern(
        code=code,
        stories=len(stories),
        districts=len({place for story in stories for place in story.blamed}),
        answered=sum(end in ANSWERED for end in ends),
        promised=sum(end in PROMISED for end in ends),
        confirmed=ends.count("confirmed"),
        did=tuple(sorted(did, key=lambda one: (not one.confirmed, one.story))[:SHOWN]),
    )


def lay_out_concerns(
    concerns: Sequence[Concern], tongue: Tongue, office: Callable[[str], str]
) -> list[dict[str, Any]]:
    """One entry a concern; `office` names a district by its code."""
    any_answered = any(one.answered for one in concerns)
    return [
        {
            "code": one.code,
            "name": tongue.label(f"unhappy_{one.code}"),
            "stories": one.stories,
            "districts": one.districts,
            "answered": one.answered,
            "promised": one.promised,
            "confirmed": one.confirmed,
            "told": tongue.say("concern", stories=one.stories, districts=one.districts),
            "followed": _followed(one, tongue) if any_answered else "",  # of all it is said once
            "did": [_done_by(each, tongue, office) for each in one.did],
        }
        for one in concerns
    ]


def _done_by(one: Promised, tongue: Tongue, office: Callable[[str], str]) -> dict[str, Any]:
    return {
        "story": one.story,
        "what": one.what,
        "office": office(one.district),
        "state": tongue.say("did_confirmed" if one.confirmed else "did_promised"),
    }


def _followed(one: Concern, tongue: Tongue) -> str:
    if not one.answered:
        return tongue.say("concern_unanswered")
    return tongue.say(
        "concern_answered",
        answered=one.answered,
        promised=one.promised,
        confirmed=one.confirmed,
    )
