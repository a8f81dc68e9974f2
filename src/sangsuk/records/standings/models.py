"""Standings as they were computed, snapshot by snapshot."""

from django.db import models
from django.db.models import F, Q

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.districts.models import District


class Snapshot(models.Model):
    """One computation of a campaign's standings."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="snapshots")
    computed_at = models.DateTimeField()
    rules_digest = models.CharField(max_length=64)
    reader = models.CharField(max_length=80)  # version of rules and model
    summary = models.JSONField()  # what summary.json holds
    fingerprint = models.CharField(max_length=64)  # SHA-256 of standings and summary

    class Meta:
        ordering = ("-computed_at", "-pk")

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.computed_at:%Y-%m-%d %H:%M}"


class Standing(models.Model):
    """Where one district stood in one snapshot; the columns of `tables.STANDINGS`."""

    snapshot = models.ForeignKey(Snapshot, models.CASCADE, related_name="standings")
    district = models.ForeignKey(District, models.PROTECT, related_name="standings")
    place = models.PositiveIntegerField(null=True)  # 1 is best, equals share; null: silent
    positive_voices = models.PositiveIntegerField()
    mentions = models.PositiveIntegerField()
    mentioned_voices = models.PositiveIntegerField()
    negative_voices = models.PositiveIntegerField()
    net = models.IntegerField()  # positive - negative voices
    unidentified_share = models.FloatField(null=True)  # of the mentioned voices, 0..1
    per_100k = models.FloatField()
    rate_low = models.FloatField()  # 90 % of the shrunken rate
    rate_high = models.FloatField()
    place_low = models.PositiveIntegerField(null=True)  # best place that is likely
    place_high = models.PositiveIntegerField(null=True)
    p_top = models.FloatField(null=True)  # P(truly among the prize places)
    tie_broken_by = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = (F("place").asc(nulls_last=True), "district_id")
        constraints = (
            models.UniqueConstraint(
                fields=("snapshot", "district"), name="standing_once_in_a_snapshot"
            ),
            models.CheckConstraint(
                condition=Q(place__isnull=True) | Q(place__gte=1), name="standing_place_from_one"
            ),
            models.CheckConstraint(
                condition=Q(net=F("positive_voices") - F("negative_voices")),
                name="standing_net_is_the_difference",
            ),
            models.CheckConstraint(
                condition=Q(p_top__isnull=True) | Q(p_top__range=(0, 1)),
                name="standing_p_top_is_a_probability",
            ),
        )

    def __str__(self) -> str:
        return f"{self.place or '–'} {self.district_id}"


class Support(models.Model):
    """How many stories support one thing that is counted of a district: a voice, a day, a service.

    The thing is counted while any story supports it, so that a story can be
    taken out again without counting the others anew.  No constraint keeps the
    number from being negative: a database asks it of what is to be added, too.
    """

    class Kind(models.TextChoices):
        MENTION = "mention"  # a citizen who spoke of it, whatever was said
        HIDDEN = "hidden"  # the same, where the source hides who that is
        PRAISE = "praise"  # a citizen who praised it
        BLAME = "blame"
        DAY = "day"  # a date on which somebody praised it
        SERVICE = "service"  # a service that somebody praised

    # Every story writes rows here and into each index, so that there is the constraint's alone.
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="+", db_index=False)
    district = models.ForeignKey(District, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=Kind)
    thing = models.CharField(max_length=40)  # a citizen's digest, a date, a service code
    stories = models.IntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "district", "kind", "thing"), name="support_once_a_thing"
            ),
        )

    def __str__(self) -> str:
        return f"{self.district_id} {self.kind} {self.stories}"


class DistrictCount(models.Model):
    """What is counted of one district at this moment; the columns of `voices.Tally`."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="+", db_index=False)
    district = models.ForeignKey(District, models.PROTECT, related_name="+", db_index=False)
    positive_voices = models.IntegerField(default=0)
    negative_voices = models.IntegerField(default=0)
    mentioned_voices = models.IntegerField(default=0)
    unidentified_voices = models.IntegerField(default=0)
    mentions = models.IntegerField(default=0)
    praise_days = models.IntegerField(default=0)
    services_praised = models.IntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("campaign", "district"), name="count_once_a_district"),
        )

    def __str__(self) -> str:
        return f"{self.district_id} {self.positive_voices}"


class CountedStory(models.Model):
    """What a story has added to the counters, so that it can be taken out or changed.

    It is known by number alone: a story that is no more can still be taken out.
    The nightly count alone asks for those of a campaign, and reads most of them.
    """

    story_id = models.BigIntegerField(primary_key=True)
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="+", db_index=False)
    supports = models.JSONField()  # [[district, kind, thing], …]

    def __str__(self) -> str:
        return str(self.story_id)
