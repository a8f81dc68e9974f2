"""What a story supports: the voices, days and services that it adds to the count."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.db.models import Q

from sangsuk.core.rank.rulings import Rulings
from sangsuk.core.terms.citizens import ACCOUNT, PERSON, Citizen, Citizens, is_known
from sangsuk.core.terms.codes import SERVICES
from sangsuk.core.terms.identity import Identities
from sangsuk.core.terms.reading import Polarity
from sangsuk.core.terms.ruling import Ruling as Ruled
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.claims.queries import joined_posts
from sangsuk.records.rulings.queries import as_ruled, rulings_on
from sangsuk.records.standings.models import Support
from sangsuk.records.stories.models import Reading, Story
from sangsuk.records.stories.queries import stories_of
from sangsuk.records.stories.values import read_of

Thing = tuple[str, str, str]  # district, kind, thing
Said = tuple[str, str]  # district, polarity


def supports_of(
    stories: Sequence[int], *, proposed: Sequence[Ruled] = ()
) -> dict[int, list[Thing]]:
    """What each of these stories supports as it stands now; one that does not count is absent.

    Args:
        stories: their numbers.
        proposed: rulings that would be made after those that people made.
    """
    rulings = [*as_ruled(rulings_on(stories), named=_number), *proposed]
    standing, ruled = Rulings(rulings), {int(one.story) for one in rulings}
    readings = (
        Reading.objects.filter(story__in=stories, story__withdrawn_at__isnull=True)
        .filter(Q(eligible=True) | Q(story__in=ruled))
        .select_related("story")
        .prefetch_related("mentions", "findings")
        .order_by("pk")
    )
    found: dict[int, list[Thing]] = {}
    citizens = _citizens(stories)
    for row in readings:
        said = _ruled(row, standing) if row.story_id in ruled else _said(row)
        if said is not None:
            found[row.story_id] = sorted(set(_supports(row, said, citizens)))
    return found


def _number(story: Story) -> str:
    return str(story.pk)


def _said(row: Reading) -> list[Said]:
    return [(mention.district_id, mention.polarity) for mention in row.mentions.all()]


def _ruled(row: Reading, rulings: Rulings) -> list[Said] | None:
    """What counts of it after people have ruled; None: it does not count."""
    read, _ = rulings.apply(replace(read_of(row), id=_number(row.story)))
    said: list[Said] = [(mention.code, mention.polarity) for mention in read.districts]
    return said if read.eligible else None


def _citizens(stories: Sequence[int]) -> Citizens:
    """Who is one with whom, by the posts that were claimed."""
    campaign = Campaign.objects.filter(stories__in=stories[:1]).first()
    joined = joined_posts(campaign) if campaign else []
    citizens = Citizens(Identities.of(joined))
    if campaign and joined:
        keys = [(one.platform, one.post or "") for one in joined]
        for (platform, native_id), story in stories_of(campaign, keys).items():
            citizens.learn(platform, story.author, native_id)
    return citizens


def _supports(row: Reading, said: Sequence[Said], citizens: Citizens) -> Iterator[Thing]:
    story = row.story
    speaks = citizens.of(story.platform, story.author, story.native_id)
    citizen = _digest(speaks)
    day = row.story.posted_at.astimezone(BANGKOK).date().isoformat()
    services = {code if code in SERVICES else "other" for code in row.services}
    for code, polarity in said:
        yield code, Support.Kind.MENTION, citizen
        if not is_known(speaks):
            yield code, Support.Kind.HIDDEN, citizen
        if polarity == Polarity.NEGATIVE:
            yield code, Support.Kind.BLAME, citizen
        if polarity == Polarity.POSITIVE:
            yield code, Support.Kind.PRAISE, citizen
            yield code, Support.Kind.DAY, day
            yield from ((code, Support.Kind.SERVICE, service) for service in services)


def _digest(citizen: Citizen) -> str:
    """Of who speaks: a person, an account, or a post whose author is hidden."""
    kind, *names = citizen
    told = ["", *names, PERSON] if kind == PERSON else [*names, kind == ACCOUNT]
    return hashlib.blake2b(json.dumps(told).encode(), digest_size=16).hexdigest()
