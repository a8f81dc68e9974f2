"""What figures and tables show beside the reasons: the month, the weeks, the country, policies."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sangsuk.core.tell.answers.answer import Answer
from sangsuk.core.tell.answers.became import ANSWERED, PROMISED, STATES
from sangsuk.core.tell.answers.days import SAID, Day
from sangsuk.core.tell.answers.policy import KINDS, Policy
from sangsuk.core.tell.answers.sentences import Tongue
from sangsuk.core.tell.answers.spoken import in_hundred
from sangsuk.core.terms.hexmap import HexMap

Laid = dict[str, Any]
UNTOLD: Final = "untold"  # dots of a day whose kinds are not told
SLOPES: Final = 6  # reasons whose way is shown
DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def lay_out_pictures(answer: Answer, told: Mapping[str, Any], tongue: Tongue, map_: HexMap) -> Laid:
    """The parts of an answer that only figures and their tables tell.

    Args:
        answer: the answer.
        told: the same as it is laid out, which has the shares of each week.
        tongue: the language.
        map_: where the districts lie.
    """
    say = tongue.say
    weeks = [one for one in told["happy"]["parts"] if one["key"] == "week"]
    return {
        "days": {"title": say("days"), "head": say("month"), **_days(answer, tongue)},
        "became": {"title": say("became"), **_became(answer, tongue)},
        "calendar": {"title": say("calendar"), "weekdays": [say(f"day_{one}") for one in DAYS]},
        "weeks": {"title": say("weeks"), **_slopes([p for g in weeks for p in g["parts"]])},
        "former": {"title": say("former"), **_since(answer, told, tongue)},
        "policy": _policies(answer, told, tongue),
        "places": {
            "title": say("places"),
            "kinds": {one: say(f"kind_{one}") for one in ("praise", "blame", "neither", "silent")},
            "tall": map_.height / map_.width,
            "rows": _places(answer, tongue, map_),
        },
    }


def _days(answer: Answer, tongue: Tongue) -> Laid:
    names = {one: tongue.say(f"kind_{one}") for one in SAID}
    rows = [_day(one, dict(zip(SAID, one.said, strict=True))) for one in answer.days]
    return {"total": answer.stories, **_dotted(rows, names, answer.said, tongue)}


def _became(answer: Answer, tongue: Tongue) -> Laid:
    """Each day's stories by what became of them, and the same of all days in a sentence."""
    names = {state: tongue.pick(words) for state, words in STATES.items()}
    rows = [_day(one, dict(zip(STATES, one.became, strict=True))) for one in answer.days]
    many = dict(zip(STATES, answer.became, strict=True))
    answered = sum(many[state] for state in ANSWERED)
    lead = tongue.say(
        "became_lead" if answered else "became_none",
        answered=answered,
        promised=sum(many[state] for state in PROMISED),
        confirmed=many["confirmed"],
        waiting=many["waiting"],
    )
    return {"lead": lead, **_dotted(rows, names, answer.became, tongue)}


def _day(one: Day, told: Mapping[str, int | None]) -> Laid:
    """A day: what is told of it, and its dots, with those that are not told apart."""
    dots = {kind: count or 0 for kind, count in told.items()}
    dots[UNTOLD] = 0 if one.stories is None else one.stories - sum(dots.values())
    date = {"date": one.day, "day": one.day.isoformat()}
    return {**date, "stories": one.stories, "told": told, "dots": dots}


def _dotted(
    rows: Sequence[Laid], names: Mapping[str, str], totals: Sequence[int], tongue: Tongue
) -> Laid:
    """Days with the kinds of their dots; `untold` is a kind where a day has such dots."""
    kinds = [
        {"kind": kind, "name": name, "total": total}
        for (kind, name), total in zip(names.items(), totals, strict=True)
    ]
    many = sum(row["dots"][UNTOLD] for row in rows)
    untold = [{"kind": UNTOLD, "name": tongue.say("kind_untold"), "total": many}] if many else []
    return {"rows": rows, "kinds": kinds, "untold": untold}


def _policies(answer: Answer, told: Mapping[str, Any], tongue: Tongue) -> Laid:
    """Each policy with the names of practices and concerns that have to do with it."""
    named = {card["code"]: card["name"] for card in told["practices"]["cards"]}
    rows = [
        {
            "code": one.policy.code,
            "kind": tongue.pick(KINDS[one.policy.kind]),
            "name": tongue.pick(one.policy.name),
            "source": _source(one.policy, tongue),
            "practices": [named[code] for code in one.practices],
            "praised": one.praised,
            "concerns": [tongue.say(f"unhappy_{code}") for code in one.concerns],
            "blamed": one.blamed,
        }
        for one in answer.policies
    ]
    return {
        "title": tongue.say("policy"),
        "about": tongue.say("policy_about"),
        "heads": [tongue.say("happy"), tongue.say("unhappy")],
        "rows": rows,
    }


def _source(policy: Policy, tongue: Tongue) -> str:
    if policy.confirmed:
        return policy.source
    return f"{policy.source} · {tongue.say('to_confirm')}"


def _slopes(parts: Sequence[Mapping[str, Any]]) -> Laid:
    """The most frequent reasons of the first and of the last week of which shares are told."""
    told = [part for part in parts if part["rows"]]
    if len(told) < 2:
        return {"ends": ("", ""), "rows": []}
    first, last = told[0], told[-1]
    before = {row["code"]: row["likely"] for row in first["rows"]}
    return {"ends": (first["name"], last["name"]), "rows": _ways(before, last["rows"])}


def _since(answer: Answer, told: Mapping[str, Any], tongue: Tongue) -> Laid:
    """From the former campaign to this one; no rows where there is none that counts alike."""
    former = answer.former
    if former is None or not former.happy or not told["happy"]["rows"]:
        return {"ends": ("", ""), "rows": []}
    before = {one.code: one.share.likely for one in former.happy}
    ends = (tongue.say("before"), tongue.say("now"))
    return {"ends": ends, "rows": _ways(before, told["happy"]["rows"])}


def _ways(before: Mapping[str, float], rows: Sequence[Mapping[str, Any]]) -> list[Laid]:
    return [
        {
            "code": row["code"],
            "name": row["name"],
            "first": before[row["code"]],
            "last": row["likely"],
            "first_text": in_hundred(before[row["code"]]),
            "last_text": row["likely_text"],
        }
        for row in rows[:SLOPES]
    ]


def _places(answer: Answer, tongue: Tongue, map_: HexMap) -> list[Laid]:
    counts = {code: rest for code, *rest in answer.places}
    english = tongue.language == "en"
    rows = []
    for cell in map_.cells:
        one = cell.district
        stories, praise, blame = counts.get(one.code, (0, 0, 0))
        name = (
            f"{one.name_en}, {one.province_en}" if english else f"{one.name_th} {one.province_th}"
        )
        place: Laid = {"code": one.code, "name": name}
        place |= {"x": cell.x / map_.width, "y": cell.y / map_.width}
        rows.append(place | {"stories": stories, "praise": praise, "blame": blame})
    return rows
