"""How many thanks a story was given, and whether by one device."""

from sangsuk.records.stories.models import Story
from sangsuk.records.thanks.models import Thanks


def thanks_of(story: Story) -> int:
    return Thanks.objects.filter(story=story).count()


def has_thanked(story: Story, device: str) -> bool:
    return Thanks.objects.filter(story=story, device=device).exists()
