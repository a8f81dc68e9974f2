"""Fills a scratch memory with many stories, to measure the site with.

    SANGSUK_HOME=/tmp/many sangsuk manage migrate
    SANGSUK_HOME=/tmp/many sangsuk demo load
    SANGSUK_HOME=/tmp/many python tools/many_stories.py 100000

Each new story is the first half of one story of the demonstration and the second half of another,
with the reading of the first; each is another citizen's.  Never run it on a memory that matters.
"""

import copy
import os
import random
import sys
from itertools import islice
from typing import Any, Final

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sangsuk.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402

from sangsuk.flow.counting.site import rank_site  # noqa: E402
from sangsuk.records.campaigns.models import Campaign  # noqa: E402
from sangsuk.records.standings.counters import count_stories  # noqa: E402
from sangsuk.records.stories.models import Finding, Mention, Reading, Revision, Story  # noqa: E402
from sangsuk.records.stories.showing import show_stories  # noqa: E402

AT_ONCE: Final = 500
FEW: Final = 20_000  # a memory with more is no demonstration


def main(wanted: int) -> None:
    campaign = Campaign.objects.get()
    base = list(
        Reading.objects.filter(eligible=True, story__withdrawn_at__isnull=True)
        .select_related("story", "revision")
        .prefetch_related("mentions", "findings")
    )
    if not campaign.is_demo or len(base) > FEW:
        raise SystemExit(f"{settings.SANGSUK_HOME} holds no plain demonstration.")
    dice = random.Random(20201201)  # noqa: S311 - nothing secret
    numbers = iter(range(wanted - len(base)))
    while portion := list(islice(numbers, AT_ONCE)):
        with transaction.atomic():
            add([(n, dice.choice(base), dice.choice(base)) for n in portion], campaign)
        print(f"\r{portion[-1] + 1:,} of {wanted - len(base):,}", end="", flush=True)
    snapshot, _ = rank_site(campaign, at=campaign.closes)
    print(f"\n{snapshot.summary['eligible']:,} stories are counted.")


def add(told: list[tuple[int, Reading, Reading]], campaign: Campaign) -> None:
    stories = Story.objects.bulk_create(anew(one.story, **who(n)) for n, one, _ in told)
    revisions = Revision.objects.bulk_create(
        anew(one.revision, story=story) for story, (_, one, _) in zip(stories, told, strict=True)
    )
    readings = Reading.objects.bulk_create(
        anew(
            one,
            story=story,
            revision=revision,
            masked=halves(one.masked, other.masked),
            signature=random.Random(n).randbytes(len(one.signature)),  # noqa: S311 - copies none
        )
        for (n, one, other), story, revision in zip(told, stories, revisions, strict=True)
    )
    pairs = [(one, reading) for (_, one, _), reading in zip(told, readings, strict=True)]
    Mention.objects.bulk_create(
        anew(row, reading=new) for old, new in pairs for row in old.mentions.all()
    )
    Finding.objects.bulk_create(
        anew(row, reading=new) for old, new in pairs for row in old.findings.all()
    )
    keys = [story.pk for story in stories]
    show_stories(keys)
    count_stories(campaign=campaign, stories=keys)


def who(n: int) -> dict[str, Any]:
    return {"native_id": f"many-{n}", "author": f"citizen-{n}"}


def halves(one: str, other: str) -> str:
    return one[: len(one) // 2] + other[len(other) // 2 :]


def anew(row: Any, **changed: Any) -> Any:
    """A copy of a row that is not yet kept."""
    fresh = copy.copy(row)
    fresh.pk, fresh._state = None, copy.copy(row._state)  # noqa: SLF001
    fresh._state.adding = True  # noqa: SLF001
    fresh._prefetched_objects_cache = {}  # noqa: SLF001
    for name, value in changed.items():
        setattr(fresh, name, value)
    return fresh


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
