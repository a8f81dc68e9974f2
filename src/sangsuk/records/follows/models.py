"""Who wants to hear of new stories of a place or a service, or of what becomes of one story."""

from django.db import models
from django.db.models import Q

from sangsuk.records.accounts.models import Account
from sangsuk.records.outbox.models import PEOPLE
from sangsuk.records.tellers.models import InAnHour


class Follow(models.Model):
    """One address follows one thing; it hears nothing before it has said yes twice.

    Who follows no more is forgotten: the row goes.  A story that comes on the
    wall later than younger ones of its place is in no digest.
    """

    class Kind(models.TextChoices):
        DISTRICT = "district"
        PROVINCE = "province"
        SERVICE = "service"
        STORY = "story"

    channel = models.CharField(max_length=5, choices=PEOPLE)
    to = models.CharField(max_length=254)
    kind = models.CharField(max_length=8, choices=Kind)
    code = models.CharField(max_length=40)
    token = models.CharField(max_length=48, unique=True)  # in the links that say yes and no
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    last_story = models.PositiveBigIntegerField(default=0)  # of what was told
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=("kind", "code"), name="follow_of_what"),)
        constraints = (
            models.UniqueConstraint(
                fields=("channel", "to", "kind", "code"), name="follow_once_an_address"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["district", "province", "service", "story"]),
                name="follow_kind_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.code} by {self.channel}"


class OfficeDigest(models.Model):
    """Up to which story an officer was told what is new for the office, and where they want it."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="digest")
    last_story = models.PositiveBigIntegerField(default=0)
    last_handover = models.PositiveBigIntegerField(default=0)  # of a bureau
    is_wanted = models.BooleanField(default=True)
    line_user = models.CharField(max_length=64, blank=True, db_index=True)  # LINE's id of a person
    line_code = models.CharField(max_length=64, blank=True)  # digest of what is to be said there
    line_asked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"digest of {self.account_id}"


class AskedToFollow(InAnHour):
    """How often somebody asked to follow something."""
