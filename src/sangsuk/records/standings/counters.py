"""The live count: what a story adds to it or takes from it, in the transaction at hand.

Whoever changes what counts of a story (its reading, its marks, whether it was
withdrawn) calls `count_stories` before that transaction ends.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db import connection, transaction

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.standings.models import CountedStory, DistrictCount, Support
from sangsuk.records.standings.supports import Thing, supports_of
from sangsuk.records.stories.models import Story

# Which column counts the things of a kind.
COUNTS: Final = {
    Support.Kind.PRAISE: "positive_voices",
    Support.Kind.BLAME: "negative_voices",
    Support.Kind.MENTION: "mentioned_voices",
    Support.Kind.HIDDEN: "unidentified_voices",
    Support.Kind.DAY: "praise_days",
    Support.Kind.SERVICE: "services_praised",
}
SUPPORT_KEYS: Final = ("campaign_id", "district_id", "kind", "thing")
COLUMNS: Final = (*COUNTS.values(), "mentions")
ROWS_AT_ONCE: Final = 2000  # of one statement; SQLite takes some 32,000 values

Supports = Mapping[int, Sequence[Thing]]  # by story


@transaction.atomic
def count_stories(*, campaign: Campaign, stories: Sequence[int]) -> None:
    """Bring the counters of a campaign up to what these stories are now.

    It may be called at any time, for stories that changed and for others.
    """
    held = Story.objects.select_for_update(no_key=True).filter(pk__in=stories).order_by("pk")
    list(held.values_list("pk"))
    kept = CountedStory.objects.filter(story_id__in=stories)
    before = {counted.story_id: [tuple(t) for t in counted.supports] for counted in kept}
    now = supports_of(stories)
    apply_supports(campaign=campaign, before=before, now=now)


def apply_supports(*, campaign: Campaign, before: Supports, now: Supports) -> None:
    """Take out what stories supported before and add what they support now."""
    changed = [key for key in {*before, *now} if before.get(key) != now.get(key)]
    if not changed:
        return
    supports, counts = Counter[Thing](), Counter[tuple[str, str]]()
    for supported, by in ((now, 1), (before, -1)):
        for key in changed:
            things = supported.get(key, ())
            supports.update(dict.fromkeys(things, by))
            counts.update({(code, "mentions"): by for code, _, _ in things})
    counts.update(_supported(campaign, {thing: by for thing, by in supports.items() if by}))
    _add_to_counts(campaign, counts)
    _remember(campaign, changed, now)


def _supported(campaign: Campaign, by: Mapping[Thing, int]) -> Counter[tuple[str, str]]:
    """Add to the supports; gives by how much each count of each district changes."""
    counts = Counter[tuple[str, str]]()
    rows = [[campaign.pk, *thing, by[thing]] for thing in sorted(by)]  # in one order: no deadlock
    lost = []
    for code, kind, thing, stories in _upsert(Support, SUPPORT_KEYS, ("stories",), rows):
        before = stories - by[code, kind, thing]
        counts[code, COUNTS[Support.Kind(kind)]] += (stories > 0) - (before > 0)
        if stories < 0:
            raise ValueError(f"more was taken out of {code} {kind} than was ever put in")
        if not stories:
            lost.append([campaign.pk, code, kind, thing])
    if lost:
        _delete(Support, SUPPORT_KEYS, lost)
    return counts


def _add_to_counts(campaign: Campaign, counts: Mapping[tuple[str, str], int]) -> None:
    codes = sorted({code for (code, _), change in counts.items() if change})
    rows = [
        [campaign.pk, code, *(counts.get((code, column), 0) for column in COLUMNS)]
        for code in codes
    ]
    _upsert(DistrictCount, ("campaign_id", "district_id"), COLUMNS, rows)


def _remember(campaign: Campaign, changed: Sequence[int], now: Supports) -> None:
    """Written out, for the ORM takes longer over it than the database."""
    table = _table(CountedStory)
    kept: list[list[Any]] = [
        [key, campaign.pk, json.dumps(now[key])] for key in changed if key in now
    ]
    gone = [[key] for key in changed if key not in now]
    with connection.cursor() as cursor:
        if gone:
            _delete(CountedStory, ("story_id",), gone)
        for start in range(0, len(kept), ROWS_AT_ONCE):
            some = kept[start : start + ROWS_AT_ONCE]
            cursor.execute(
                f"INSERT INTO {table} (story_id, campaign_id, supports) "  # noqa: S608
                f"VALUES {', '.join(['(%s, %s, %s)'] * len(some))} "
                "ON CONFLICT (story_id) DO UPDATE SET supports = excluded.supports",
                [value for values in some for value in values],
            )


def _table(model: type[Support | DistrictCount | CountedStory]) -> str:
    return connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 - Django's own door


def _delete(
    model: type[Support | CountedStory], keys: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    table = _table(model)
    where = " AND ".join(f"{key} = %s" for key in keys)
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {table} WHERE {where}", rows)  # noqa: S608 - our names


def _upsert(
    model: type[Support | DistrictCount],
    keys: Sequence[str],
    numbers: Sequence[str],
    rows: Sequence[Sequence[Any]],
) -> list[tuple[Any, ...]]:
    """Add numbers to rows or make them; gives the rows as they are now, without the campaign.

    Written out, for the ORM cannot add to what is there and say what came of it
    in one statement.
    """
    table = _table(model)
    columns = ", ".join((*keys, *numbers))
    added = ", ".join(f"{column} = {table}.{column} + excluded.{column}" for column in numbers)
    row = f"({', '.join(['%s'] * (len(keys) + len(numbers)))})"
    found: list[tuple[Any, ...]] = []
    with connection.cursor() as cursor:
        for start in range(0, len(rows), ROWS_AT_ONCE):
            some = rows[start : start + ROWS_AT_ONCE]
            cursor.execute(
                f"INSERT INTO {table} ({columns}) "  # noqa: S608 - names of our columns
                f"VALUES {', '.join([row] * len(some))} "
                f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {added} "
                f"RETURNING {', '.join((*keys[1:], *numbers))}",
                [value for values in some for value in values],
            )
            found += cursor.fetchall()
    return found
