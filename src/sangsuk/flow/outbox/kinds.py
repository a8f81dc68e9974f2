"""What kinds of message there are: who is asked whether one is wanted, and whether it may wake."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sangsuk.records.awards.queries import link_stands
from sangsuk.records.chats.actions import stories_told_by
from sangsuk.records.chats.news import wants_news
from sangsuk.records.follows import tellers
from sangsuk.records.follows.queries import is_asked, is_following, wants_digest
from sangsuk.records.outbox.models import Message
from sangsuk.records.sources.hooks import open_hook
from sangsuk.records.tellers.line_reach import is_tied


@dataclass(frozen=True, slots=True)
class Kind:
    """`is_wanted` is asked at the moment of sending; an urgent message waits for no morning."""

    is_wanted: Callable[[Message], bool]
    is_urgent: bool = False
    quotes: bool = False  # words of stories, which may be taken back before it goes


def is_own_line(about: str, user: str) -> bool:
    """Whether a LINE account told this story, or is tied to it; `about` is campaign and post."""
    slug, platform, native_id = about.split(":", 2)
    is_told = platform == "line" and native_id in stories_told_by(user)
    return is_told or is_tied(slug, (platform, native_id), user)


def _always(_message: Message) -> bool:
    """Somebody asked for just this message a moment ago."""
    return True


# One line for each kind; what sends it lies in the room that queues it.
KINDS: Final[dict[str, Kind]] = {
    "test": Kind(_always, is_urgent=True),
    "ask_to_follow": Kind(lambda message: is_asked(message.about, message.to), is_urgent=True),
    "follow": Kind(lambda message: is_following(message.about, message.to), quotes=True),
    "office_digest": Kind(lambda message: wants_digest(message.about, message.to), quotes=True),
    "new_code": Kind(_always, is_urgent=True),
    "new_code_by_line": Kind(
        lambda message: is_own_line(message.about, message.to), is_urgent=True
    ),
    "letter_received": Kind(_always),
    "hook": Kind(lambda message: open_hook(message.about) is not None, is_urgent=True),
    "award_notice": Kind(lambda message: link_stands(*message.about.split(":"))),
    "teller_news": Kind(lambda message: tellers.wants_news(message.about, message.to)),
    "line_news": Kind(lambda message: wants_news(message.about)),
}
