"""What came in, exactly as it came; never edited."""

from django.db import models

from sangsuk.records.campaigns.models import Campaign


class Arrival(models.Model):
    """One row of one door, in its own bytes.

    Append-only.  The same bytes through the same door are one arrival, however
    often they come.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="arrivals")
    source = models.CharField(max_length=40)  # the connector's name
    arrived_at = models.DateTimeField()
    raw = models.BinaryField()  # the row as canonical JSON
    sha256 = models.CharField(max_length=64)  # of `raw`

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "source", "sha256"), name="arrival_once_through_a_door"
            ),
        )

    def __str__(self) -> str:
        return f"{self.source} {self.sha256[:12]}"
