"""Keeping jurors, rounds and what is sealed; each with its act, in the transaction at hand."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from sangsuk.records.acts.models import Act
from sangsuk.records.jury.models import (
    Ballot,
    Choice,
    Duty,
    Entry,
    Juror,
    Override,
    Pair,
    Practice,
    Recusal,
    Round,
)

A_BATCH = 5000  # rows that are written at once


@transaction.atomic
def keep_juror(*, act: Act, **told: Any) -> Juror:
    return Juror.objects.create(named=act, **told)


def renew_link(*, juror: Juror, link_digest: str, code_digest: str) -> None:
    """A new link and code in place of the old ones; whoever came by those is out."""
    Juror.objects.filter(pk=juror.pk).update(
        link_digest=link_digest, code_digest=code_digest, links=F("links") + 1
    )


def end_juror(*, juror: Juror, act: Act) -> bool:
    """The juror judges no more; False where that was so already."""
    still_there = Juror.objects.filter(pk=juror.pk, removed__isnull=True)
    return bool(still_there.update(removed=act, links=F("links") + 1))


@transaction.atomic
def keep_round(
    *, act: Act, panel: Iterable[Juror], entries: Sequence[Mapping[str, Any]], **told: Any
) -> Round:
    """Keep a round with its panel and stories."""
    made = Round.objects.create(opened=act, **told)
    made.panel.set(panel)
    Entry.objects.bulk_create((Entry(round=made, **one) for one in entries), batch_size=A_BATCH)
    return made


def seat(*, kept: Round, juror: Juror) -> None:
    """Another juror joins the panel of an open round."""
    kept.panel.add(juror)


def give_duties(*, duties: Iterable[tuple[int, int]], at: datetime) -> None:
    """Give stories to jurors, by the keys of entry and juror."""
    rows = (Duty(entry_id=entry, juror_id=juror, given_at=at) for entry, juror in duties)
    Duty.objects.bulk_create(rows, batch_size=A_BATCH)


def pass_duty(*, entry: Entry, juror: Juror) -> bool:
    """The story is not this juror's any more; whether it was."""
    return bool(Duty.objects.filter(entry=entry, juror=juror, passed=False).update(passed=True))


def give_pair(*, kept: Round, juror: Juror, left: Entry, right: Entry, at: datetime) -> Pair:
    return Pair.objects.create(round=kept, juror=juror, left=left, right=right, given_at=at)


def pass_pairs(*, pairs: Iterable[Pair]) -> None:
    """These pairs are not asked any more; what was said of one stays."""
    open_ones = Pair.objects.filter(pk__in=[pair.pk for pair in pairs], choice__isnull=True)
    open_ones.update(passed=True)


def seal_ballot(*, act: Act, **told: Any) -> Ballot:
    return Ballot.objects.create(act=act, **told)


def seal_choice(*, act: Act, pair: Pair, said: int, key: str) -> Choice:
    return Choice.objects.create(act=act, pair=pair, juror_id=pair.juror_id, said=said, key=key)


def keep_practice(
    *, juror: Juror, slug: str, known: str, marks: Mapping[str, int], at: datetime
) -> None:
    """Keep what a juror gave a known story; what was kept before stands."""
    Practice.objects.get_or_create(
        juror=juror, slug=slug, known=known, defaults={"marks": dict(marks), "at": at}
    )


def keep_recusal(*, act: Act, juror: Juror, story: int) -> Recusal:
    return Recusal.objects.create(act=act, juror=juror, story_id=story)


def end_round(*, kept: Round, act: Act, outcome: Mapping[str, Any]) -> bool:
    """Keep what came of a round; False where it was closed already."""
    still_open = Round.objects.filter(pk=kept.pk, closed__isnull=True)
    return bool(still_open.update(closed=act, outcome=dict(outcome)))


def keep_override(*, act: Act, kept: Round, goes_on: Sequence[int]) -> Override:
    return Override.objects.create(act=act, round=kept, goes_on=list(goes_on))


def hold_round(*, kept: Round) -> Round:
    """Keep others from closing or changing the round until the transaction is over."""
    return Round.objects.select_for_update(no_key=True).get(pk=kept.pk)
