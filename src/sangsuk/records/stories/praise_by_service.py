"""Which services were praised, and where: for the pages of services."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from sangsuk.core.terms.reading import Polarity
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.districts.models import District
from sangsuk.records.stories.models import Finding, Mention, Story
from sangsuk.records.stories.wall import Part, newest_among, stories_of, wall


@dataclass(frozen=True, slots=True, kw_only=True)
class PraisedAt:
    """A district, and how many shown stories praise it for a service."""

    district: District
    stories: int


def stories_by_service(campaign: Campaign) -> dict[str, int]:
    """How many shown stories are about each service."""
    rows = (
        Finding.objects.filter(kind=Finding.Kind.SERVICE, reading__story__shown__campaign=campaign)
        .values_list("code")
        .annotate(stories=Count("pk"))
    )
    return dict(rows)


def praised_in(campaign: Campaign, part: Part, *, most: int = 5) -> list[PraisedAt]:
    """Which offices the shown stories of a part of the wall praise most, by stories."""
    rows = list(
        Mention.objects.filter(
            polarity=Polarity.POSITIVE,
            reading__story__in=wall(campaign, part).order_by().values("story"),
        )
        .values_list("district")
        .annotate(stories=Count("pk"))
        .order_by("-stories", "district")[:most]
    )
    districts = District.objects.select_related("province").in_bulk([code for code, _ in rows])
    return [PraisedAt(district=districts[code], stories=stories) for code, stories in rows]


def newest_praise(campaign: Campaign, service: str, *, most: int = 3) -> Sequence[Story]:
    """The newest shown stories that praise an office and are about a service."""
    part = Part(service=service, polarity=Polarity.POSITIVE)
    return stories_of(newest_among(campaign, part, most=most))
