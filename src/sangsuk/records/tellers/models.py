"""What tellers allow, how they are reached, what they show, how many told from a network."""

from django.db import models
from django.db.models import Q

from sangsuk.records.campaigns.models import Campaign


class Consent(models.Model):
    """Whether a teller allows one thing of a post: a layer of the campaign's file.

    A post of a door that asks nothing, like a page's, has none.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="consents")
    platform = models.CharField(max_length=40)
    native_id = models.CharField()
    layer = models.CharField(max_length=20)  # count, quote, publish, film
    is_given = models.BooleanField()
    at = models.DateTimeField()  # when it was given, or taken back
    asked = models.TextField()  # the words that were said yes or no to

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "platform", "native_id", "layer"), name="consent_once_a_layer"
            ),
        )
        indexes = (
            models.Index(
                fields=("campaign", "layer", "platform", "native_id"),
                condition=Q(is_given=False),
                name="consent_refused",
            ),
        )

    def __str__(self) -> str:
        return f"{self.layer} {'yes' if self.is_given else 'no'}"


class Contact(models.Model):
    """How the teller of a post may be reached; erased when the story is taken back."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="contacts")
    platform = models.CharField(max_length=40)
    native_id = models.CharField()
    words = models.CharField(max_length=200)  # a number, an address: never shown or logged
    reach = models.CharField(max_length=200, blank=True)  # by which it is found; see `reach.py`
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("campaign", "reach"), name="contact_by_reach"),)
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "platform", "native_id"), name="contact_once_a_post"
            ),
        )

    def __str__(self) -> str:
        return f"contact of {self.platform}:{self.native_id}"


class NewCode(models.Model):
    """A receipt given later for a story whose first was lost, or never was; its digest alone."""

    digest = models.CharField(primary_key=True, max_length=64)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+")
    platform = models.CharField(max_length=40)
    native_id = models.CharField()
    asked = models.CharField(max_length=64, unique=True)  # digest of the link: each is good once
    at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("campaign", "platform", "native_id"), name="new_code_of_a_post"),
        )

    def __str__(self) -> str:
        return f"new code of {self.platform}:{self.native_id}"


class LineReach(models.Model):
    """A LINE account that asked to be sent the link to a new receipt of a post; goes with it."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+")
    platform = models.CharField(max_length=40)
    native_id = models.CharField()
    user = models.CharField(db_index=True)  # LINE's own id: never shown or logged
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "platform", "native_id"), name="line_once_a_post"
            ),
        )

    def __str__(self) -> str:
        return f"LINE of {self.platform}:{self.native_id}"


class Photo(models.Model):
    """A picture beside a post; its bytes lie outside of the database, under their hash."""

    class Kind(models.TextChoices):
        SHOWN = "shown"  # by the teller, for the story's page
        CONSENT = "consent"  # of the paper on which a teller allowed things; shown to nobody
        EVIDENCE = "evidence"  # how a public post looked; shown to nobody

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="photos")
    platform = models.CharField(max_length=40)
    native_id = models.CharField()
    kind = models.CharField(max_length=8, choices=Kind)
    sha256 = models.CharField(max_length=64)  # of the larger picture
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(max_length=300, blank=True)  # what can be seen on it, masked
    by = models.CharField(max_length=150, blank=True)  # an account's name; "": the teller
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("sha256",), name="photo_of_bytes"),)
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "platform", "native_id", "kind", "sha256"),
                name="photo_once_a_post",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["shown", "consent", "evidence"]), name="photo_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.sha256[:12]}"


class InAnHour(models.Model):
    """How often one network did something in one hour; forgotten after a day."""

    network = models.CharField(max_length=64)  # keyed hash, with a key of that day
    hour = models.DateTimeField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        constraints = (
            models.UniqueConstraint(fields=("network", "hour"), name="%(class)s_once_an_hour"),
        )

    def __str__(self) -> str:
        return f"{self.times} at {self.hour:%H}"


class Told(InAnHour):
    """How many stories were told."""


class Sought(InAnHour):
    """How often a new receipt was asked for."""
