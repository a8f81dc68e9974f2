"""What people said of a revision: it stands whenever the reader reads it again."""

from django.db import models
from django.db.models import Q

from sangsuk.core.terms.reading import Polarity


class Correction(models.Model):
    """What a person put right in the reading of one revision.

    Of personal data: `masked` is the text that may be shown, with nobody unsure any
    more.  Of the place: the district that an ambiguous story speaks of, or none of
    the candidates.  Of how it was: by district, where the reader was not sure.  `before`
    is what the reader had said, for whoever takes it back.
    """

    revision = models.OneToOneField(
        "stories.Revision", models.CASCADE, primary_key=True, related_name="correction"
    )
    masked = models.TextField(blank=True)  # "": nobody has looked for personal data
    district = models.CharField(max_length=4, blank=True)
    polarity = models.CharField(max_length=8, blank=True)
    no_place = models.BooleanField(default=False)  # none of the candidates is meant
    polarities = models.JSONField(default=dict)  # by district, as a person read them
    before = models.JSONField(default=dict)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(district="", polarity="")
                | Q(polarity__in=[polarity.value for polarity in Polarity]),
                name="correction_of_place_has_its_polarity",
            ),
        )

    def __str__(self) -> str:
        return f"correction of {self.revision_id}"


class Hold(models.Model):
    """A revision that waits for a person before it is shown, because of what it bears signs of."""

    revision = models.OneToOneField(
        "stories.Revision", models.CASCADE, primary_key=True, related_name="hold"
    )
    signs = models.JSONField()  # of core/understand/serious.py, the most urgent first
    at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)  # somebody looked: it may be shown

    class Meta:
        indexes = (
            models.Index(
                fields=("revision",), condition=Q(released_at__isnull=True), name="hold_stands"
            ),
        )

    def __str__(self) -> str:
        return f"hold of {self.revision_id}"
