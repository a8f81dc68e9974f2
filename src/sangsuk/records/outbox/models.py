"""Messages that are to be sent by e-mail or LINE: kept until they are, and each only once."""

from django.db import models
from django.db.models import Q


class Channel(models.TextChoices):
    """The ways on which somebody is written to."""

    EMAIL = "email"
    LINE = "line"
    HOOK = "hook"  # to a program of others


# The ways on which people are written to.
PEOPLE = [(one.value, one.label) for one in (Channel.EMAIL, Channel.LINE)]


class State(models.TextChoices):
    """What became of a message."""

    WAITING = "waiting"
    SENT = "sent"
    UNWANTED = "unwanted"  # at the moment of sending nobody wanted it any more
    REFUSED = "refused"  # there is nobody at that address, or not for us


class Message(models.Model):
    """One message to one person.

    `key` says which one it is: a second one with it is never kept.  `kind` and
    `about` say who is asked, at the moment of sending, whether it is still
    wanted.  When it is no longer waiting, its words and address are gone.
    """

    key = models.CharField(max_length=200, unique=True)
    channel = models.CharField(max_length=5, choices=Channel)
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=80, blank=True)
    to = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    stop = models.TextField(blank=True)  # the address that ends messages like this in one step
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    kept_at = models.DateTimeField()
    due_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=20, blank=True)  # of the last try

    class Meta:
        ordering = ("due_at", "pk")
        indexes = (
            models.Index(
                fields=("channel", "due_at"),
                condition=Q(state="waiting"),
                name="message_that_waits",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state="waiting", settled_at__isnull=True)
                | ~Q(state="waiting") & Q(settled_at__isnull=False, to="", text=""),
                name="message_settled_is_emptied",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} by {self.channel}, {self.state}"
