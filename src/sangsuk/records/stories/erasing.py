"""Erasing the words of a story whose post is gone at its source."""

from django.db import transaction

from sangsuk.records.stories.models import Reading, Revision, Story


@transaction.atomic
def erase_words(*, story: Story) -> list[int]:
    """Erase a withdrawn story's text, reading and author; the arrivals that its revisions came by.

    What stays is that there was a story, when, and that it is withdrawn.

    Raises:
        ValueError: it is not withdrawn, and pages may show it.
    """
    if story.withdrawn_at is None:
        raise ValueError(f"story {story.pk} is not withdrawn")
    arrivals = list(Revision.objects.filter(story=story).values_list("arrival", flat=True))
    Reading.objects.filter(story=story).delete()
    Revision.objects.filter(story=story).delete()
    Story.objects.filter(pk=story.pk).update(
        author=None, url="", entered_by="", likes=None, shares=None, comments=None
    )
    return arrivals
