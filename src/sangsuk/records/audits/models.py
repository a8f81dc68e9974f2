"""Which reader of an audit has which card, and what came of it."""

from django.db import models
from django.db.models import Q

from sangsuk.records.acts.models import Act


class Turn(models.Model):
    """A card in one reader's hands: given, then answered, or passed on to somebody else.

    The answer is kept here in the transaction of its act; the file beside the
    result is brought up to it afterwards.
    """

    class End(models.TextChoices):
        ANSWERED = "answered"
        PASSED = "passed"  # it tells of the reader's own district

    commitment = models.CharField(max_length=64)  # of which result
    card = models.CharField(max_length=64)
    reader = models.CharField(max_length=150)
    given_at = models.DateTimeField()
    end = models.CharField(max_length=8, choices=End, blank=True)
    act = models.OneToOneField(Act, models.PROTECT, null=True, related_name="turn")
    eligible = models.CharField(max_length=7, blank=True)  # yes, no, missing
    praised = models.TextField(blank=True)  # codes with spaces between

    class Meta:
        ordering = ("act", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("commitment", "card", "reader"), name="turn_once_a_reader"
            ),
            models.CheckConstraint(
                condition=Q(end="", act__isnull=True, eligible="")
                | Q(end="answered", act__isnull=False, eligible__in=["yes", "no", "missing"])
                | Q(end="passed", act__isnull=False, eligible=""),
                name="turn_is_open_or_ended_by_an_act",
            ),
        )

    def __str__(self) -> str:
        return f"{self.card} {self.end or 'open'}"
