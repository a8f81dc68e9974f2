"""What came in, exactly as it came; never edited."""

from django.db import models
from django.db.models import Q

from sangsuk.records.campaigns.models import Campaign


class Arrival(models.Model):
    """One row of one door, in its own bytes.

    Append-only.  The same bytes through the same door are one arrival, however
    often they come.  Which post it tells of, and as of when, stands beside it,
    so that all that was ever told of a post can be erased.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="arrivals")
    source = models.CharField(max_length=40)  # the connector's name
    arrived_at = models.DateTimeField()
    raw = models.BinaryField()  # the row as canonical JSON
    sha256 = models.CharField(max_length=64)  # of `raw`
    platform = models.CharField(max_length=40, null=True)  # noqa: DJ001 - null: told before this was kept
    native_id = models.CharField(null=True)  # noqa: DJ001 - as `platform`
    version_at = models.DateTimeField(null=True)  # null: it stands as of its arrival
    delivery = models.ForeignKey("Delivery", models.PROTECT, null=True, related_name="arrivals")

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=("campaign", "platform", "native_id"), name="arrival_of_a_post"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "source", "sha256"), name="arrival_once_through_a_door"
            ),
        )

    def __str__(self) -> str:
        return f"{self.source} {self.sha256[:12]}"


class Delivery(models.Model):
    """What a service handed in at once, before anybody looked into it; append-only.

    The same bytes through the same door are one delivery.  Its bytes are in
    `Body`; their hash stays when they are erased, so that they never come back.
    """

    door = models.CharField(max_length=40)
    arrived_at = models.DateTimeField()
    headers = models.JSONField(default=dict)  # those that say what it is; never a secret
    size = models.PositiveIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)  # of the bytes as they came, and of their mark

    class Meta:
        verbose_name_plural = "deliveries"
        ordering = ("pk",)
        indexes = (models.Index(fields=("door", "arrived_at"), name="delivery_when"),)
        constraints = (
            models.UniqueConstraint(fields=("door", "sha256"), name="delivery_once_through_a_door"),
        )

    def __str__(self) -> str:
        return f"{self.door} {self.sha256[:12]}"


class Body(models.Model):
    """The bytes of a delivery, or what is left of them where a post was erased; append-only."""

    delivery = models.OneToOneField(Delivery, models.CASCADE, primary_key=True, related_name="body")
    raw = models.BinaryField()
    is_whole = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return f"body of {self.delivery_id}"


class Repeat(models.Model):
    """A delivery that brings a row which had come before: its bytes hold the post too."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="repeats")
    platform = models.CharField(max_length=40)
    native_id = models.CharField()

    class Meta:
        indexes = (models.Index(fields=("platform", "native_id"), name="repeat_of_a_post"),)
        constraints = (
            models.UniqueConstraint(
                fields=("delivery", "platform", "native_id"), name="repeat_once_in_a_delivery"
            ),
        )

    def __str__(self) -> str:
        return f"{self.platform}:{self.native_id} in {self.delivery_id}"


class Parsing(models.Model):
    """What came of a delivery when it was looked into last."""

    delivery = models.OneToOneField(
        Delivery, models.CASCADE, primary_key=True, related_name="parsing"
    )
    at = models.DateTimeField()
    came = models.JSONField(default=dict)  # how many events of each kind: told, gone, rejected
    rejections = models.JSONField(default=list)  # [{where, reason}], never a story's words

    def __str__(self) -> str:
        return f"parsing of {self.delivery_id}"


class Tombstone(models.Model):
    """A post that is gone at its source: its words are erased here, and stay out.

    What is left says that it was there: the hashes of what was erased.
    """

    class Reason(models.TextChoices):
        DELETED = "deleted"
        UNSENT = "unsent"

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="tombstones")
    platform = models.CharField(max_length=40)
    native_id = models.CharField()
    reason = models.CharField(max_length=8, choices=Reason)
    erased_at = models.DateTimeField()
    digests = models.JSONField(default=list)  # SHA-256 of each row that was erased, sorted

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "platform", "native_id"), name="tombstone_once"
            ),
            models.CheckConstraint(
                condition=Q(reason__in=["deleted", "unsent"]), name="tombstone_reason_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.platform}:{self.native_id}, {len(self.digests)} erased"


class Cursor(models.Model):
    """How far a service has been asked: kept after every page, so that nothing is asked twice."""

    door = models.CharField(max_length=40, primary_key=True)
    began_at = models.DateTimeField()  # of the pass at hand, or of the last one
    since = models.DateTimeField()  # it asks for what was told from here on
    next = models.JSONField(null=True)  # what to ask for the next page; null: the pass is over
    reached_at = models.DateTimeField(null=True)  # the beginning of the last pass that was whole

    def __str__(self) -> str:
        return f"{self.door} reached {self.reached_at}"


class CoverageHour(models.Model):
    """One hour of one door: whether what was told then was collected, and why not."""

    class State(models.TextChoices):
        COLLECTED = "collected"
        MISSED = "missed"  # until a later look reaches back and closes the gap

    door = models.CharField(max_length=40)
    hour = models.DateTimeField()  # its beginning
    state = models.CharField(max_length=9, choices=State)
    reason = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("door", "hour")
        constraints = (
            models.UniqueConstraint(fields=("door", "hour"), name="coverage_hour_once"),
            models.CheckConstraint(
                condition=Q(state="collected", reason="") | Q(state="missed") & ~Q(reason=""),
                name="coverage_says_why_it_missed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.door} {self.hour:%Y-%m-%d %H} {self.state}"


class ErasureRequest(models.Model):
    """Somebody asked a service that all we hold of their account be erased.

    Whoever has the code may see what became of it.  The account is forgotten
    when that is done.
    """

    code = models.CharField(max_length=32, primary_key=True)
    platform = models.CharField(max_length=40)
    account = models.CharField(blank=True)  # "": done, and forgotten
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    posts = models.PositiveIntegerField(default=0)  # how many were erased

    class Meta:
        ordering = ("asked_at", "code")
        constraints = (
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(account=""),
                name="erasure_done_and_forgotten",
            ),
        )

    def __str__(self) -> str:
        return f"erasure {self.code}"


class Spent(models.Model):
    """How much of what a service allows in a day has been used: calls, hashtags, posts paid for."""

    door = models.CharField(max_length=40)
    day = models.DateField()  # as the service counts days
    thing = models.CharField(max_length=100, blank=True)  # where not all are alike: a hashtag
    amount = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "spent"
        constraints = (
            models.UniqueConstraint(fields=("door", "day", "thing"), name="spent_once_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.door} {self.day} {self.amount}"
