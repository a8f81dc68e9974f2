"""What officers (บุคลากร) say of their own work: apart from citizens' stories, counted nowhere."""

from django.db import models
from django.db.models import Q

from sangsuk.records.accounts.models import Account
from sangsuk.records.districts.models import Province


class OfficersWord(models.Model):
    """One officer tells what they are proud of, or what hinders them.

    Who is not named is known to nobody outside but by the province; they alone
    can take it back.
    """

    class About(models.TextChoices):
        PROUD = "proud"
        HINDERED = "hindered"

    account = models.ForeignKey(Account, models.CASCADE, related_name="words")
    province = models.ForeignKey(Province, models.PROTECT, related_name="+")
    about = models.CharField(max_length=8, choices=About)
    text = models.TextField()  # nothing personal is in it
    name = models.CharField(max_length=150, blank=True)  # as they wish to be named; "": not at all
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(about__in=["proud", "hindered"]), name="officers_word_is_about"
            ),
        )

    def __str__(self) -> str:
        return f"{self.about} in {self.province_id}"
