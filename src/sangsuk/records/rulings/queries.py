"""Reading rulings and appeals."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.db.models import QuerySet

from sangsuk.core.check.archive import Fault
from sangsuk.core.check.rulings import RULED
from sangsuk.core.terms.ruling import Ruling as Ruled
from sangsuk.core.terms.ruling import Verdict
from sangsuk.records.acts.models import Act
from sangsuk.records.acts.queries import LOG
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.rulings.models import Appeal, Ruling
from sangsuk.records.stories.models import Story


def native(story: Story) -> str:
    return story.native_id


def rulings_of(campaign: Campaign) -> QuerySet[Ruling]:
    """All rulings of a campaign on stories that are not withdrawn, in the order of their acts."""
    standing = Ruling.objects.filter(campaign=campaign, story__withdrawn_at__isnull=True)
    return standing.select_related("story", "district__province", "act").order_by("act")


def public_rulings(campaign: Campaign) -> QuerySet[Ruling]:
    """The rulings as anybody may read them, the newest first."""
    return rulings_of(campaign).select_related("story__shown", "district", "act").reverse()


def rulings_on(stories: Sequence[int]) -> QuerySet[Ruling]:
    """The rulings on these stories, in the order of their acts."""
    return Ruling.objects.filter(story__in=stories).select_related("story", "act").order_by("act")


def story_to_rule_on(campaign: Campaign, number: int) -> Story | None:
    """The story of that number, with its reading, whether or not it may be shown."""
    found = Story.objects.filter(campaign=campaign, pk=number, withdrawn_at__isnull=True)
    return found.select_related("reading", "campaign").first()


def held_to_rule_on(story: Story) -> Story:
    """The story as it stands, kept from others until the transaction at hand ends."""
    return Story.objects.select_for_update(no_key=True).get(pk=story.pk)


def as_ruled(
    rulings: Iterable[Ruling], *, named: Callable[[Story], str] = native
) -> tuple[Ruled, ...]:
    """Rulings as values of the core.

    Args:
        rulings: in order.
        named: the id by which the readings to be ruled on call a story.
    """
    return tuple(
        Ruled(
            verdict=Verdict(row.verdict),
            rule=row.rule,
            platform=row.story.platform,
            story=named(row.story),
            by=row.by,
            reason=row.reason,
            district=row.district_id,
            text=row.text,
            shown=row.shown,
            act=row.act_id,
        )
        for row in rulings
    )


def open_appeals(campaign: Campaign) -> QuerySet[Appeal]:
    """Appeals that wait for their outcome, the oldest first."""
    return _appeals(campaign).filter(decided__isnull=True)


def appeal_as_it_stands(appeal: Appeal) -> Appeal:
    """The appeal with what became of it meanwhile."""
    return Appeal.objects.get(pk=appeal.pk)


def settled_appeals(campaign: Campaign) -> QuerySet[Appeal]:
    """Appeals that have their outcome, the newest outcome first."""
    return _appeals(campaign).filter(decided__isnull=False).order_by("-decided")


def tellers_appeals(story: Story) -> QuerySet[Appeal]:
    """What the teller of a story appealed, the oldest first, with what became of it."""
    return story.appeals.filter(who=Appeal.Who.TELLER).select_related("lodged", "decided")


def faults_of_rulings() -> Iterator[Fault]:
    """Rulings that are not what their acts say, and acts of which the count knows no ruling."""
    rulings = {row.act_id: row for row in Ruling.objects.select_related("act")}
    for act in Act.objects.filter(kind__startswith=RULED).iterator(chunk_size=2000):
        row = rulings.pop(act.number, None)
        if row is None:
            yield Fault(LOG, act.number, f"ruling {act.number} is not among those that count")
        elif _told(row) != _said(act):
            yield Fault(LOG, act.number, f"ruling {act.number} counts as something else")
    for number in sorted(rulings):
        yield Fault(LOG, number, f"ruling {number} is no act of this kind")


def _said(act: Act) -> tuple[object, ...]:
    told = act.told
    after = act.kept["after"]
    return (
        act.kind,
        told["rule"],
        told["district"],
        told["reason"],
        after["story"],
        act.kept["by"],
    )


def _told(row: Ruling) -> tuple[object, ...]:
    return (RULED + row.verdict, row.rule, row.district_id, row.reason, row.story_id, row.by)


def _appeals(campaign: Campaign) -> QuerySet[Appeal]:
    return Appeal.objects.filter(campaign=campaign).select_related(
        "story__reading", "district__province", "lodged", "decided"
    )
