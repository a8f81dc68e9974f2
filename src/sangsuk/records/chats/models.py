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
