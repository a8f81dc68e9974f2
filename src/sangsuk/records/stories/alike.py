"""Stories that are like one: of the same office, service and reason."""

from collections.abc import Iterable
from typing import Final

from sangsuk.records.stories.models import Mention, Story
from sangsuk.records.stories.wall import Part, newest_among, stories_of, wall

LOOKED_AT: Final = 40  # the newest of each kind
SAME_OFFICE, SAME_SERVICE, SAME_DRIVER, SAME_FEELING = 3, 2, 2, 1


def stories_like(story: Story, *, most: int = 3) -> list[Story]:
    """Shown stories that have most in common with one, the newest of equals first.

    Looks at the newest of the same office, of the same service and of the same driver.
    """
    looked_at = {
        number: None for numbers in _looked_at(story) for number in numbers if number != story.pk
    }
    others = stories_of(list(looked_at))
    ranked = sorted(others, key=lambda other: (_shared(story, other), other.posted_at))
    return ranked[::-1][:most]


def _looked_at(story: Story) -> Iterable[list[int]]:
    for mention in _mentions(story):
        same_office = wall(story.campaign, Part(district=mention.district_id))
        yield list(same_office.values_list("story_id", flat=True)[:LOOKED_AT])
    parts = [Part(service=code) for code in story.reading.services[:1]]
    parts += [Part(driver=code) for code in story.reading.drivers[:1]]
    yield from (newest_among(story.campaign, part, most=LOOKED_AT) for part in parts)


def _shared(story: Story, other: Story) -> int:
    ours, theirs = _mentions(story), _mentions(other)
    offices = {one.district_id for one in ours} & {one.district_id for one in theirs}
    feelings = {one.polarity for one in ours} & {one.polarity for one in theirs}
    services = set(story.reading.services) & set(other.reading.services)
    drivers = set(story.reading.drivers) & set(other.reading.drivers)
    return (
        SAME_OFFICE * len(offices)
        + SAME_SERVICE * len(services)
        + SAME_DRIVER * len(drivers)
        + SAME_FEELING * bool(feelings)
    )


def _mentions(story: Story) -> list[Mention]:
    return list(story.reading.mentions.all())
