"""What the campaign is, where it stands, and three people's words."""

from typing import Final

from django.http import HttpRequest, HttpResponse

from sangsuk.core.terms.reading import Polarity
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.praising import praising_stories
from sangsuk.records.stories.queries import praise_by_driver
from sangsuk.records.stories.wall import Part, stories_of, wall
from sangsuk.web.held import held
from sangsuk.web.public.country import show_country
from sangsuk.web.public.frame import Frame, framed_kept
from sangsuk.web.public.placed import placed_now
from sangsuk.web.public.slow_counts import held_count
from sangsuk.web.public.views.live import live_parts

LEADERS: Final = 5
QUOTED: Final = 3
AMONG: Final = 24  # the newest, of which those told most fully are quoted
DRIVERS_SHOWN: Final = 6


@framed_kept
def home(request: HttpRequest, frame: Frame) -> HttpResponse:
    placed = placed_now(frame.campaign)
    return frame.render(
        request,
        "home",
        **live_parts(frame),
        is_open=frame.rules.window.holds(frame.at),
        country=show_country(frame, top=3),
        leaders=placed.ranked[:LEADERS],
        snapshot=placed.snapshot,
        quoted=held(("quoted", frame.campaign.pk, frame.pulse), lambda: _quoted(frame.campaign)),
        praise=held_count(praise_by_driver, frame.campaign)[:DRIVERS_SHOWN],
        praising=held_count(praising_stories, frame.campaign),
    )


def _quoted(campaign: Campaign) -> list[Story]:
    praise = wall(campaign, Part(polarity=Polarity.POSITIVE))
    return told_most_fully(stories_of(list(praise.values_list("story_id", flat=True)[:AMONG])))


def told_most_fully(stories: list[Story]) -> list[Story]:
    """The longest three, each of another district, newest first."""
    chosen: dict[str, Story] = {}
    for story in sorted(stories, key=lambda story: -len(story.reading.masked)):
        district = story.reading.mentions.all()[0].district_id
        chosen.setdefault(district, story)
    return sorted(list(chosen.values())[:QUOTED], key=lambda story: story.posted_at, reverse=True)
