"""What people decided about stories, and what others have against it."""

from django.db import models
from django.db.models import Q

from sangsuk.core.rank.rules import EXCLUSION_RULES
from sangsuk.core.terms.ruling import RULING_REASONS, Verdict
from sangsuk.records.acts.models import Act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.districts.models import District
from sangsuk.records.stories.models import Story


class Ruling(models.Model):
    """One person's decision about one story, or about what it says of one district.

    The act holds; this is what counting needs of it.  Of several about the same
    the last stands.
    """

    act = models.OneToOneField(Act, models.PROTECT, primary_key=True, related_name="ruling")
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="rulings")
    story = models.ForeignKey(Story, models.PROTECT, related_name="rulings")
    district = models.ForeignKey(
        District, models.PROTECT, null=True, related_name="+"
    )  # null: all of them
    verdict = models.CharField(max_length=8)
    rule = models.CharField(max_length=4)
    reason = models.CharField(max_length=20)
    text = models.TextField(blank=True)  # what is personal is masked
    shown = models.BooleanField(default=False)
    by = models.CharField(max_length=150)  # the account that answers for it

    class Meta:
        ordering = ("act",)
        constraints = (
            models.CheckConstraint(
                condition=Q(verdict__in=[verdict.value for verdict in Verdict]),
                name="ruling_verdict_is_known",
            ),
            models.CheckConstraint(
                condition=Q(rule__in=list(EXCLUSION_RULES)), name="ruling_rule_is_of_the_rulebook"
            ),
            models.CheckConstraint(
                condition=Q(reason__in=list(RULING_REASONS)), name="ruling_reason_is_of_the_list"
            ),
            models.CheckConstraint(
                condition=Q(shown=False) | ~Q(text=""), name="ruling_shows_words_that_there_are"
            ),
        )

    def __str__(self) -> str:
        return f"{self.act_id} {self.verdict} {self.rule}"


class Appeal(models.Model):
    """What somebody who is affected has against what is counted of a story, or is not.

    The words and the contact stay in the house.
    """

    class Who(models.TextChoices):
        TELLER = "teller"
        OFFICE = "office"
        OTHER = "other"

    class Outcome(models.TextChoices):
        UPHELD = "upheld"
        DISMISSED = "dismissed"

    lodged = models.OneToOneField(Act, models.PROTECT, primary_key=True, related_name="appeal")
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="appeals")
    story = models.ForeignKey(Story, models.PROTECT, related_name="appeals")
    district = models.ForeignKey(District, models.PROTECT, null=True, related_name="+")
    who = models.CharField(max_length=8, choices=Who)
    words = models.TextField()
    contact = models.CharField(max_length=200, blank=True)
    decided = models.OneToOneField(Act, models.PROTECT, null=True, related_name="decided_appeal")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)

    class Meta:
        ordering = ("lodged",)
        constraints = (
            models.CheckConstraint(
                condition=Q(decided__isnull=True, outcome="")
                | Q(decided__isnull=False, outcome__in=["upheld", "dismissed"]),
                name="appeal_is_open_or_has_an_outcome",
            ),
        )

    def __str__(self) -> str:
        return f"appeal {self.lodged_id} {self.outcome or 'open'}"
