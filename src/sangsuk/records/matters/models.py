"""What needs a person now, in one list: each thing once, held by one person at a time."""

from django.db import models
from django.db.models import Q

from sangsuk.records.accounts.models import Account
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Revision, Story


class Matter(models.Model):
    """One thing that waits for a person, or that a person has decided.

    What it is about lies elsewhere (a finding of the reader, an appeal, a job);
    here are its place in the list, who holds it, and what was decided.
    """

    class Kind(models.TextChoices):
        SERIOUS = "serious"  # held back: a life, a crime, the monarchy
        APPEAL = "appeal"
        DISPUTE = "dispute"  # an office says that a story is not about it
        PERSONAL = "personal"  # personal data of which the reader is not sure
        PLACE = "place"  # several districts may be meant
        STAFF = "staff"  # somebody of the office may have told it
        COPY = "copy"
        DRIVE = "drive"  # praise of an office that seems arranged
        READING = "reading"  # the reader itself is not sure
        HASHTAG = "hashtag"  # nearly the campaign's
        JOB = "job"  # a dead letter
        GAP = "gap"  # hours that were not collected

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="matters")
    kind = models.CharField(max_length=8, choices=Kind)
    about = models.CharField(max_length=120)  # with kind, what it is: never twice in the list
    story = models.ForeignKey(Story, models.CASCADE, null=True, related_name="matters")
    revision = models.ForeignKey(Revision, models.CASCADE, null=True, related_name="matters")
    signs = models.JSONField(default=list)
    posts = models.JSONField(default=list)  # other stories that it is about, by number
    urgency = models.PositiveSmallIntegerField()  # 0 comes first
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    holder = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    held_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=150, blank=True)
    outcome = models.CharField(max_length=12, blank=True)
    undoes = models.JSONField(default=dict)  # what taking the decision back needs
    batch = models.CharField(max_length=12, blank=True)  # decided together: their first act

    class Meta:
        ordering = ("urgency", "due_at", "pk")
        indexes = (
            models.Index(
                fields=("campaign", "urgency", "due_at", "id"),
                condition=Q(done_at__isnull=True),
                name="matter_open_first",
            ),
            models.Index(
                fields=("campaign", "kind", "urgency", "due_at", "id"),
                condition=Q(done_at__isnull=True),
                name="matter_open_of_kind",
            ),
            models.Index(fields=("done_by", "-batch"), name="matter_done_by"),
        )
        constraints = (
            models.UniqueConstraint(fields=("campaign", "kind", "about"), name="matter_once"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, outcome="")
                | Q(done_at__isnull=False) & ~Q(outcome=""),
                name="matter_is_open_or_has_an_outcome",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.done_at is None


class Gathering(models.Model):
    """When the list of a campaign was last brought up to what there is."""

    campaign = models.OneToOneField(Campaign, models.CASCADE, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.at:%Y-%m-%d %H:%M}"
