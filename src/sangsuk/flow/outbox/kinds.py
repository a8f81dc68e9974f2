"""What kinds of message there are: who is asked whether one is wanted, and whether it may wake."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sangsuk.records.awards.queries import link_stands
from sangsuk.records.chats.news import wants_news
from sangsuk.records.follows import tellers
from sangsuk.records.follows.queries import is_asked, is_following, wants_digest
from sangsuk.records.outbox.models import Message
from sangsuk.records.sources.hooks import open_hook


@dataclass(frozen=True, slots=True)
class Kind:
    """`is_wanted` is asked at the moment of sending; an urgent message waits for no morning."""

    is_wanted: Callable[[Message], bool]
    is_urgent: bool = False
    quotes: bool = False  # words of stories, which may be taken back before it goes


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
    "letter_received": Kind(_always),
    "hook": Kind(lambda message: open_hook(message.about) is not None, is_urgent=True),
    "teller_news": Kind(lambda message: tellers.wants_news(message.about, message.to)),
    "award_notice": Kind(lambda message: link_stands(*message.about.split(":"))),
    "line_news": Kind(lambda message: wants_news(message.about)),
}
