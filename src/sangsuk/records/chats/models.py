"""Stories that are being told in a chat, message by message, until their teller sends them."""

from django.db import models


class Heard(models.Model):
    """An event that was heeded; delivered again it is not heeded again."""

    event_id = models.CharField(primary_key=True)

    def __str__(self) -> str:
        return self.event_id


class Line(models.Model):
    """One message of a teller.

    It belongs to the story that it was sent with; before that it is a draft,
    which nobody reads, counts or shows.
    """

    message_id = models.CharField(primary_key=True)
    user = models.CharField()  # LINE's own id, to answer; a story has a digest of it
    said_at = models.DateTimeField()
    text = models.TextField()
    story = models.CharField(blank=True)  # native id; "": a draft
    typed_by = models.CharField(max_length=150, blank=True)  # who typed what was said aloud

    class Meta:
        ordering = ("said_at", "message_id")
        indexes = (models.Index(fields=("user", "story"), name="line_of_a_draft"),)

    def __str__(self) -> str:
        return self.message_id


class Reply(models.Model):
    """What is to be said to a teller; gone once it is said."""

    event_id = models.CharField(primary_key=True)
    user = models.CharField()
    token = models.CharField(blank=True)
    messages = models.JSONField()

    class Meta:
        verbose_name_plural = "replies"
        indexes = (models.Index(fields=("user",), name="reply_to"),)

    def __str__(self) -> str:
        return f"reply to {self.event_id}"


class Draft(models.Model):
    """What a teller has chosen for the story at hand; gone when it is sent or dropped."""

    user = models.CharField(primary_key=True)
    district = models.CharField(max_length=4, blank=True)  # chosen by the teller
    allowed = models.JSONField(default=list)  # layers of consent
    asks_office = models.BooleanField(default=False)  # the next words name a district

    def __str__(self) -> str:
        return "a draft"


class Enclosure(models.Model):
    """A photo or a voice that came with a story: private, shown on no page.

    A photo is kept as evidence.  A voice waits for a person who types it; its
    words are a message of the story then.
    """

    class Kind(models.TextChoices):
        PHOTO = "photo"
        VOICE = "voice"

    message_id = models.CharField(primary_key=True)
    user = models.CharField()
    kind = models.CharField(max_length=5, choices=Kind)
    said_at = models.DateTimeField()
    story = models.CharField(blank=True)  # native id; "": of the draft
    raw = models.BinaryField(null=True)  # null: not fetched yet
    media_type = models.CharField(max_length=40, blank=True)
    is_typed = models.BooleanField(default=False)

    class Meta:
        ordering = ("said_at", "message_id")
        indexes = (models.Index(fields=("user", "story"), name="enclosure_of_a_draft"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.message_id}"


class Receipt(models.Model):
    """The code that a teller was given for a story; its digest alone is kept."""

    digest = models.CharField(primary_key=True, max_length=64)
    user = models.CharField()
    story = models.CharField()  # native id
    wants_news = models.BooleanField(default=False)  # the teller asked what becomes of it
    told = models.CharField(max_length=40, blank=True)  # what they know of it

    def __str__(self) -> str:
        return f"receipt of {self.story}"
