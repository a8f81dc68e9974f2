"""Stories that may be shown, and how many there are.

What may be shown stands on the wall (`showing.py`): it counts, it is not withdrawn, not refused
by its teller, and waits for nobody to look for personal data; and of it only `reading.masked`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from sangsuk.core.terms.reading import Polarity
from sangsuk.core.terms.story import Post
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.models import Arrival
from sangsuk.records.stories.counting import came_late, that_count
from sangsuk.records.stories.models import Finding, Mention, Reading, Revision, Story
from sangsuk.records.stories.values import post_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCounts:
    """How many stories a campaign has heard.  Withdrawn ones are in `withdrawn` alone."""

    told: int
    unread: int  # waiting for the reader
    eligible: int
    copies: int
    ineligible: dict[str, int]  # by reason, copies too; most first
    withdrawn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverCount:
    """One driver and how many eligible stories that praise an office name it."""

    code: str
    stories: int


def reading_of(story: Story | None, *, revision: int | None = None) -> Reading | None:
    """What a story was read as; None where it waits, or was told differently since a revision."""
    of_it = Q(story=story) if revision is None else Q(story=story, revision=revision)
    return Reading.objects.filter(of_it).first()


def stories_to_show(
    campaign: Campaign,
    *,
    district: str | None = None,
    service: str | None = None,
    driver: str | None = None,
    polarity: str | None = None,
) -> QuerySet[Story]:
    """Stories that may be shown, newest first, with reading, mentions and districts.

    Args:
        campaign: whose stories.
        district: a four-digit code: stories that speak of its office.
        service: a service code.
        driver: a driver code.
        polarity: positive, neutral or negative: of a mention of `district`, else of any district.
    """
    stories = Story.objects.filter(campaign=campaign, shown__isnull=False)
    if district or polarity:
        stories = stories.filter(reading__in=_mentioning(district, polarity))
    for kind, code in ((Finding.Kind.SERVICE, service), (Finding.Kind.DRIVER, driver)):
        if code:
            found = Finding.objects.filter(kind=kind, code=code).values("reading")
            stories = stories.filter(reading__in=found)
    return stories_with_readings(stories)


def story_to_show(campaign: Campaign, pk: int) -> Story | None:
    """The story if it may be shown."""
    story = stories_to_show(campaign).filter(pk=pk).first()
    if story is not None:
        story.campaign = campaign  # known already
    return story


def is_on_the_wall(story: Story) -> bool:
    """Whether it may be shown, now and until the transaction at hand ends."""
    held = Story.objects.select_for_update(no_key=True, of=("self",))
    return held.filter(pk=story.pk, shown__isnull=False).first() is not None


def was_withdrawn(campaign: Campaign, pk: int) -> bool:
    """Whether there was such a story and its teller took it back."""
    return Story.objects.filter(campaign=campaign, pk=pk, withdrawn_at__isnull=False).exists()


def story_counts(campaign: Campaign) -> StoryCounts:
    """How many stories were told, how many count, and why the others do not."""
    stories = Story.objects.filter(campaign=campaign)
    standing = stories.filter(withdrawn_at__isnull=True)
    reasons = dict(
        standing.filter(reading__eligible=False, restored=False)
        .values_list("reading__ineligible_reason")
        .annotate(stories=Count("pk"))
        .order_by("-stories", "reading__ineligible_reason")
    )
    told = standing.count()
    eligible = standing.filter(that_count(reading="reading__", story="")).count()
    return StoryCounts(
        told=told,
        unread=told - eligible - sum(reasons.values()),
        eligible=eligible,
        copies=reasons.get("duplicate", 0),
        ineligible=reasons,
        withdrawn=stories.count() - told,
    )


def stories_that_count(campaign: Campaign) -> QuerySet[Story]:
    """Stories that the reader calls eligible or that people brought back, none withdrawn."""
    return Story.objects.filter(
        that_count(reading="reading__", story=""), campaign=campaign, withdrawn_at__isnull=True
    )


def stories_that_were_read(keys: Iterable[int]) -> QuerySet[Story]:
    """Those of these stories that have a reading and are not withdrawn."""
    return Story.objects.filter(pk__in=keys, withdrawn_at__isnull=True, reading__isnull=False)


def revision_of(story: Story, number: int) -> Revision:
    return Revision.objects.get(story=story, number=number)


def praise_by_driver(campaign: Campaign, district: str | None = None) -> list[DriverCount]:
    """What made praised offices so, by stories that count, the most frequent first."""
    praise = Mention.objects.filter(polarity=Polarity.POSITIVE)
    if district:
        praise = praise.filter(district=district)
    rows = (
        Finding.objects.filter(
            that_count(reading="reading__", story="reading__story__"),
            kind=Finding.Kind.DRIVER,
            reading__story__campaign=campaign,
            reading__story__withdrawn_at__isnull=True,
            reading__in=praise.values("reading"),
        )
        .values_list("code")
        .annotate(stories=Count("reading"))
        .order_by("-stories", "code")
    )
    return [DriverCount(code=code, stories=stories) for code, stories in rows]


def revisions_to_read(campaign: Campaign, *, reader: str) -> QuerySet[Revision]:
    """The revision that counts of every story, where this reader has not read it by these rules."""
    in_time = ~came_late(campaign.closes)
    later = Revision.objects.filter(in_time, story=OuterRef("story"), number__gt=OuterRef("number"))
    current = Reading.objects.filter(
        revision=OuterRef("pk"), reader=reader, rules_digest=campaign.digest
    )
    return (
        Revision.objects.filter(story__campaign=campaign, story__withdrawn_at__isnull=True)
        .filter(in_time | Q(number=1), ~Exists(later), ~Exists(current))
        .select_related("story")
        .order_by("pk")
    )


def stories_retold_by(arrivals: Sequence[Arrival]) -> list[int]:
    """Stories that were known before and are told differently by these arrivals."""
    retold = Revision.objects.filter(arrival__in=arrivals, number__gt=1)
    return list(retold.values_list("story", flat=True).distinct())


def posts_of(campaign: Campaign, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Post]:
    """Those of these posts that are stories, as they stand now, by platform and native id."""
    wanted = set(keys)
    later = Revision.objects.filter(story=OuterRef("story"), number__gt=OuterRef("number"))
    latest = Revision.objects.filter(
        ~Exists(later),
        story__campaign=campaign,
        story__platform__in={platform for platform, _ in wanted},
        story__native_id__in={native_id for _, native_id in wanted},
    ).select_related("story")
    posts = [post_of(revision.story, revision) for revision in latest]
    return {post.key: post for post in posts if post.key in wanted}


def stories_of(campaign: Campaign, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Story]:
    """Those of these posts that are stories, by platform and native id."""
    wanted = set(keys)
    found = Story.objects.filter(
        campaign=campaign,
        platform__in={platform for platform, _ in wanted},
        native_id__in={native_id for _, native_id in wanted},
    )
    stories = {(story.platform, story.native_id): story for story in found}
    return {key: story for key, story in stories.items() if key in wanted}


def stories_of_account(campaign: Campaign, platform: str, author: str) -> QuerySet[Story]:
    """Every story that an account told."""
    return Story.objects.filter(campaign=campaign, platform=platform, author=author)


def with_words(stories: Iterable[Story]) -> int:
    """How many of these stories still have words."""
    told = Revision.objects.filter(story__in=[story.pk for story in stories])
    return told.values("story").distinct().count()


def readings_to_count(campaign: Campaign) -> Iterator[Reading]:
    """Every reading whose story is not withdrawn, with all that counting needs, one by one."""
    return (
        Reading.objects.filter(story__campaign=campaign, story__withdrawn_at__isnull=True)
        .select_related("story", "duplicate_of")
        .prefetch_related("findings", "mentions")
        .order_by("pk")
        .iterator(chunk_size=1000)
    )


def _mentioning(district: str | None, polarity: str | None) -> QuerySet[Reading]:
    wanted = Q()
    if district:
        wanted &= Q(district=district)
    if polarity:
        wanted &= Q(polarity=polarity)
    return Reading.objects.filter(pk__in=Mention.objects.filter(wanted).values("reading"))


def stories_with_readings(stories: QuerySet[Story]) -> QuerySet[Story]:
    """The same stories, with reading, findings, mentions and districts at hand."""
    mentions = Mention.objects.select_related("district__province")
    return stories.select_related("reading").prefetch_related(
        "reading__findings", Prefetch("reading__mentions", queryset=mentions)
    )
