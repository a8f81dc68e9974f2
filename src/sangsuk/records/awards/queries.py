"""Reading awards, what was paid of them and which papers say so."""

from typing import Final

from django.db.models import Count, Prefetch, QuerySet
from django.db.models.functions import Length

from sangsuk.core.terms.reading import Polarity
from sangsuk.core.terms.withholding import PayeeKind
from sangsuk.records.acts.models import Act
from sangsuk.records.awards.models import (
    Acceptance,
    Award,
    BankAccount,
    Paper,
    Payment,
    PlaqueStep,
    Withholding,
)
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Reading, Shown, Story

WITH: Final = (
    *("campaign", "district__province", "story", "given", "noticed", "identified"),
    *("acceptance__act", "bank__act", "payment__rule", "payment__ordered", "payment__approved"),
)
LONGEST_EXAMPLE: Final = 520  # letters: what a draft of a film tells in less than a minute


def award_acts(story: Story) -> list[Act]:
    """What was done about the award of a story, in its order; no account of money is among it."""
    won = Award.objects.filter(story=story).select_related(*WITH).first()
    if won is None:
        return []
    acceptance, payment = getattr(won, "acceptance", None), getattr(won, "payment", None)
    done = [won.given, won.noticed, won.identified, acceptance and acceptance.act]
    paid = [payment.ordered, payment.approved] if payment else []
    return [act for act in (*done, *paid) if act]


def awards_of(campaign: Campaign) -> QuerySet[Award]:
    """All awards, with what has become of them."""
    return _with_its_steps(Award.objects.filter(campaign=campaign))


def award_called(number: int) -> Award | None:
    """The award of this number, of whichever campaign."""
    return _with_its_steps(Award.objects.filter(pk=number)).first()


def _with_its_steps(awards: QuerySet[Award]) -> QuerySet[Award]:
    steps = Prefetch("plaque_steps", PlaqueStep.objects.select_related("act"))
    joined = awards.select_related(*WITH).prefetch_related(steps)
    return joined.order_by("honours", "place", "pk")


def award_of_link(digest: str) -> Award | None:
    """Whose link has this digest."""
    found = Award.objects.filter(link_digest=digest) if digest else Award.objects.none()
    return found.select_related("district__province", "campaign", "story").first()


def acceptance_of(award: Award) -> Acceptance | None:
    return Acceptance.objects.filter(award_id=award.pk).first()


def bank_account_of(award: Award) -> BankAccount | None:
    return BankAccount.objects.filter(award=award).first()


def payment_of(award: Award) -> Payment | None:
    return Payment.objects.filter(award=award).select_related("rule").first()


def withholding_for(campaign: Campaign, payee: PayeeKind) -> Withholding | None:
    """The rule that was signed last for this kind of payee."""
    return Withholding.objects.filter(campaign=campaign, payee=payee.value).order_by("-pk").first()


def plaque_steps_of(award: Award) -> list[str]:
    return list(award.plaque_steps.order_by("act").values_list("step", flat=True))


def signed_rules(campaign: Campaign) -> QuerySet[Withholding]:
    """All rules of withholding that were ever signed, the newest first."""
    return Withholding.objects.filter(campaign=campaign).select_related("act").order_by("-pk")


def papers_of(campaign: Campaign, award: Award | None) -> QuerySet[Paper]:
    """Papers that were given out of an award, or of all together; the newest first."""
    found = Paper.objects.filter(campaign=campaign, award=award)
    return found.select_related("given", "revoked").order_by("-number")


def paper_of(code: str) -> Paper | None:
    joined = ("campaign", "award__story", "given", "revoked")
    return Paper.objects.filter(pk=code).select_related(*joined).first()


def may_be_told(award: Award) -> bool:
    """Whether what it says of a story may be shown now; of an office always."""
    return award.story_id is None or Shown.objects.filter(story_id=award.story_id).exists()


def link_stands(award: str, digest: str) -> bool:
    """Whether the winner's link is still this one, and what the award is for is still shown."""
    found = Award.objects.filter(pk=int(award), link_digest=digest).first()
    return found is not None and may_be_told(found)


def may_be_named(award: Award) -> bool:
    """Whether the winner lets their name be told now; of an office always."""
    accepted = acceptance_of(award)
    return award.story_id is None or (accepted is not None and accepted.may_publish)


def refused_to_film(story: int) -> bool:
    """Whether the story won an award that its winner accepted without letting it be filmed."""
    return Acceptance.objects.filter(award__story=story, may_film=False).exists()


def candidates_of(campaign: Campaign, how_many: int) -> list[int]:
    """Stories on the wall that praise one office and are told at some length, the longest first.

    For examples alone: a jury chooses, never a length.
    """
    told = Reading.objects.filter(
        story__campaign=campaign, story__shown__isnull=False, sentiment=Polarity.POSITIVE.value
    )
    one_office = told.annotate(offices=Count("mentions")).filter(offices=1)
    long = one_office.annotate(letters=Length("masked")).filter(letters__lte=LONGEST_EXAMPLE)
    return list(long.order_by("-letters", "story").values_list("story", flat=True)[:how_many])


def winning_districts(campaign: Campaign) -> list[tuple[str, str]]:
    """Names of the districts that were honoured, by place, in Thai and English."""
    won = Award.objects.filter(campaign=campaign, honours="districts")
    return list(won.order_by("place", "pk").values_list("district__name_th", "district__name_en"))
