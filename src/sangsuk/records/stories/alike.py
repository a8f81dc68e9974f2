"""Stories that are like one: of the same office, service and reason."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sangsuk.records.stories.models import Finding, Mention, Shown, Story
from sangsuk.records.stories.wall import newest_found, stories_of

LOOKED_AT: Final = 40  # the newest of each kind
SAME_OFFICE, SAME_SERVICE, SAME_DRIVER, SAME_FEELING = 3, 2, 2, 1
STORY: Final = ("reading__story", "reading__story__posted_at")
SAME: Final = {Finding.Kind.SERVICE.value: SAME_SERVICE, Finding.Kind.DRIVER.value: SAME_DRIVER}


def stories_like(story: Story, *, most: int = 3) -> list[Story]:
    """Shown stories that have most in common with one, the newest of equals first.

    Looks at the newest of the same offices, and at the newest of the same service or driver.
    """
    looked_at = {*_of_the_same_offices(story), *_of_the_same_kind(story)} - {story.pk}
    liked = _Liked(story)
    for other, posted, office, feeling in _mentions_of(looked_at):
        liked.see_mention(other, posted, office, feeling)
    for other, posted, kind, code in _findings_of(looked_at):
        liked.see_finding(other, posted, kind, code)
    return stories_of(liked.best(most))


def _of_the_same_offices(story: Story) -> Iterable[int]:
    offices = [mention.district_id for mention in story.reading.mentions.all()]
    if not offices:
        return []
    mentioned = Shown.objects.filter(story__reading__mentions__district__in=offices)
    return mentioned.values_list("story_id", flat=True)[: LOOKED_AT * len(offices)]


def _of_the_same_kind(story: Story) -> Iterable[int]:
    codes = [("service", code) for code in story.reading.services[:1]]
    codes += [("driver", code) for code in story.reading.drivers[:1]]
    return newest_found(story.campaign, codes, most=LOOKED_AT * len(codes))


def _mentions_of(stories: Iterable[int]) -> Iterable[tuple[int, datetime, str, str]]:
    mentions = Mention.objects.filter(reading__story__in=stories)
    return mentions.values_list(*STORY, "district", "polarity")


def _findings_of(stories: Iterable[int]) -> Iterable[tuple[int, datetime, str, str]]:
    found = Finding.objects.filter(reading__story__in=stories, kind__in=SAME)
    return found.values_list(*STORY, "kind", "code")


class _Liked:
    """How much others have in common with a story, seen row by row; no text is read for it."""

    def __init__(self, story: Story) -> None:
        mentions = list(story.reading.mentions.all())
        self._offices = {one.district_id for one in mentions}
        self._feelings = {one.polarity for one in mentions}
        self._codes = {("service", code) for code in story.reading.services}
        self._codes |= {("driver", code) for code in story.reading.drivers}
        self._shared: Counter[int] = Counter()
        self._posted: dict[int, datetime] = {}
        self._felt: set[int] = set()

    def see_mention(self, other: int, posted: datetime, office: str, feeling: str) -> None:
        self._posted[other] = posted
        self._shared[other] += SAME_OFFICE * (office in self._offices)
        if feeling in self._feelings and other not in self._felt:
            self._shared[other] += SAME_FEELING
            self._felt.add(other)

    def see_finding(self, other: int, posted: datetime, kind: str, code: str) -> None:
        self._posted[other] = posted
        self._shared[other] += SAME[kind] * ((kind, code) in self._codes)

    def best(self, most: int) -> list[int]:
        ranked = sorted(self._posted, key=lambda one: (self._shared[one], self._posted[one]))
        return ranked[::-1][:most]
