"""The live count: what a story adds to it or takes from it, in the transaction at hand.

Whoever changes what counts of a story (its reading, its marks, whether it was
withdrawn) calls `count_stories` before that transaction ends.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from django.db import transaction
from django.db.backends.utils import CursorWrapper

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.standings.models import CountedStory, DistrictCount, Support
from sangsuk.records.standings.statements import (
    Statement,
    adding,
    delete_rows,
    do_beside,
    keeping,
    prepared_cursor,
)
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
STORY_KEYS: Final = ("story_id",)
DISTRICT_KEYS: Final = ("campaign_id", "district_id")
SUPPORT_KEYS: Final = (*DISTRICT_KEYS, "kind", "thing")
COLUMNS: Final = (*COUNTS.values(), "mentions")

Supports = Mapping[int, Sequence[Thing]]  # by story


@transaction.atomic
def count_stories(*, campaign: Campaign, stories: Sequence[int]) -> None:
    """Bring the counters of a campaign up to what these stories are now.

    It may be called at any time, for stories that changed and for others.
    """
    held = Story.objects.select_for_update(no_key=True).filter(pk__in=stories).order_by("pk")
    list(held.values_list("pk"))
    # Locked, so that it waits for a count that is made anew, and then sees what that came to.
    kept = CountedStory.objects.select_for_update(no_key=True).filter(story_id__in=stories)
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
    moved = {thing: by for thing, by in supports.items() if by}
    with prepared_cursor() as cursor:
        delete_rows(cursor, CountedStory, STORY_KEYS, [[key] for key in changed if key not in now])
        kept = [[key, campaign.pk, json.dumps(now[key])] for key in changed if key in now]
        remembering = keeping(CountedStory, STORY_KEYS, ("campaign_id", "supports"), kept)
        counts.update(_supported(cursor, campaign, moved, remembering))
        _add_to_counts(cursor, campaign, counts)


def _supported(
    cursor: CursorWrapper,
    campaign: Campaign,
    by: Mapping[Thing, int],
    beside: Iterator[Statement],
) -> Counter[tuple[str, str]]:
    """Add to the supports; gives by how much each count of each district changes.

    The statements of `beside` are done in the same trips.
    """
    rows = [[campaign.pk, *thing, by[thing]] for thing in sorted(by)]  # in one order: no deadlock
    added = do_beside(cursor, beside, adding(Support, SUPPORT_KEYS, ("stories",), rows))
    counts = Counter[tuple[str, str]]()
    lost = []
    for pk, code, kind, thing, stories in added:
        before = stories - by[code, kind, thing]
        counts[code, COUNTS[kind]] += (stories > 0) - (before > 0)
        if stories < 0:
            raise ValueError(f"more was taken out of {code} {kind} than was ever put in")
        if not stories:
            lost.append([pk, code, kind, thing])
    delete_rows(cursor, Support, SUPPORT_KEYS, lost)
    return counts


def _add_to_counts(
    cursor: CursorWrapper, campaign: Campaign, counts: Mapping[tuple[str, str], int]
) -> None:
    codes = sorted({code for (code, _), change in counts.items() if change})
    rows = [
        [campaign.pk, code, *(counts.get((code, column), 0) for column in COLUMNS)]
        for code in codes
    ]
    for statement in adding(DistrictCount, DISTRICT_KEYS, COLUMNS, rows):
        cursor.execute(*statement)
