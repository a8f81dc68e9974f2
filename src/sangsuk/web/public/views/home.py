"""What the campaign is, where it stands, and three people's words."""

from typing import Final

from django.http import HttpRequest, HttpResponse

from sangsuk.core.terms.reading import Polarity
from sangsuk.records.standings.queries import latest_standings
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.praising import praising_stories
from sangsuk.records.stories.queries import praise_by_driver, stories_to_show
from sangsuk.web.public.country import draw_country
from sangsuk.web.public.frame import Frame, framed_kept
from sangsuk.web.public.views.live import live_parts

LEADERS: Final = 5
QUOTED: Final = 3
AMONG: Final = 24  # the newest, of which those told most fully are quoted
DRIVERS_SHOWN: Final = 6


@framed_kept
def home(request: HttpRequest, frame: Frame) -> HttpResponse:
    rows = list(latest_standings(frame.campaign))
    newest = stories_to_show(frame.campaign, polarity=Polarity.POSITIVE)[:AMONG]
    return frame.render(
        request,
        "home",
        **live_parts(frame),
        is_open=frame.rules.window.holds(frame.at),
        country=draw_country(frame, rows, top=3),
        leaders=[row for row in rows[:LEADERS] if row.place is not None],
        quoted=told_most_fully(list(newest)),
        praise=praise_by_driver(frame.campaign)[:DRIVERS_SHOWN],
        praising=praising_stories(frame.campaign),
    )


def told_most_fully(stories: list[Story]) -> list[Story]:
    """The longest three, each of another district, newest first."""
    chosen: dict[str, Story] = {}
    for story in sorted(stories, key=lambda story: -len(story.reading.masked)):
        district = story.reading.mentions.all()[0].district_id
        chosen.setdefault(district, story)
    return sorted(list(chosen.values())[:QUOTED], key=lambda story: story.posted_at, reverse=True)
