"""The counters counted anew: the proof that they are right, and the repair if they are not."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice

from django.db import connection, transaction

from sangsuk.core.rank.rulings import Rulings
from sangsuk.core.rank.voices import SILENT, Tally, count_voices
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.rulings.queries import as_ruled, rulings_of
from sangsuk.records.standings.counters import COLUMNS, apply_supports
from sangsuk.records.standings.models import CountedStory, DistrictCount, Support
from sangsuk.records.standings.statements import table_of
from sangsuk.records.standings.supports import supports_of
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.queries import readings_to_count
from sangsuk.records.stories.values import read_of

AT_ONCE = 1000  # stories


Differing = dict[str, tuple[Tally, Tally]]


def wrong_counters(campaign: Campaign) -> Differing:
    """The districts whose counters are wrong, each with what stands there and what is right.

    Stories may be told and taken back meanwhile: all is of one moment, and nobody waits.
    """
    with _one_moment():
        return _differing(counted_tallies(campaign), _count_anew(campaign))


@contextmanager
def _one_moment() -> Iterator[None]:
    """What is read within is as it stood when the first was read; not inside a transaction."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    with connection.cursor() as cursor:  # Django's own would let no other write
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


@transaction.atomic
def rebuild_counters(*, campaign: Campaign) -> Differing:
    """Count all stories of a campaign anew and set the counters to what that comes to.

    Whoever tells a story meanwhile waits.

    Returns:
        The districts whose counters were wrong, each with what stood there and
        what is right; none where the counters were kept as they should be.
    """
    _hold_counters()
    stood = counted_tallies(campaign)
    for model in (Support, DistrictCount, CountedStory):
        model.objects.filter(campaign=campaign).delete()
    for stories in _in_portions(campaign):
        apply_supports(campaign=campaign, before={}, now=supports_of(stories))
    return _differing(stood, _count_anew(campaign))


def _differing(stood: Mapping[str, Tally], right: Mapping[str, Tally]) -> Differing:
    return {
        code: (stood.get(code, SILENT), right.get(code, SILENT))
        for code in sorted({*stood, *right})
        if stood.get(code, SILENT) != right.get(code, SILENT)
    }


def _hold_counters() -> None:
    """Wait for stories that are being counted, and let the next wait; SQLite has one writer.

    This lock and no other: who counts a story may hold the campaign, or ask for it afterwards.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {table_of(CountedStory)} IN EXCLUSIVE MODE")


def _count_anew(campaign: Campaign) -> Mapping[str, Tally]:
    standing = Rulings(as_ruled(rulings_of(campaign)))
    return count_voices(standing.apply(read_of(row))[0] for row in readings_to_count(campaign))


def counted_tallies(campaign: Campaign) -> Mapping[str, Tally]:
    """What the counters say of each district that was spoken of."""
    rows = DistrictCount.objects.filter(campaign=campaign, mentions__gt=0).order_by("district")
    return {
        row.district_id: Tally(**{name: getattr(row, name) for name in COLUMNS}) for row in rows
    }


def _in_portions(campaign: Campaign) -> Iterator[list[int]]:
    numbers = Story.objects.filter(campaign=campaign).order_by("pk").values_list("pk", flat=True)
    stories = numbers.iterator(chunk_size=AT_ONCE)
    while portion := list(islice(stories, AT_ONCE)):
        yield portion
