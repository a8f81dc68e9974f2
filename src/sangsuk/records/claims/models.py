"""Posts whose author shows who they are: a link is offered, opened, proved and signed.

The memory holds digests of links and receipts alone.  The word that an author
adds to the post is no secret: it proves something for the holder of its receipt only.
"""

from django.db import models
from django.db.models import Q

from sangsuk.records.campaigns.models import Campaign


class Offer(models.Model):
    """A link that was written under one post; good for some days, until one claim is signed."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="offers")
    platform = models.CharField(max_length=40)
    native_id = models.CharField()
    link = models.CharField(max_length=64, unique=True)  # digest
    until = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("campaign", "platform", "native_id"), name="offer_of_a_post"),
        )

    def __str__(self) -> str:
        return f"offer for {self.platform}:{self.native_id}"


class Claim(models.Model):
    """Somebody opened a link and says that the post is theirs; it joins nothing until signed."""

    class Way(models.TextChoices):
        POST = "post"  # the word stands in the post, which its author alone can edit
        MESSAGE = "message"  # the account that wrote the post sent the word to the page

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="claims")
    receipt = models.CharField(max_length=64, unique=True)  # digest
    word = models.CharField(max_length=20)  # to be added to the post, or sent to the page
    opened_at = models.DateTimeField()
    proved_at = models.DateTimeField(null=True)
    way = models.CharField(max_length=7, choices=Way, blank=True)
    signed_at = models.DateTimeField(null=True)
    person = models.CharField(max_length=32, blank=True)  # opaque; of all posts that one claimed

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("person",), name="claims_of_a_person"),)
        constraints = (
            models.UniqueConstraint(
                fields=("offer",), condition=Q(signed_at__isnull=False), name="claim_signed_once"
            ),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True)
                | Q(proved_at__isnull=False) & ~Q(way="") & ~Q(person=""),
                name="claim_proved_before_signed",
            ),
        )

    def __str__(self) -> str:
        return f"claim {self.pk} of {self.offer}"
