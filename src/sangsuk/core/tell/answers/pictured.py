"""What figures and tables show beside the reasons: the month, the weeks, the country, policies."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sangsuk.core.tell.answers.answer import Answer
from sangsuk.core.tell.answers.became import ANSWERED, PROMISED, STATES
from sangsuk.core.tell.answers.policy import KINDS, Policy
from sangsuk.core.tell.answers.sentences import Tongue
from sangsuk.core.tell.answers.spoken import in_hundred
from sangsuk.core.terms.hexmap import HexMap

Laid = dict[str, Any]
SAID: Final = ("praise", "both", "neither", "blame")
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
        "days": {"title": say("days"), **_days(answer, tongue)},
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
    rows = []
    for day, stories, praise, blame, both in answer.days:
        counts = {"stories": stories, "praise": praise, "blame": blame, "both": both}
        neither = stories - praise - blame + both
        parts = (praise - both, both, neither, blame - both)
        dots = dict(zip(SAID, parts, strict=True))
        rows.append({"date": day, "day": day.isoformat(), "dots": dots, **counts})
    return {"rows": rows, "kinds": _totals(rows, {one: tongue.say(f"kind_{one}") for one in SAID})}


def _became(answer: Answer, tongue: Tongue) -> Laid:
    """Each day's stories by what became of them, and the same of all days in a sentence."""
    rows = [
        {"date": day, "day": day.isoformat(), "dots": dict(zip(STATES, counts, strict=True))}
        for day, counts in answer.became
    ]
    kinds = _totals(rows, {state: tongue.pick(words) for state, words in STATES.items()})
    many = {one["kind"]: one["total"] for one in kinds}
    answered = sum(many[state] for state in ANSWERED)
    lead = tongue.say(
        "became_lead" if answered else "became_none",
        answered=answered,
        promised=sum(many[state] for state in PROMISED),
        confirmed=many["confirmed"],
        waiting=many["waiting"],
    )
    return {"rows": rows, "kinds": kinds, "lead": lead}


def _totals(rows: Sequence[Laid], names: Mapping[str, str]) -> list[Laid]:
    return [
        {"kind": kind, "name": name, "total": sum(row["dots"][kind] for row in rows)}
        for kind, name in names.items()
    ]


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
