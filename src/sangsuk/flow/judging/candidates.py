"""Jurors and stories as the core knows them: only what tells who must not judge what."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet

from sangsuk.core.judge.conflicts import Recusals
from sangsuk.core.judge.reading_order import Queued, order_reading
from sangsuk.core.judge.traits import look_at
from sangsuk.core.terms.judging import Round as Terms
from sangsuk.core.terms.juror import Candidate
from sangsuk.core.terms.juror import Juror as Judge
from sangsuk.core.terms.reading import Polarity
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.jury.models import Entry, Juror
from sangsuk.records.jury.queries import jurors_of, recusals_of
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.queries import stories_that_count, stories_that_were_read

Owners = Mapping[str, Juror]  # jurors by the names under which they post


def judge_of(juror: Juror) -> Judge:
    """A juror as the core knows them; `id` is the key, as text."""
    return Judge(
        id=str(juror.pk),
        homes=frozenset(juror.homes),
        workplaces=frozenset(juror.workplaces),
        household=juror.household or None,
        relations=frozenset(juror.relations),
    )


def owners_of(campaign: Campaign) -> dict[str, Juror]:
    """Whose stories are a juror's own: jurors by each name under which they post."""
    return {name: juror for juror in jurors_of(campaign) for name in juror.handles}


def candidate_of(story: Story, owners: Owners) -> Candidate:
    """A story as the core knows it; `id` is the story's key, as text.

    A teller who is a juror is known by the juror's key, any other by the name
    that the source gives.
    """
    teller = owners.get(story.author or "")
    helper = owners.get(story.entered_by)
    reading = getattr(story, "reading", None)  # none is left of a story whose words were erased
    mentions = reading.mentions.all() if reading else ()
    districts = {mention.district_id for mention in mentions}
    return Candidate(
        id=str(story.pk),
        districts=frozenset(districts | {story.chosen_district} - {""}),
        teller=str(teller.pk) if teller else story.author,
        household=(teller.household or None) if teller else None,
        helpers=frozenset({str(helper.pk)}) if helper else frozenset(),
    )


def candidates_of(entries: Iterable[Entry], owners: Owners) -> list[Candidate]:
    """The stories of these entries, with the reading of each at hand."""
    return [candidate_of(entry.story, owners) for entry in entries]


def with_reading(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Entries with all that tells who may judge them."""
    return entries.select_related("story__reading__revision").prefetch_related(
        "story__reading__mentions"
    )


def recusals_as_known(campaign: Campaign) -> Recusals:
    return frozenset((str(one.juror_id), str(one.story_id)) for one in recusals_of(campaign))


def may_win(story: Story) -> bool:
    """Whether it praises, or praises and blames: what prizes for stories are given to."""
    praised = any(m.polarity == Polarity.POSITIVE for m in story.reading.mentions.all())
    return praised or story.reading.sentiment == Polarity.POSITIVE


def readable(campaign: Campaign) -> list[Story]:
    """The stories that jurors may read: those that may be shown."""
    return list(with_reading_of(stories_that_count(campaign).filter(shown__isnull=False)))


def left_out(campaign: Campaign) -> dict[str, int]:
    """Eligible stories that nobody may read yet, by reason: published, so that none is lost."""
    hidden = stories_that_count(campaign).filter(shown__isnull=True)
    hidden = hidden.select_related("reading").prefetch_related("reading__findings")
    return dict(Counter("a_person_looks" if s.reading.review else "not_allowed" for s in hidden))


def stories_with_reading(keys: Sequence[int]) -> list[Story]:
    return list(with_reading_of(stories_that_were_read(keys)))


def with_reading_of(found: QuerySet[Story]) -> QuerySet[Story]:
    return found.select_related("reading__revision").prefetch_related(
        "reading__mentions__district__province", "reading__findings"
    )


def entry_rows(stories: Sequence[Story], seed: str) -> list[dict[str, object]]:
    """The entries of a round to be opened, numbered in the order of reading."""
    by_key = {str(story.pk): story for story in stories}
    turns = order_reading([_queued(story) for story in stories], seed=seed)
    return [
        {
            "number": number,
            "story": by_key[turn.story],
            "revision": by_key[turn.story].reading.revision.number,
            "may_win": may_win(by_key[turn.story]),
        }
        for number, turn in enumerate(turns, 1)
    ]


def _queued(story: Story) -> Queued:
    mentions, services = list(story.reading.mentions.all()), story.reading.services
    return Queued(
        id=str(story.pk),
        telling=look_at(story.reading.masked),
        region=mentions[0].district.region if mentions else None,
        service=services[0] if services else None,
        teller=_kind(story),
    )


def _kind(story: Story) -> str:
    if story.entered_by:
        return "helped"
    return story.author_kind or ("citizen" if story.author is not None else "hidden")


def wanted_of(terms: Terms, campaign: Campaign) -> list[Juror]:
    """The jurors whom a round's terms ask to read."""
    readers = [reader.value for reader in terms.readers]
    return list(jurors_of(campaign).filter(reader__in=readers))
