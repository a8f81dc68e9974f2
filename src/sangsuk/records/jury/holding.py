"""What lies with a juror, and what was sealed of it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from sangsuk.records.jury.models import Ballot, Choice, Duty, Entry, Juror, Pair, Recusal, Round
from sangsuk.records.jury.queries import duties_of, unsealed_of


def entry_numbered(kept: Round, number: int) -> Entry | None:
    """A story of the round by its number, withdrawn or not."""
    found = Entry.objects.filter(round=kept, number=number)
    return found.select_related("story", "round").first()


def entries_numbered(kept: Round, numbers: Iterable[int]) -> QuerySet[Entry]:
    """Stories of the round by their numbers, withdrawn or not, with what was read of them."""
    found = Entry.objects.filter(round=kept, number__in=list(numbers))
    read = found.select_related("round", "story__reading__revision")
    return read.prefetch_related("story__reading__mentions").order_by("number")


def entries_waiting(kept: Round, juror: Juror) -> QuerySet[Entry]:
    """The stories that came to the juror and are not sealed, in the order of reading."""
    waiting = unsealed_of(duties_of(kept).filter(juror=juror))
    return Entry.objects.filter(pk__in=waiting.values("entry")).order_by("number")


def has_duty(entry: Entry, juror: Juror) -> bool:
    """Whether the story is the juror's to judge now."""
    return Duty.objects.filter(entry=entry, juror=juror, passed=False).exists()


def came_to(entry: Entry, juror: Juror) -> bool:
    """Whether the story was ever given to the juror, alone or in a pair."""
    if Duty.objects.filter(entry=entry, juror=juror).exists():
        return True
    asked = Pair.objects.filter(round=entry.round_id, juror=juror)
    return asked.filter(Q(left=entry) | Q(right=entry)).exists()


def has_sealed(entry: Entry, juror: Juror) -> bool:
    return Ballot.objects.filter(entry=entry, juror=juror).exists()


def has_stepped_back(juror: Juror, story: int) -> bool:
    return Recusal.objects.filter(juror=juror, story=story).exists()


def ballot_sent(juror: Juror, key: str) -> Ballot | None:
    """The ballot that a form with this key has sealed already."""
    return Ballot.objects.filter(juror=juror, key=key).first()


def choice_sent(juror: Juror, key: str) -> Choice | None:
    """The choice that a form with this key has sealed already."""
    return Choice.objects.filter(juror=juror, key=key).first()


def pair_given(kept: Round, juror: Juror, pair: int) -> Pair | None:
    """A pair of the juror by its key, with both stories."""
    found = Pair.objects.filter(pk=pair, round=kept, juror=juror)
    return found.select_related("left__story", "right__story", "round").first()


def is_answered(pair: Pair) -> bool:
    return Choice.objects.filter(pair=pair).exists()


def how_many_pairs(kept: Round) -> int:
    """How many pairs were given in the round so far."""
    return Pair.objects.filter(round=kept).count()


def pairs_in_hand(kept: Round, *, since: datetime) -> QuerySet[Pair]:
    """Pairs that jurors were given after this moment and have not answered."""
    return Pair.objects.filter(round=kept, passed=False, choice__isnull=True, given_at__gt=since)


def pairs_with(juror: Juror, entry: Entry | None = None) -> QuerySet[Pair]:
    """The pairs that are the juror's; only those with this story, where one is named."""
    held = Pair.objects.filter(juror=juror, passed=False)
    return held.filter(Q(left=entry) | Q(right=entry)) if entry else held


def readers_of(entry: Entry) -> set[int]:
    """The jurors that the story was ever given to, by key."""
    return set(Duty.objects.filter(entry=entry).values_list("juror", flat=True))


def judges_of(entry: Entry) -> set[int]:
    """The jurors that have judged the story, alone or in a pair, by key."""
    jurors = set(Ballot.objects.filter(entry=entry).values_list("juror", flat=True))
    for side in ("pair__left", "pair__right"):
        jurors |= set(Choice.objects.filter(**{side: entry}).values_list("juror", flat=True))
    return jurors


def sealed_by(kept: Round) -> dict[int, int]:
    """How much each juror has sealed in the round, by key; who sealed nothing is not in it."""
    done: dict[int, int] = {}
    for rows in (
        Ballot.objects.filter(entry__round=kept),
        Choice.objects.filter(pair__round=kept),
    ):
        counted = rows.order_by().values_list("juror").annotate(number=Count("pk"))
        for juror, number in counted:
            done[juror] = done.get(juror, 0) + number
    return done


def entries_with_readers(kept: Round, least: int) -> list[int]:
    """The entries that at least so many jurors have, by key."""
    had = Duty.objects.filter(entry__round=kept, passed=False).order_by()
    counted = had.values_list("entry").annotate(number=Count("pk"))
    return [entry for entry, number in counted if number >= least]
