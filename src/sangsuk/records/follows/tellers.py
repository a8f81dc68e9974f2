"""Who wants to hear by e-mail what becomes of the story that they told."""

from typing import Final

from sangsuk.records.stories.models import Story
from sangsuk.records.tellers.queries import NEWS, consents_of, contacts_of
from sangsuk.records.tellers.reach import is_address, reach_of

LONGEST_NUMBER: Final = 19


def address_for_news(story: Story) -> str:
    """Where its teller wants to hear of it; "" where they left no address, or want no news."""
    key = (story.platform, story.native_id)
    if story.withdrawn_at or not consents_of(story.campaign, key).get(NEWS):
        return ""
    reach = reach_of(contacts_of(story.campaign, [key]).get(key, ""))
    return reach if is_address(reach) else ""


def wants_news(number: str, to: str) -> bool:
    """Whether who is reached there still wants to hear of the story, which stands."""
    story = told_story(number)
    return story is not None and address_for_news(story) == to


def told_story(number: str) -> Story | None:
    """The story of that number, withdrawn or not."""
    is_number = number.isascii() and number.isdecimal() and len(number) < LONGEST_NUMBER
    found = Story.objects.filter(pk=int(number)) if is_number else Story.objects.none()
    return found.select_related("campaign").first()
