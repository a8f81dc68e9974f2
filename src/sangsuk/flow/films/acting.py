"""Each move of a film is an act: who did it, when and why; no names of who appears."""

from datetime import datetime
from typing import Any

from sangsuk.flow.films import faults
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.acts.models import Act
from sangsuk.records.films.models import Film


def act_on(
    film: Film, did: str, *, by: Account | Actor, at: datetime, why: str = "", **told: Any
) -> Act:
    """Write down what was done to a film.

    Args:
        film: which.
        did: what, like `moved`.
        by: who answers for it.
        at: when.
        why: the reason, where one was asked for.
        told: what else anybody may read of it.
    """
    return keep_act(
        kind=f"film.{did}",
        by=by if isinstance(by, Actor) else Actor(by.name, by.role),
        why=why.strip() or did.replace("_", " "),
        at=at,
        told={"campaign": film.campaign_id, "film": film.pk, **told},
    )


def check_team(by: Account, doing: str) -> None:
    """Refuse who is not of the film team.

    Raises:
        CallError: they are not.
    """
    if by.role != Role.FILM:
        raise faults.not_entitled(doing, by.role)
