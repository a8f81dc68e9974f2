"""What the campaign says outside, and where it went: pages, accounts, channels of others."""

from django.db import models
from django.db.models import Q

from sangsuk.core.terms.announcement import Occasion, OutletName
from sangsuk.records.acts.models import Act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.films.models import Film


class Announcement(models.Model):
    """Words, or a film with words, that two people let out; its words stay as they are kept."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="announcements")
    occasion = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Occasion])
    film = models.ForeignKey(Film, models.PROTECT, null=True, related_name="announcements")
    text = models.TextField()  # whole, as it goes out; "": it was taken back
    due_at = models.DateTimeField()  # not before
    written = models.OneToOneField(Act, models.PROTECT, related_name="written_announcement")
    taken_down = models.OneToOneField(
        Act, models.PROTECT, null=True, related_name="ended_announcement"
    )

    class Meta:
        ordering = ("-due_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(occasion="film", film__isnull=False)
                | ~Q(occasion="film") & Q(film__isnull=True),
                name="announcement_of_a_film_has_one",
            ),
        )

    def __str__(self) -> str:
        return f"announcement {self.pk}"


class Release(models.Model):
    """One of two people lets an announcement out."""

    announcement = models.ForeignKey(Announcement, models.PROTECT, related_name="releases")
    by = models.CharField(max_length=150)
    act = models.OneToOneField(Act, models.PROTECT, related_name="announcement_release")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("announcement", "by"), name="announcement_release_once_a_person"
            ),
        )

    def __str__(self) -> str:
        return f"release of {self.announcement_id}"


class Sending(models.Model):
    """An announcement on its way to one outlet, what it is called there, and whom it reached."""

    class State(models.TextChoices):
        WAITING = "waiting"
        OUT = "out"
        REFUSED = "refused"  # the outlet does not take it as it is
        UNWANTED = "unwanted"  # at the moment of sending it might not go any more
        LEAVING = "leaving"  # to be taken down
        GONE = "gone"
        STAYS = "stays"  # that outlet takes nothing back: a person must

    announcement = models.ForeignKey(Announcement, models.PROTECT, related_name="sendings")
    outlet = models.CharField(max_length=9, choices=[(one.value, one.value) for one in OutletName])
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    due_at = models.DateTimeField()
    first_tried_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=20, blank=True)  # of the last try
    mark = models.TextField(blank=True)  # how far the outlet has taken it
    native_id = models.CharField(max_length=200, blank=True)
    url = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)
    views = models.PositiveBigIntegerField(null=True)
    likes = models.PositiveBigIntegerField(null=True)
    comments = models.PositiveBigIntegerField(null=True)
    shares = models.PositiveBigIntegerField(null=True)
    reached_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("outlet",)
        constraints = (
            models.UniqueConstraint(fields=("announcement", "outlet"), name="sending_once"),
        )

    def __str__(self) -> str:
        return f"announcement {self.announcement_id} at {self.outlet}: {self.state}"
