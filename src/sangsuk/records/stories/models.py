"""Stories (เรื่องเล่า), their revisions, and what the reader says of them."""

from django.db import models
from django.db.models import F, Q

from sangsuk.core.terms.reading import Polarity, Reason, Review
from sangsuk.core.terms.story import AuthorKind
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.districts.models import District
from sangsuk.records.inbox.models import Arrival
from sangsuk.records.stories.by_people import Correction, Hold

__all__ = [
    "Correction",
    "Finding",
    "Hold",
    "Mention",
    "Reading",
    "Revision",
    "Shown",
    "Story",
]
POLARITIES = [polarity.value for polarity in Polarity]


class Story(models.Model):
    """One post of one platform, accepted as somebody's account.

    The text is in its revisions.  A withdrawn story is neither shown nor counted.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="stories")
    platform = models.CharField(max_length=40)
    native_id = models.CharField()  # the source's own
    posted_at = models.DateTimeField()
    author = models.CharField(null=True)  # noqa: DJ001 - null: the source hides it; "" is a handle
    author_kind = models.CharField(max_length=12, blank=True)  # as declared; "": not declared
    url = models.TextField(blank=True)
    likes = models.PositiveBigIntegerField(null=True)  # reach, never voices
    shares = models.PositiveBigIntegerField(null=True)
    comments = models.PositiveBigIntegerField(null=True)
    chosen_district = models.CharField(max_length=4, blank=True)  # what the teller chose on a form
    chosen_services = models.JSONField(default=list)
    entered_by = models.CharField(blank=True)  # who typed it for the teller
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=150, blank=True)
    found_at = models.DateTimeField(null=True)  # when it was first collected; null: not known
    restored = models.BooleanField(default=False)  # people ruled that it counts after all

    class Meta:
        verbose_name_plural = "stories"
        ordering = ("-posted_at", "-pk")
        indexes = (models.Index(fields=("campaign", "-posted_at"), name="story_newest_first"),)
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "platform", "native_id"), name="story_once_in_a_campaign"
            ),
            models.CheckConstraint(
                condition=Q(author_kind__in=["", *(kind.value for kind in AuthorKind)]),
                name="story_author_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by=""),
                name="story_withdrawal_names_who",
            ),
        )

    def __str__(self) -> str:
        return f"{self.platform}:{self.native_id}"


class Revision(models.Model):
    """The text of a story as it stood; append-only.

    Counted is the one that stood at the close.  A story that was changed after
    that is not shown: what its teller took back must not be, and what they said
    instead is not what is counted.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()  # 1 is the first
    text = models.TextField()  # as typed; never shown: pages show `Reading.masked`
    arrival = models.ForeignKey(Arrival, models.PROTECT, related_name="revisions")
    revised_at = models.DateTimeField(null=True)  # as its source says; null: not told

    class Meta:
        ordering = ("story_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("story", "number"), name="revision_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_number_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.story_id} revision {self.number}"


class Reading(models.Model):
    """What the reader says of the revision that counts; replaced when it reads again.

    `masked` is the only text of a story that may be shown.  Services, drivers
    and reasons to look again are its findings.
    """

    story = models.OneToOneField(Story, models.CASCADE, related_name="reading")
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="readings")
    reader = models.CharField(max_length=80)  # version of rules and model
    rules_digest = models.CharField(max_length=64)  # hashtags and window come from the rules
    read_at = models.DateTimeField()
    eligible = models.BooleanField()
    ineligible_reason = models.CharField(max_length=40, blank=True)
    duplicate_of = models.ForeignKey(
        Story, models.SET_NULL, null=True, related_name="copies", db_constraint=True
    )
    ambiguous = models.BooleanField()
    candidates = models.JSONField(default=list)  # codes, at most 10
    candidates_total = models.PositiveIntegerField(default=0)
    localities = models.JSONField(default=list)  # [{code, spans, role}]
    sentiment = models.CharField(max_length=8)
    p_positive = models.FloatField()
    p_neutral = models.FloatField()
    p_negative = models.FloatField()
    pii = models.JSONField(default=list)  # exact substrings: never shown, never logged
    masked = models.TextField()
    signature = models.BinaryField()  # the copy-finder's key

    class Meta:
        indexes = (
            models.Index(fields=("duplicate_of",), name="reading_copies"),
            models.Index(
                fields=("story",), condition=Q(eligible=True), name="reading_eligible_story"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(eligible=True, ineligible_reason="")
                | Q(eligible=False, ineligible_reason__in=[reason.value for reason in Reason]),
                name="reading_is_eligible_or_says_why",
            ),
            models.CheckConstraint(
                condition=Q(duplicate_of__isnull=True)
                | Q(ineligible_reason=Reason.DUPLICATE.value) & ~Q(duplicate_of=F("story")),
                name="reading_copy_is_of_another_story",
            ),
            models.CheckConstraint(
                condition=Q(sentiment__in=POLARITIES), name="reading_sentiment_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"reading of {self.story_id} by {self.reader}"

    @property
    def services(self) -> list[str]:
        return self._found(Finding.Kind.SERVICE)

    @property
    def drivers(self) -> list[str]:
        return self._found(Finding.Kind.DRIVER)

    @property
    def review(self) -> list[str]:
        return self._found(Finding.Kind.REVIEW)

    def _found(self, kind: str) -> list[str]:
        return [finding.code for finding in self.findings.all() if finding.kind == kind]


class Finding(models.Model):
    """One code that a reading found: a service, a driver, or a reason for a person to look."""

    class Kind(models.TextChoices):
        SERVICE = "service"
        DRIVER = "driver"
        REVIEW = "review"

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=8, choices=Kind)
    code = models.CharField(max_length=40)

    class Meta:
        ordering = ("pk",)  # as the reader gave them
        indexes = (models.Index(fields=("kind", "code"), name="finding_kind_code"),)
        constraints = (
            models.UniqueConstraint(
                fields=("reading", "kind", "code"), name="finding_once_in_a_reading"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["service", "driver"])
                | Q(kind="review", code__in=[review.value for review in Review]),
                name="finding_kind_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class Mention(models.Model):
    """One story speaking of one district's office."""

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="mentions")
    district = models.ForeignKey(District, models.PROTECT, related_name="mentions")
    polarity = models.CharField(max_length=8)
    confidence = models.FloatField()  # 0..1, P(office and polarity right)
    spans = models.JSONField(default=list)  # [[start, end], …] in code points of the raw text

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("reading", "district"), name="mention_once_in_a_reading"
            ),
            models.CheckConstraint(
                condition=Q(polarity__in=POLARITIES), name="mention_polarity_is_known"
            ),
            models.CheckConstraint(
                condition=Q(confidence__range=(0, 1)), name="mention_confidence_is_a_probability"
            ),
        )

    def __str__(self) -> str:
        return f"{self.district_id} {self.polarity}"


class Shown(models.Model):
    """A story on the wall: it may be shown; kept in the transaction that decides so.

    `words` and `sounds` are what it is searched by (`core/thai/searching.py`),
    made from its masked text.  The database keeps an index of runs of three
    letters over both.
    """

    story = models.OneToOneField(Story, models.CASCADE, primary_key=True, related_name="shown")
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+")
    posted_at = models.DateTimeField()
    words = models.TextField()
    sounds = models.TextField()

    class Meta:
        ordering = ("-posted_at", "-story_id")
        indexes = (
            models.Index(fields=("campaign", "-posted_at", "-story"), name="shown_newest_first"),
        )

    def __str__(self) -> str:
        return f"shown {self.story_id}"
