"""Why something in a round of judging is refused: told so that the person can go on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sangsuk.core.errors import CallError

WHEN: Final = "%Y-%m-%d %H:%M%z"


def _refused(code: str, what: str, where: str, remedy: str) -> CallError:
    return CallError(f"judge.{code}", what=what, where=where, remedy=remedy)


def unknown_round(slug: str, known: Sequence[str]) -> CallError:
    remedy = f"take one of {', '.join(known)}." if known else "write [judging] in its file."
    return _refused("unknown_round", "The campaign has no such round.", f"round {slug}", remedy)


def not_its_time(slug: str, opens: datetime, closes: datetime, at: datetime) -> CallError:
    what = f"The round is from {opens:{WHEN}} until before {closes:{WHEN}}; now it is {at:{WHEN}}."
    remedy = "what was sealed in time counts; ask the campaign if you were kept from it."
    return _refused("round_is_not_open", what, f"round {slug}", remedy)


def opened_already(slug: str) -> CallError:
    what, remedy = "The round was opened before.", "go on with it: sangsuk jury status."
    return _refused("opened_already", what, f"round {slug}", remedy)


def not_opened(slug: str) -> CallError:
    what, remedy = "The round was not opened.", f"open it: sangsuk jury open {slug}."
    return _refused("not_opened", what, f"round {slug}", remedy)


def closed_already(slug: str) -> CallError:
    what = "The round is closed; what came of it stands."
    return _refused("closed_already", what, f"round {slug}", "change who goes on by an override.")


def not_closed(slug: str) -> CallError:
    what, remedy = "The round is not closed yet.", f"close it: sangsuk jury close {slug}."
    return _refused("not_closed", what, f"round {slug}", remedy)


def followed(slug: str, after: str) -> CallError:
    what = f"The round '{after}' was opened with those who went on."
    return _refused("followed", what, f"round {slug}", "what has begun with them goes on so.")


def round_before(slug: str, before: str) -> CallError:
    what = f"Who goes on from the round '{before}' is not known yet."
    return _refused("round_before", what, f"round {slug}", f"close '{before}' first.")


def still_collecting(slug: str, until: datetime) -> CallError:
    what = f"Stories are collected until {until:{WHEN}}; who comes later would not be read."
    return _refused("still_collecting", what, f"round {slug}", "open the round after that.")


def rules_changed(slug: str) -> CallError:
    what = "The terms of the round are not those by which it was opened."
    remedy = "put the campaign file back as it was: a round ends by the terms it began with."
    return _refused("rules_changed", what, f"round {slug}", remedy)


def nothing_to_judge(slug: str) -> CallError:
    what, remedy = "There are too few stories to judge.", "take stories in, or wait for the reader."
    return _refused("nothing_to_judge", what, f"round {slug}", remedy)


def too_many_to_compare(slug: str, stories: int, most: int) -> CallError:
    what = f"{stories:,} stories came in, and at most {most:,} can be compared two by two."
    remedy = "read them once more first: a round of reading from which fewer go on."
    return _refused("too_many_to_compare", what, f"round {slug}", remedy)


def no_seed(slug: str) -> CallError:
    what = "There is no seed: chance that anybody can draw again."
    remedy = "publish one first, like the numbers of a lottery drawn that day; then give it."
    return _refused("no_seed", what, f"round {slug}", remedy)


def not_entitled(name: str, role: str) -> CallError:
    what = f"{name} is {role}, and only the national team leads the judging."
    return _refused("not_entitled", what, name, "let somebody of the national team do it.")


def no_reason() -> CallError:
    what, remedy = "There is no reason.", "write why, in a sentence: it is kept with your name."
    return _refused("no_reason", what, "the reason", remedy)


def name_taken(name: str) -> CallError:
    what = f"There is a juror {name!r} in this campaign, or it is no name."
    return _refused("name", what, "NAME", "take another: up to 40 letters.")


def unknown_juror(name: str) -> CallError:
    what = f"There is no juror {name!r} in this campaign, or they were removed."
    return _refused("unknown_juror", what, "NAME", "sangsuk jury panel lists them.")


def unknown_place(code: str) -> CallError:
    what = f"{code!r} is no code of a district."
    return _refused("unknown_place", what, "the districts", "write codes of four digits.")


def not_on_the_panel(slug: str) -> CallError:
    what = "You do not judge in this round."
    return _refused("not_on_the_panel", what, f"round {slug}", "ask who invited you.")


def not_yours(slug: str) -> CallError:
    what = "This story did not come to you, or is with somebody else now."
    return _refused("not_yours", what, f"round {slug}", "go on with the next one.")


def taken_back(slug: str) -> CallError:
    what = "The teller has taken the story back."
    return _refused("taken_back", what, f"round {slug}", "go on with the next one.")


def sealed_already(slug: str) -> CallError:
    what = "You have judged this already, perhaps in another window."
    remedy = "go on to the next one; what is sealed is changed by nobody."
    return _refused("sealed_already", what, f"round {slug}", remedy)


def no_choice(slug: str) -> CallError:
    what = "It does not say which of the two is better, or that they are equally good."
    return _refused("no_choice", what, f"round {slug}", "choose one of the three.")


def still_open(slug: str, left: int) -> CallError:
    what = f"The deadline has not come, and {left:,} judgements are still to be made."
    remedy = "wait for the deadline, or for the last juror; a round of comparisons may also stop."
    return _refused("still_open", what, f"round {slug}", remedy)


def no_quorum(slug: str, took_part: int, quorum: int) -> CallError:
    what = f"{took_part} jurors took part, and the rules ask for {quorum}."
    remedy = "let more jurors judge; after the deadline it may be closed with a reason."
    return _refused("no_quorum", what, f"round {slug}", remedy)


def no_such_change(slug: str, what: str) -> CallError:
    return _refused("no_such_change", what, f"round {slug}", "name numbers of the result's list.")
