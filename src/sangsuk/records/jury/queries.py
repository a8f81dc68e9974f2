"""Reading panels, rounds and what was sealed."""

from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sangsuk.core.check.archive import Fault
from sangsuk.records.acts.models import Act
from sangsuk.records.acts.queries import LOG
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.jury.models import (
    Ballot,
    Choice,
    Duty,
    Entry,
    Juror,
    Pair,
    Practice,
    Recusal,
    Round,
)
from sangsuk.records.stories.models import Story


def jurors_of(campaign: Campaign) -> QuerySet[Juror]:
    """Those who judge in the campaign and were not removed."""
    return Juror.objects.filter(campaign=campaign, removed__isnull=True)


def juror_numbered(campaign: Campaign, key: int) -> Juror | None:
    """A juror of the campaign by their key, unless they were removed."""
    return jurors_of(campaign).filter(pk=key).first()


def is_named(campaign: Campaign, name: str) -> bool:
    """Whether a juror of the campaign has or had this name."""
    return Juror.objects.filter(campaign=campaign, name=name).exists()


def juror_by_link(digest: str) -> Juror | None:
    """Whose link has this digest, unless they were removed."""
    return Juror.objects.filter(link_digest=digest, removed__isnull=True).first()


def juror_signed_in(key: int, links: int) -> Juror | None:
    """The juror who came in by the link that is still the latest, unless they were removed."""
    found = Juror.objects.filter(pk=key, links=links, removed__isnull=True)
    return found.select_related("campaign").first()


def rounds_of(campaign: Campaign) -> dict[str, Round]:
    """The rounds that were opened, by slug, in the order in which they were."""
    found = Round.objects.filter(campaign=campaign).select_related("opened", "closed", "campaign")
    return {one.slug: one for one in found}


def panel_of(kept: Round) -> QuerySet[Juror]:
    """Those who judge in the round, without those who were removed."""
    return kept.panel.filter(removed__isnull=True)


def seats_of(kept: Round) -> QuerySet[Juror]:
    """Everybody who was ever in the panel, removed or not; what they sealed counts."""
    return kept.panel.order_by("pk")


def rounds_with(juror: Juror) -> set[int]:
    """The rounds in whose panel the juror is, by key."""
    return set(juror.rounds.values_list("pk", flat=True))


