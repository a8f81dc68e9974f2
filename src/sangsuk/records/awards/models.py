"""Awards that were given: on what grounds, who accepted, what was paid, which papers say so.

Every step has its act in the chain.  What a finance officer alone may see, an
account's number, lies apart and is sealed: the database does not hold its key.
"""

from django.db import models
from django.db.models import F, Q

from sangsuk.core.terms.award import Honours
from sangsuk.core.terms.paper import PaperKind
from sangsuk.core.terms.withholding import PARTS, PayeeKind
from sangsuk.records.acts.models import Act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.districts.models import District
from sangsuk.records.stories.models import Story


class Award(models.Model):
    """A prize given to an office or a story; `grounds` name the result or verdict it rests on."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="awards")
    honours = models.CharField(max_length=9, choices=[(one.value, one.value) for one in Honours])
    place = models.PositiveIntegerField()
    sharing = models.PositiveIntegerField(default=1)
    satang = models.PositiveIntegerField()
    voices = models.PositiveIntegerField(default=0)
    district = models.ForeignKey(District, models.PROTECT, related_name="awards")
    story = models.ForeignKey(Story, models.PROTECT, null=True, related_name="awards")
    grounds = models.JSONField()
    given = models.OneToOneField(Act, models.PROTECT, related_name="given_award")
    link_digest = models.CharField(max_length=64, blank=True)  # of the winner's own link
    noticed = models.OneToOneField(Act, models.PROTECT, null=True, related_name="noticed_award")
    identified = models.OneToOneField(Act, models.PROTECT, null=True, related_name="known_award")

    class Meta:
        ordering = ("honours", "place", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "district"),
                condition=Q(honours=Honours.DISTRICTS.value),
                name="award_once_a_district",
            ),
            models.UniqueConstraint(fields=("story",), name="award_once_a_story"),
            models.UniqueConstraint(
                fields=("link_digest",), condition=~Q(link_digest=""), name="award_link_once"
            ),
            models.CheckConstraint(
                condition=Q(honours=Honours.STORIES.value, story__isnull=False)
                | Q(honours=Honours.DISTRICTS.value, story__isnull=True),
                name="award_is_of_a_story_or_a_district",
            ),
        )

    def __str__(self) -> str:
        return f"award {self.pk}"


class Acceptance(models.Model):
    """The winner says yes, by the link that came to them, and what may be done with their name."""

    award = models.OneToOneField(Award, models.PROTECT, primary_key=True, related_name="acceptance")
    name = models.CharField(max_length=150, blank=True)  # on paper, as they wish it
    may_publish = models.BooleanField(default=False)  # the name, beside the award
    may_film = models.BooleanField(default=False)
    act = models.OneToOneField(Act, models.PROTECT, related_name="acceptance")

    def __str__(self) -> str:
        return f"acceptance of {self.award_id}"


class BankAccount(models.Model):
    """Where the money goes: sealed with a key that lies beside the database, not in it."""

    award = models.OneToOneField(Award, models.PROTECT, primary_key=True, related_name="bank")
    sealed = models.TextField()
    act = models.OneToOneField(Act, models.PROTECT, related_name="bank_account")

    def __str__(self) -> str:
        return f"account for {self.award_id}"


class Withholding(models.Model):
    """What is withheld of a kind of payee, signed by a finance officer; the last one holds."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="withholdings")
    payer = models.CharField(max_length=150)
    payee = models.CharField(max_length=6, choices=[(one.value, one.value) for one in PayeeKind])
    rate = models.PositiveIntegerField()  # hundredths of a percent
    from_satang = models.PositiveIntegerField()
    source = models.TextField()
    signed_by = models.CharField(max_length=150)
    act = models.OneToOneField(Act, models.PROTECT, related_name="withholding")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=Q(rate__lte=PARTS), name="withholding_is_a_part"),
            models.CheckConstraint(condition=~Q(source=""), name="withholding_says_its_source"),
        )

    def __str__(self) -> str:
        return f"{self.payee} {self.rate}"


class Payment(models.Model):
    """An order to pay an award, and who approved it: never who ordered it."""

    award = models.OneToOneField(Award, models.PROTECT, primary_key=True, related_name="payment")
    rule = models.ForeignKey(Withholding, models.PROTECT, related_name="payments")
    satang = models.PositiveIntegerField()
    withheld = models.PositiveIntegerField()
    ordered_by = models.CharField(max_length=150)
    ordered = models.OneToOneField(Act, models.PROTECT, related_name="ordered_payment")
    approved_by = models.CharField(max_length=150, blank=True)
    approved = models.OneToOneField(Act, models.PROTECT, null=True, related_name="paid")
    receipt = models.CharField(max_length=200, blank=True)  # the number of the winner's receipt

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(approved_by=F("ordered_by")), name="payment_is_in_two_hands"
            ),
            models.CheckConstraint(
                condition=Q(withheld__lte=F("satang")), name="payment_withholds_a_part"
            ),
            models.CheckConstraint(
                condition=Q(approved__isnull=True, approved_by="")
                | Q(approved__isnull=False) & ~Q(approved_by=""),
                name="payment_names_who_approved",
            ),
        )

    def __str__(self) -> str:
        return f"payment of {self.award_id}"


class PlaqueStep(models.Model):
    """How far a plaque has come."""

    class Step(models.TextChoices):
        ORDERED = "ordered"
        PROOFED = "proofed"  # the engraver's proof was read and found right
        DELIVERED = "delivered"
        RECEIVED = "received"

    award = models.ForeignKey(Award, models.PROTECT, related_name="plaque_steps")
    step = models.CharField(max_length=9, choices=Step)
    act = models.OneToOneField(Act, models.PROTECT, related_name="plaque_step")

    class Meta:
        ordering = ("act",)
        constraints = (models.UniqueConstraint(fields=("award", "step"), name="plaque_step_once"),)

    def __str__(self) -> str:
        return f"{self.step} of {self.award_id}"


class Paper(models.Model):
    """A paper that was given out; its page says that it is genuine, and what it says.

    `facts` are words that anybody may read there; where they are of a story, only
    while its teller lets it be shown.
    """

    code = models.CharField(primary_key=True, max_length=16)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="papers")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=[(one.value, one.value) for one in PaperKind])
    award = models.ForeignKey(Award, models.PROTECT, null=True, related_name="papers")
    facts = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64)
    given = models.OneToOneField(Act, models.PROTECT, related_name="given_paper")
    revoked = models.OneToOneField(Act, models.PROTECT, null=True, related_name="revoked_paper")

    class Meta:
        ordering = ("campaign", "number")
        constraints = (
            models.UniqueConstraint(fields=("campaign", "number"), name="paper_number_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
