"""Thanks (คำขอบคุณ) that readers give to stories; they count in no standings."""

from django.db import models

from sangsuk.records.stories.models import Story
from sangsuk.records.tellers.models import InAnHour


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


class Thanked(InAnHour):
    """How often stories were thanked for, or thanks taken back."""
