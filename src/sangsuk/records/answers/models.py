"""What offices answer to stories, what they promise to change, and what its teller says of that."""

from django.db import models
from django.db.models import F, Q

from sangsuk.records.districts.models import District
from sangsuk.records.stories.models import Story


class Answer(models.Model):
    """The answer of one office to one story that speaks of it: public, one, in several wordings.

    `bureau` is the code of a central bureau that answers what lies with it; "": the office itself.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="answers")
    district = models.ForeignKey(District, models.PROTECT, related_name="answers")
    bureau = models.CharField(max_length=20, blank=True)
    by = models.CharField(max_length=150)  # an account's name, shown to nobody outside
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("story", "district", "bureau"), name="answer_once_an_office"
            ),
        )

    def __str__(self) -> str:
        return f"{self.district_id} to {self.story_id}"


class Wording(models.Model):
    """An answer as it stood; the last one stands now.

    Soon after the first, it is only mended; later it is an amendment, and what stood
    before is shown too.
    """

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="wordings")
    text = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    is_amendment = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"wording of {self.answer_id}"


class Change(models.Model):
    """What an office promises to change because of a story: what, who sees to it, by when."""

    answer = models.OneToOneField(Answer, models.CASCADE, related_name="change")
    what = models.TextField()
    owner = models.CharField(max_length=150)  # a position, not a person
    due = models.DateField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=150, blank=True)
    evidence = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, evidence="", done_by="")
                | Q(done_at__isnull=False) & ~Q(evidence="") & ~Q(done_by=""),
                name="change_done_has_evidence",
            ),
        )

    def __str__(self) -> str:
        return f"change of {self.answer_id}"


class Opinion(models.Model):
    """What the teller says of a change that is reported done: it is, or not yet."""

    change = models.ForeignKey(Change, models.CASCADE, related_name="opinions")
    is_done = models.BooleanField()
    words = models.TextField(blank=True)  # masked
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{'done' if self.is_done else 'not yet'}, {self.change_id}"


class Dispute(models.Model):
    """An office says that a story is not about it; somebody at the desk decides."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld"
        DISMISSED = "dismissed"

    story = models.ForeignKey(Story, models.CASCADE, related_name="disputes")
    district = models.ForeignKey(District, models.PROTECT, related_name="disputes")
    words = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=9, blank=True)  # "": it waits
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("story", "district"), name="dispute_once_an_office"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at__isnull=True, decided_by="", why="")
                | Q(outcome__in=["upheld", "dismissed"], decided_at__isnull=False) & ~Q(why=""),
                name="dispute_decided_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("by")), name="dispute_decided_by_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.district_id} on {self.story_id}"


class Note(models.Model):
    """What people of one office, or one bureau, tell each other of a story; it stays there."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="notes")
    district = models.ForeignKey(District, models.PROTECT, related_name="+")
    bureau = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"note on {self.story_id}"


class Handover(models.Model):
    """Who sees to a story from now on: somebody of the office, or a central bureau."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="handovers")
    district = models.ForeignKey(District, models.PROTECT, related_name="+")
    to = models.CharField(max_length=150, blank=True)  # an account's name
    bureau = models.CharField(max_length=20, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(to="") ^ Q(bureau=""), name="handover_to_a_person_or_a_bureau"
            ),
        )

    def __str__(self) -> str:
        return f"{self.story_id} to {self.to or self.bureau}"
