"""The wall of stories: all that may be shown, a part of it, and how many stand on it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from sangsuk.core.terms.reading import Polarity
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.counting import that_count
from sangsuk.records.stories.models import Finding, Mention, Reading, Shown, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The part of the wall that is looked at; what is "" or None leaves all."""

    district: str = ""  # a four-digit code: stories that speak of its office
    province: str = ""  # a two-digit code
    service: str = ""
    driver: str = ""
    polarity: str = ""  # of a mention of `district`, else of any district
    day: date | None = None  # in Bangkok


@dataclass(frozen=True, slots=True, kw_only=True)
class WallCounts:
    """Stories that count: those shown, and those that a person must look at first."""

    shown: int
    held: int  # counted, and not shown before a person has looked for personal data


EVERYTHING = Part()
AMONG = 2000  # newest stories


def wall(campaign: Campaign, part: Part = EVERYTHING) -> QuerySet[Shown]:
    """What stands on the wall, newest first."""
    shown = Shown.objects.filter(campaign=campaign)
    # Joined: a reading has one mention of a district, and one finding of a code.
    if part.district:
        shown = shown.filter(**_of_mention(district=part.district, polarity=part.polarity))
    elif part.polarity and not part.province:  # most stories: the newest are found one by one
        said = Mention.objects.filter(reading__story=OuterRef("story"), polarity=part.polarity)
        shown = shown.filter(Exists(said))
    elif part.province:
        mentions = Mention.objects.filter(_mentioned(part))
        shown = shown.filter(story__reading__in=mentions.values("reading"))
    for kind, code in ((Finding.Kind.SERVICE, part.service), (Finding.Kind.DRIVER, part.driver)):
        if code:
            shown = shown.filter(
                story__reading__findings__kind=kind, story__reading__findings__code=code
            )
    if part.day:
        dawn = datetime.combine(part.day, datetime.min.time(), BANGKOK)
        shown = shown.filter(posted_at__gte=dawn, posted_at__lt=dawn + timedelta(days=1))
    return shown


def newest_among(campaign: Campaign, part: Part, *, most: int) -> list[int]:
    """The newest stories of a part of the wall, of the newest 2,000 of the wall.

    They are met one by one from the newest on, so that it costs the same
    however many stories are of that part.
    """
    shown = wall(campaign, Part(district=part.district, province=part.province))
    oldest = wall(campaign).values_list("posted_at", flat=True)[AMONG - 1 : AMONG].first()
    if oldest is not None:
        shown = shown.filter(posted_at__gte=oldest)
    for kind, code in ((Finding.Kind.SERVICE, part.service), (Finding.Kind.DRIVER, part.driver)):
        if code:
            found = Finding.objects.filter(reading__story=OuterRef("story"), kind=kind, code=code)
            shown = shown.filter(Exists(found))
    if part.polarity:
        said = Mention.objects.filter(reading__story=OuterRef("story"), polarity=part.polarity)
        shown = shown.filter(Exists(said))
    return list(shown.values_list("story_id", flat=True)[:most])


def newest_found(campaign: Campaign, codes: Iterable[tuple[str, str]], *, most: int) -> list[int]:
    """The newest stories of the newest 2,000 of the wall in which any of (kind, code) was found."""
    wanted = Q()
    for kind, code in codes:
        wanted |= Q(kind=kind, code=code)
    if not wanted:
        return []
    found = Finding.objects.filter(wanted, reading__story=OuterRef("story"))
    posted = wall(campaign).values("posted_at")[AMONG - 1 : AMONG]
    bound = Coalesce(Subquery(posted), campaign.opens)
    newest = wall(campaign).filter(Exists(found), posted_at__gte=bound)
    return list(newest.values_list("story_id", flat=True)[:most])


def after(shown: QuerySet[Shown], place: tuple[datetime, int]) -> QuerySet[Shown]:
    """What stands after a place (when posted, story) of the wall."""
    moment, story = place
    return shown.filter(Q(posted_at__lt=moment) | Q(posted_at=moment, story__lt=story))


def stand_on_the_wall(numbers: Collection[int]) -> set[int]:
    """Those of these stories that may be shown at this moment."""
    return set(Shown.objects.filter(story__in=numbers).values_list("story_id", flat=True))


def signatures_of(numbers: Collection[int]) -> Iterator[tuple[int, bytes]]:
    """What the words of these stories are compared by, the newest first, one by one."""
    read = Reading.objects.filter(story__in=numbers).order_by("-story__posted_at")
    for story, signature in read.values_list("story", "signature").iterator():
        yield story, bytes(signature)


def stories_of(numbers: list[int]) -> list[Story]:
    """These stories in this order, with all that a card tells; one just taken down is left out."""
    mentions = Mention.objects.select_related("district__province")
    found = (
        Story.objects.filter(pk__in=numbers, shown__isnull=False)
        .select_related("reading")
        .prefetch_related("reading__findings", Prefetch("reading__mentions", queryset=mentions))
    )
    stories = {story.pk: story for story in found}
    return [stories[number] for number in numbers if number in stories]


def latest_praise(campaign: Campaign) -> Mention | None:
    """An office that the newest praising story on the wall praises; None where there is none."""
    newest = wall(campaign, Part(polarity=Polarity.POSITIVE)).values("story_id")[:1]
    praised = Mention.objects.filter(reading__story__in=newest, polarity=Polarity.POSITIVE)
    return praised.select_related("reading", "district__province").order_by("pk").first()


def count_wall(campaign: Campaign) -> WallCounts:
    """The one count of the wall, for every page that names it."""
    shown = wall(campaign).count()
    counted = Story.objects.filter(
        that_count(reading="reading__", story=""), campaign=campaign, withdrawn_at__isnull=True
    ).count()
    return WallCounts(shown=shown, held=counted - shown)


def count_districts_told(campaign: Campaign) -> int:
    """How many districts the stories on the wall speak of."""
    told = Mention.objects.filter(
        reading__story__shown__isnull=False, reading__story__campaign=campaign
    )
    return told.values("district").distinct().count()


def _of_mention(**asked: str) -> dict[str, str]:
    return {f"story__reading__mentions__{name}": value for name, value in asked.items() if value}


def _mentioned(part: Part) -> Q:
    wanted = Q()
    if part.province:
        wanted &= Q(district__province=part.province)
    if part.polarity:
        wanted &= Q(polarity=part.polarity)
    return wanted
