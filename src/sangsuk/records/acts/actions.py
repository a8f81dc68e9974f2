"""Writing down what was decided."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from sangsuk.core.check.acts import FIRST, digest_of_kept, hash_of_act
from sangsuk.records.acts.models import Act


@dataclass(frozen=True, slots=True)
class Actor:
    """Who answers for an act: the name of an account, and its role then."""

    name: str
    role: str


@transaction.atomic
def keep_act(
    *,
    kind: str,
    by: Actor,
    why: str,
    at: datetime,
    told: Mapping[str, Any] | None = None,
    before: Any = None,
    after: Any = None,
) -> Act:
    """Add an act to the end of the chain.

    Args:
        kind: what was done, like `rules.fixed`.
        by: who answers for it.
        why: the reason, in words.
        at: when.
        told: what anybody may read of it; no name, no text, no id of a citizen or story.
        before: what was so before, as JSON.
        after: what is so now.

    Raises:
        ValueError: nobody answers for it, or no reason is given.
    """
    if not by.name.strip() or not why.strip():
        raise ValueError("an act needs somebody who answers for it, and a reason")
    _hold_the_end()
    kept = {"by": by.name, "why": why, "before": before, "after": after}
    act = Act(
        at=at.astimezone(UTC).isoformat(), kind=kind, role=by.role, told=dict(told or {}), kept=kept
    )
    _seal(act)
    act.save()
    return act


def _seal(act: Act) -> None:
    """Give the act its place at the end of the chain."""
    last = Act.objects.order_by("-number").first()
    act.number, act.prev = (last.number + 1, last.hash) if last else (1, FIRST)
    act.salt = secrets.token_hex(16)
    act.kept_digest = digest_of_kept(act.kept, act.salt)
    act.hash = hash_of_act(act.public)


def _hold_the_end() -> None:
    """Let nobody else add until this transaction is over; SQLite has one writer in any case."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE acts_act IN EXCLUSIVE MODE")
