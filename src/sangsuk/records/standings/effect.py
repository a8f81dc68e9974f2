"""What the counts would be if one story counted otherwise; nothing is changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sangsuk.core.rank.voices import SILENT, Tally
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.standings.counters import COUNTS
from sangsuk.records.standings.models import CountedStory, Support
from sangsuk.records.standings.rebuilding import counted_tallies
from sangsuk.records.standings.supports import Thing

Tallies = Mapping[str, Tally]


def tallies_if(
    campaign: Campaign, story: int, supports: Sequence[Thing]
) -> tuple[Tallies, Tallies]:
    """The counts as they are, and as they would be if the story supported these things."""
    kept = CountedStory.objects.filter(pk=story).first()
    was = {(code, kind, thing) for code, kind, thing in (kept.supports if kept else ())}
    now = counted_tallies(campaign)
    changes = _changes(campaign, was, set(supports))
    after = dict(now)
    for code, of_district in changes.items():
        tally = after.get(code, SILENT)
        told = {name: getattr(tally, name) + by for name, by in of_district.items()}
        after[code] = replace(tally, **told)
    return now, {code: tally for code, tally in after.items() if tally.mentions}


def _changes(campaign: Campaign, was: set[Thing], would_be: set[Thing]) -> dict[str, Counter[str]]:
    """By how much each count of each district would change."""
    codes = {code for code, _, _ in was | would_be}
    rows = Support.objects.filter(
        campaign=campaign, district__in=codes, thing__in={thing for _, _, thing in was ^ would_be}
    )
    held = {(row.district_id, row.kind, row.thing): row.stories for row in rows}
    changes: dict[str, Counter[str]] = {code: Counter() for code in codes}
    for code in {one[0] for one in would_be} - {one[0] for one in was}:
        changes[code]["mentions"] += 1
    for code in {one[0] for one in was} - {one[0] for one in would_be}:
        changes[code]["mentions"] -= 1
    for thing in would_be - was:
        if not held.get(thing):
            changes[thing[0]][COUNTS[Support.Kind(thing[1])]] += 1
    for thing in was - would_be:
        if held.get(thing) == 1:
            changes[thing[0]][COUNTS[Support.Kind(thing[1])]] -= 1
    return changes
