"""What happened to a round beside judging: who was removed, stepped back, or got a new link."""

from collections.abc import Mapping

from django.db.models import Count, Q, QuerySet

from sangsuk.records.acts.models import Act
from sangsuk.records.jury.models import Juror, Override, Recusal, Round


def overrides_of(kept: Round) -> QuerySet[Override]:
    """Each change of who goes on, in the order in which it was signed."""
    return Override.objects.filter(round=kept).select_related("act")


def removed_from(kept: Round) -> QuerySet[Juror]:
    """Jurors of the panel who were removed between its opening and its closing."""
    gone = kept.panel.filter(_until_closed(kept, "removed"), removed__number__gt=kept.opened_id)
    return gone.select_related("removed")


def steps_back_in(kept: Round) -> dict[int, int]:
    """How often each juror stepped back in the round, by key; who never did is not in it."""
    backs = Recusal.objects.filter(
        _until_closed(kept, "act"), juror__rounds=kept, act__number__gt=kept.opened_id
    )
    return dict(backs.order_by().values_list("juror").annotate(number=Count("pk")))


def links_renewed_in(kept: Round) -> dict[str, int]:
    """How often each juror of the panel got a new link while the round was open, by name."""
    acts = Act.objects.filter(kind="jury.link_renewed", number__gt=kept.opened_id)
    if kept.closed_id:
        acts = acts.filter(number__lt=kept.closed_id)
    names, renewed = set(kept.panel.values_list("name", flat=True)), dict[str, int]()
    for told, after in acts.values_list("told", "kept__after"):
        if _is_of(told, kept) and after["juror"] in names:
            renewed[after["juror"]] = renewed.get(after["juror"], 0) + 1
    return renewed


def _is_of(told: Mapping[str, object], kept: Round) -> bool:
    return told.get("campaign") == kept.campaign_id


def _until_closed(kept: Round, act: str) -> Q:
    """That an act was before the round was closed; all were, where it is open."""
    return Q(**{f"{act}__number__lt": kept.closed_id}) if kept.closed_id else Q()


def seated_in(kept: Round) -> dict[int, str]:
    """Jurors who joined the panel after it was opened: their names by their acts."""
    acts = Act.objects.filter(kind="jury.seated", number__gt=kept.opened_id)
    slugs = {"campaign": kept.campaign.slug, "round": kept.slug}
    told = acts.order_by("number").values_list("number", "told", "kept__after")
    return {number: after["juror"] for number, where, after in told if where == slugs}
