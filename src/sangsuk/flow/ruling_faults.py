"""Why a ruling or an appeal is refused: what, where, and what to do."""

from sangsuk.core.errors import CallError


def not_entitled(name: str, role: str) -> CallError:
    return CallError(
        "rulings.not_entitled",
        what=f"{name} has the role {role}, which does not decide about stories.",
        where="the account",
        remedy="let somebody of the national team decide.",
    )


def unknown_district(code: str) -> CallError:
    return CallError(
        "rulings.unknown_district",
        what=f"No district of the campaign has the code {code!r}.",
        where="the district",
        remedy="give a code of four digits, or leave it out: then all of the story is meant.",
    )


def no_ruling(why: str) -> CallError:
    return CallError(
        "rulings.no_ruling",
        what=f"This is no ruling: {why}.",
        where="the ruling",
        remedy="mend it; reasons and rules are in docs/methods/rulings.md.",
    )


def stands_already(act: int) -> CallError:
    return CallError(
        "rulings.stands_already",
        what=f"Act {act} says the same of this story, and stands.",
        where="the ruling",
        remedy="nothing is to be done.",
    )


def unknown_story(where: str) -> CallError:
    return CallError(
        "rulings.unknown_story",
        what="The campaign has no such story, or it is withdrawn.",
        where=where,
        remedy="give the number of the story's page, or take the story in first.",
    )


def own_ruling(name: str, act: int) -> CallError:
    return CallError(
        "appeals.own_ruling",
        what=f"{name} made ruling {act}, against which this appeal is.",
        where="the account",
        remedy="let somebody else of the national team decide.",
    )


def settled_before() -> CallError:
    return CallError(
        "appeals.settled",
        what="The appeal has its outcome already.",
        where="the appeal",
        remedy="nothing is to be done; a new appeal can be lodged.",
    )


def no_appeal(why: str, where: str) -> CallError:
    return CallError(
        "appeals.refused", what=f"{why}.", where=where, remedy="mend it and hand it in again."
    )
