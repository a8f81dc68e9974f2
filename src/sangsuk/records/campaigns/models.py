"""The campaigns that the memory holds stories of."""

from django.db import models
from django.db.models import F, Q


class Campaign(models.Model):
    """One campaign: its rules exactly as they were read, and when it is open."""

    slug = models.CharField(primary_key=True, max_length=80)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    opens = models.DateTimeField()
    closes = models.DateTimeField()  # half-open: opens <= t < closes
    rules = models.TextField()  # the campaign file, TOML
    digest = models.CharField(max_length=64)  # SHA-256 of the rules; travels with results
    is_demo = models.BooleanField(default=False)  # its stories were written for the demonstration
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ("-opens", "slug")
        constraints = (
            models.CheckConstraint(
                condition=Q(opens__lt=F("closes")), name="campaign_opens_before_it_closes"
            ),
            models.CheckConstraint(condition=~Q(slug=""), name="campaign_has_a_slug"),
        )

    def __str__(self) -> str:
        return self.slug


class Pulse(models.Model):
    """One row: how many times anything that pages show has changed."""

    beats = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.beats)