def standing(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Those of these whose tellers have not taken them back."""
    return entries.filter(story__withdrawn_at__isnull=True)


def entries_of(kept: Round) -> QuerySet[Entry]:
    """The stories of a round that are not withdrawn, in the order of reading."""
    return standing(Entry.objects.filter(round=kept)).select_related("story").order_by("number")


def stories_by_number(kept: Round) -> dict[int, int]:
    """Keys of a round's stories by their numbers, those that were withdrawn too."""
    return dict(Entry.objects.filter(round=kept).values_list("number", "story"))


def entries_by_story(kept: Round) -> dict[int, int]:
    """Keys of a round's entries by those of their stories."""
    return dict(Entry.objects.filter(round=kept).values_list("story", "pk"))


def lines_about(entry: Entry) -> list[str]:
    """Kind lines that readers of the story left to its teller."""
    return list(Ballot.objects.filter(entry=entry).exclude(line="").values_list("line", flat=True))


def entries_about(story: Story) -> QuerySet[Entry]:
    """The story in each round that it was in."""
    return Entry.objects.filter(story=story)


def duties_of(kept: Round) -> QuerySet[Duty]:
    """Who has which story, of those that are not withdrawn."""
    return Duty.objects.filter(
        entry__round=kept, entry__story__withdrawn_at__isnull=True, passed=False
    )


def unsealed_of(duties: QuerySet[Duty]) -> QuerySet[Duty]:
    """Those of these whose juror has not judged the story yet."""
    cast = Ballot.objects.filter(entry=OuterRef("entry"), juror=OuterRef("juror"))
    return duties.filter(~Exists(cast))


def ballots_of(kept: Round) -> QuerySet[Ballot]:
    """All that was sealed of stories that are not withdrawn."""
    found = Ballot.objects.filter(entry__round=kept, entry__story__withdrawn_at__isnull=True)
    return found.select_related("entry", "juror")


def open_pair(kept: Round, juror: Juror) -> Pair | None:
    """The pair that the juror was given and has not answered."""
    waiting = Pair.objects.filter(round=kept, juror=juror, passed=False, choice__isnull=True)
    sides = ("left__story__reading__revision", "right__story__reading__revision")
    stories = ("left__story__reading__mentions", "right__story__reading__mentions")
    return waiting.select_related(*sides).prefetch_related(*stories).first()


def choices_of(kept: Round) -> QuerySet[Choice]:
    """All that was said of pairs whose stories are not withdrawn, in the order of sealing."""
    found = Choice.objects.filter(
        pair__round=kept,
        pair__left__story__withdrawn_at__isnull=True,
        pair__right__story__withdrawn_at__isnull=True,
    )
    return found.select_related("pair").order_by("act")


def recusals_of(campaign: Campaign) -> QuerySet[Recusal]:
    return Recusal.objects.filter(juror__campaign=campaign).select_related("juror")


def loads_of(kept: Round) -> dict[int, int]:
    """How many stories each juror has in the round, by key."""
    counted = duties_of(kept).values_list("juror").annotate(stories=Count("pk"))
    return dict(counted.order_by())


def said_by(kept: Round, juror: Juror) -> int:
    """How much the juror has sealed in the round."""
    ballots = Ballot.objects.filter(entry__round=kept, juror=juror).count()
    return ballots + Choice.objects.filter(pair__round=kept, juror=juror).count()


def who_goes_on(kept: Round) -> list[int]:
    """Numbers of the entries that go on from a closed round, by the last word on it."""
    last = kept.overrides.last()
    return list(last.goes_on if last else kept.outcome.get("goes_on", []))


def faults_of_ballots() -> Iterator[Fault]:
    """What is sealed and is not what its act says, and acts of which nothing sealed is left."""
    for kind, rows in (("jury.ballot", Ballot.objects), ("jury.choice", Choice.objects)):
        known = set()
        for row in rows.select_related("act").iterator(chunk_size=2000):
            known.add(row.act_id)
            if (row.act.kind, row.act.kept["after"]) != (kind, sealed_as(row)):
                yield Fault(LOG, row.act_id, f"what act {row.act_id} sealed was changed")
        yield from _missing(kind, known)


def sealed_as(row: Ballot | Choice) -> dict[str, object]:
    """What an act holds of what was sealed."""
    if isinstance(row, Choice):
        return {"pair": row.pair_id, "juror": row.juror_id, "said": row.said}
    return {
        "entry": row.entry_id,
        "juror": row.juror_id,
        "marks": row.marks,
        "reason": row.reason,
        "line": row.line,
    }


def _missing(kind: str, known: set[int]) -> Iterator[Fault]:
    acts = Act.objects.filter(Q(kind=kind)).values_list("number", flat=True)
    for number in acts.iterator(chunk_size=2000):
        if number not in known:
            yield Fault(LOG, number, f"what act {number} sealed is gone")


def practice_of(juror: Juror, slug: str) -> dict[str, dict[str, int]]:
    """What a juror gave known stories before a round, by the story."""
    kept = Practice.objects.filter(juror=juror, slug=slug)
    return dict(kept.values_list("known", "marks"))


def practice_in(campaign: Campaign, slug: str) -> dict[int, dict[str, dict[str, int]]]:
    """The same of all jurors of a campaign, by their keys."""
    told: dict[int, dict[str, dict[str, int]]] = {}
    kept = Practice.objects.filter(juror__campaign=campaign, slug=slug)
    for juror, known, marks in kept.values_list("juror", "known", "marks"):
        told.setdefault(juror, {})[known] = marks
    return told
