"""All stories that count as rows of the core, in three questions however many they are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.terms.reading import Polarity
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Finding, Mention, Shown
from sangsuk.records.stories.queries import stories_that_count
from sangsuk.records.tellers.queries import QUOTE, refused

AT_ONCE = 5_000
Codes = dict[int, list[str]]


def heard_stories(campaign: Campaign) -> list[Heard]:
    """Every story that counts, by number, with what it praises and blames and for what."""
    stories = stories_that_count(campaign).order_by()
    said = _mentions(stories.values("pk"))
    services = _findings(stories.values("pk"), Finding.Kind.SERVICE)
    drivers = _findings(stories.values("pk"), Finding.Kind.DRIVER)
    rows = list(stories.order_by("pk").values_list("pk", "posted_at", "platform", "author"))
    told = Counter((platform, author) for _, _, platform, author in rows)
    return [
        Heard(
            story=pk,
            day=posted_at.astimezone(BANGKOK).date(),
            platform=platform,
            praised=tuple(said[Polarity.POSITIVE].get(pk, ())),
            blamed=tuple(said[Polarity.NEGATIVE].get(pk, ())),
            mentioned=tuple(said["all"].get(pk, ())),
            services=tuple(services.get(pk, ())),
            drivers=tuple(drivers.get(pk, ())),
            teller=_teller(author, told[platform, author]),
        )
        for pk, posted_at, platform, author in rows
    ]


def _teller(author: str | None, told: int) -> str:
    """How often an account tells; a person with several accounts is not known here as one."""
    if not author:
        return "unnamed"
    return "several" if told > 1 else "once"


def texts_to_quote(campaign: Campaign, stories: Iterable[int]) -> dict[int, str]:
    """The masked texts of those of these stories that are shown and whose tellers may be quoted."""
    numbers, found = list(stories), dict[int, str]()
    for start in range(0, len(numbers), AT_ONCE // 10):
        part = numbers[start : start + AT_ONCE // 10]
        shown = quotable(campaign).filter(story__in=part)
        found |= dict(shown.values_list("story_id", "story__reading__masked"))
    return found


def quotable_texts(campaign: Campaign) -> Iterator[tuple[int, str]]:
    """The number and the masked text of every story that may be quoted, by number."""
    rows = quotable(campaign).order_by("story_id").values_list("story_id", "story__reading__masked")
    yield from rows.iterator(AT_ONCE)


def quotable(campaign: Campaign) -> QuerySet[Shown]:
    """Stories on the wall whose tellers have not refused to be quoted."""
    return Shown.objects.filter(campaign=campaign).exclude(refused(QUOTE, story="story__"))


def _mentions(stories: QuerySet) -> dict[str, Codes]:  # type: ignore[type-arg]  # rows of one value
    said: dict[str, Codes] = {name: {} for name in (*Polarity, "all")}
    rows = Mention.objects.filter(reading__story__in=stories).order_by("pk")
    told = rows.values_list("reading__story", "polarity", "district")
    for story, polarity, district in told.iterator(AT_ONCE):
        said[polarity].setdefault(story, []).append(district)
        said["all"].setdefault(story, []).append(district)
    return said


def _findings(stories: QuerySet, kind: str) -> Codes:  # type: ignore[type-arg]  # rows of one value
    found: Codes = defaultdict(list)
    rows = Finding.objects.filter(kind=kind, reading__story__in=stories).order_by("pk")
    for story, code in rows.values_list("reading__story", "code").iterator(AT_ONCE):
        found[story].append(code)
    return found
