"""`GET /api/v1/stories`: what may be shown of the stories, masked."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Path, Query, Router, Schema
from pydantic import Field

from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.core.terms.district import PROVINCE_CODES
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.queries import story_to_show, was_withdrawn
from sangsuk.records.stories.wall import Part, after, stories_of, wall
from sangsuk.web.api.asking import (
    Day,
    DistrictCode,
    DriverCode,
    Listing,
    OfACampaign,
    Polarity,
    ProvinceCode,
    ServiceCode,
    campaign_of,
    check_code,
    check_district,
)
from sangsuk.web.api.cursors import place_in_time, read_cursor, write_cursor
from sangsuk.web.api.problems import Problem, unknown
from sangsuk.web.public.asked import cursor_of

router = Router(tags=["stories"])


class SaidOf(Schema):
    """What a story says of one district's office."""

    code: str
    polarity: Polarity
    confidence: float = Field(description="P(office and polarity right), calibrated.")


class Moods(Schema):
    """Calibrated probabilities of the whole text; they sum to 1."""

    positive: float
    neutral: float
    negative: float


class StoryRow(Schema):
    """A story as it may be shown; who told it and the raw text are never in it."""

    id: str = Field(description="The story's number on this site.")
    platform: str
    posted_at: str
    districts: list[SaidOf]
    sentiment: Polarity
    sentiment_p: Moods
    services: list[str]
    drivers: list[str]
    masked: str = Field(description="The text, without personal data.")
    reader: str
    url: str = Field(description="Its page on this site.")


class StoriesPage(Schema):
    items: list[StoryRow]
    next: str | None


class StoriesAsked(Listing):
    """Which stories."""

    limit: int = Field(50, ge=1, le=200, description="How many rows at most.")
    district: DistrictCode | None = Field(None, description="Stories that speak of its office.")
    province: ProvinceCode | None = None
    service: ServiceCode | None = None
    driver: DriverCode | None = None
    polarity: Polarity | None = Field(
        None, description="Of a mention of `district`, else of any district."
    )
    day: Day | None = Field(None, description="In Bangkok.")


class Numbered(Schema):
    id: int = Field(ge=1, le=2**53)


@router.get(
    "/stories",
    response={200: StoriesPage, 404: Problem, 422: Problem, 429: Problem},
    summary="Stories · เรื่องเล่า",
)
def stories(request: HttpRequest, asked: Query[StoriesAsked]) -> dict[str, Any]:
    """Stories that count and may be shown, newest first; what is withdrawn is gone at once."""
    campaign = campaign_of(request, asked)
    shown = wall(campaign, _part(asked))
    if place := read_cursor(asked):
        shown = after(shown, place_in_time(place))
    rows = list(shown[: asked.limit + 1])
    part = rows[: asked.limit]
    told = stories_of([row.story_id for row in part])
    last = part[-1] if len(rows) > len(part) else None
    following = write_cursor(asked, cursor_of(last.posted_at, last.story_id)) if last else None
    return {"items": [row_of(request, story) for story in told], "next": following}


@router.get(
    "/stories/{id}",
    response={200: StoryRow, 404: Problem, 422: Problem, 429: Problem},
    summary="One story · เรื่องเล่าหนึ่งเรื่อง",
)
def story(
    request: HttpRequest, numbered: Path[Numbered], asked: Query[OfACampaign]
) -> dict[str, Any]:
    """One story in full, masked."""
    campaign = campaign_of(request, asked)
    found = story_to_show(campaign, numbered.id)
    if found is None:
        raise _no_story(campaign, numbered.id)
    return row_of(request, found)


def row_of(request: HttpRequest, story: Story) -> dict[str, Any]:
    """What may be told of a story."""
    reading = story.reading
    return {
        "id": str(story.pk),
        "platform": story.platform,
        "posted_at": story.posted_at.astimezone(BANGKOK).isoformat(),
        "districts": [
            {"code": said.district_id, "polarity": said.polarity, "confidence": said.confidence}
            for said in reading.mentions.all()
        ],
        "sentiment": reading.sentiment,
        "sentiment_p": {
            "positive": reading.p_positive,
            "neutral": reading.p_neutral,
            "negative": reading.p_negative,
        },
        "services": reading.services,
        "drivers": reading.drivers,
        "masked": reading.masked,
        "reader": reading.reader,
        "url": request.build_absolute_uri(reverse("public:story", kwargs={"pk": story.pk})),
    }


def _part(asked: StoriesAsked) -> Part:
    return Part(
        district=check_district(asked.district),
        province=check_code(asked.province, PROVINCE_CODES, "province"),
        service=check_code(asked.service, SERVICES, "service"),
        driver=check_code(asked.driver, DRIVERS, "driver"),
        polarity=asked.polarity or "",
        day=asked.day,
    )


def _no_story(campaign: Campaign, number: int) -> Exception:
    if was_withdrawn(campaign, number):
        return unknown(
            "story.withdrawn",
            what="Its teller took this story back.",
            where="id",
            remedy="erase what you kept of it.",
        )
    return unknown(
        "story.unknown",
        what="There is no such story, or it may not be shown.",
        where="id",
        remedy="/api/v1/stories lists those that may.",
    )
