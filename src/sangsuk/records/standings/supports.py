"""What a story supports: the voices, days and services that it adds to the count."""

import hashlib
import json
from collections.abc import Iterator, Sequence

from sangsuk.core.terms.codes import SERVICES
from sangsuk.core.terms.reading import Polarity
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.records.standings.models import Support
from sangsuk.records.stories.models import Reading, Story

Thing = tuple[str, str, str]  # district, kind, thing


def supports_of(stories: Sequence[int]) -> dict[int, list[Thing]]:
    """What each of these stories supports as it stands now; one that does not count is absent."""
    readings = (
        Reading.objects.filter(story__in=stories, eligible=True, story__withdrawn_at__isnull=True)
        .select_related("story")
        .prefetch_related("mentions", "findings")
        .order_by("pk")
    )
    return {reading.story_id: sorted(set(_supports(reading))) for reading in readings}


def _supports(reading: Reading) -> Iterator[Thing]:
    citizen = _citizen(reading.story)
    day = reading.story.posted_at.astimezone(BANGKOK).date().isoformat()
    services = {code if code in SERVICES else "other" for code in reading.services}
    for mention in reading.mentions.all():
        code = mention.district_id
        yield code, Support.Kind.MENTION, citizen
        if not reading.story.author:
            yield code, Support.Kind.HIDDEN, citizen
        if mention.polarity == Polarity.NEGATIVE:
            yield code, Support.Kind.BLAME, citizen
        if mention.polarity == Polarity.POSITIVE:
            yield code, Support.Kind.PRAISE, citizen
            yield code, Support.Kind.DAY, day
            yield from ((code, Support.Kind.SERVICE, service) for service in services)


def _citizen(story: Story) -> str:
    """A digest of who speaks; a post whose author is hidden is a citizen of its own."""
    known = bool(story.author)
    told = [story.platform, story.author if known else story.native_id, known]
    return hashlib.blake2b(json.dumps(told).encode(), digest_size=16).hexdigest()
