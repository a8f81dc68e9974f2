"""Giving cards to readers, and keeping what came of them."""

from datetime import datetime

from django.db import transaction

from sangsuk.records.acts.models import Act
from sangsuk.records.audits.models import Turn


@transaction.atomic
def give_card(*, commitment: str, card: str, reader: str, at: datetime) -> Turn:
    """Give a card to a reader; given again, it is the same turn."""
    turn, _ = Turn.objects.get_or_create(
        commitment=commitment, card=card, reader=reader, defaults={"given_at": at}
    )
    return turn


def end_turn(*, turn: Turn, end: Turn.End, act: Act, eligible: str = "", praised: str = "") -> bool:
    """Keep what came of a turn, in the transaction of its act; False where it was over."""
    still_open = Turn.objects.filter(pk=turn.pk, end="")
    return bool(still_open.update(end=end, act=act, eligible=eligible, praised=praised))
