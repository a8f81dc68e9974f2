"""Why a ruling or an appeal is refused: what, where, and what to do."""

from typing import Final

from sangsuk.core.errors import CallError, refusals_of

_ruling: Final = refusals_of("rulings")
_appeal: Final = refusals_of("appeals")
THE_ACCOUNT: Final = "the account"
SOMEBODY_ELSE: Final = "let somebody else of the national team decide."


def not_entitled(name: str, role: str) -> CallError:
    what = f"{name} has the role {role}, which does not decide about stories."
    remedy = "let somebody of the national team decide."
    return _ruling("not_entitled", what, THE_ACCOUNT, remedy)


def unknown_district(code: str) -> CallError:
    what = f"No district of the campaign has the code {code!r}."
    remedy = "give a code of four digits, or leave it out: then all of the story is meant."
    return _ruling("unknown_district", what, "the district", remedy)


def no_ruling(why: str) -> CallError:
    remedy = "mend it; reasons and rules are in docs/methods/rulings.md."
    return _ruling("no_ruling", f"This is no ruling: {why}.", "the ruling", remedy)


def stands_already(act: int) -> CallError:
    what = f"Act {act} says the same of this story, and stands."
    return _ruling("stands_already", what, "the ruling", "nothing is to be done.")


def unknown_story(where: str) -> CallError:
    what = "The campaign has no such story, or it is withdrawn."
    remedy = "give the number of the story's page, or take the story in first."
    return _ruling("unknown_story", what, where, remedy)


def own_ruling(name: str, act: int) -> CallError:
    what = f"{name} made ruling {act}, against which this appeal is."
    return _appeal("own_ruling", what, THE_ACCOUNT, SOMEBODY_ELSE)


def settled_before() -> CallError:
    remedy = "nothing is to be done; a new appeal can be lodged."
    return _appeal("settled", "The appeal has its outcome already.", "the appeal", remedy)


def no_appeal(why: str, where: str) -> CallError:
    return _appeal("refused", f"{why}.", where, "mend it and hand it in again.")
