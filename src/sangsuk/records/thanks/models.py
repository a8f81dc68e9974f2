"""Thanks (คำขอบคุณ) that readers give to stories; they count in no standings."""

from django.db import models

from sangsuk.records.stories.models import Story


class Thanks(models.Model):
    """One device thanks for one story.

    `device` is another one for each story: nobody can tell what else it thanked for.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="thanks")
    device = models.CharField(max_length=64)  # keyed hash
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "thanks"
        constraints = (
            models.UniqueConstraint(fields=("story", "device"), name="thanks_once_a_device"),
        )

    def __str__(self) -> str:
        return f"thanks for {self.story_id}"


class Thanked(models.Model):
    """How many times one network thanked in one hour; forgotten after a day."""

    network = models.CharField(max_length=64)  # keyed hash, with a key of that day
    hour = models.DateTimeField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("network", "hour"), name="thanked_once_an_hour"),
        )

    def __str__(self) -> str:
        return f"{self.times} at {self.hour:%H}"
