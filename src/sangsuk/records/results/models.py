"""Results that were published: each stays at its address for good."""

from django.db import models

from sangsuk.records.campaigns.models import Campaign


class Publication(models.Model):
    """One archive that was published; a later one of its campaign corrects it, and says why."""

    citation = models.CharField(primary_key=True, max_length=16)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="publications")
    published_at = models.DateTimeField()
    rules_digest = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)  # of the archive
    signed_by = models.CharField(max_length=40, blank=True)
    audit = models.CharField(max_length=20, blank=True)  # its outcome; empty: none yet
    rows = models.PositiveIntegerField()
    act = models.PositiveIntegerField(default=0)  # its number in the log of acts
    why = models.TextField()  # what this one corrects, or that it is the first

    class Meta:
        ordering = ("-act",)

    def __str__(self) -> str:
        return self.citation
