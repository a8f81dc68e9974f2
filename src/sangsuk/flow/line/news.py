"""What became of a story: said when its teller asks, and pushed where they wanted to be told."""

import os
from datetime import datetime
from typing import Final

from django.db import transaction
from django_tasks import task

from sangsuk.connectors.line import PLATFORM
from sangsuk.flow.line import words
from sangsuk.flow.outbox.queueing import To, Words, queue_message
from sangsuk.flow.outbox.settings import site_address
from sangsuk.records.answers.queries import answers_to
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.chats.models import Receipt
from sangsuk.records.chats.news import ask_news, news_wanted, note_told
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.queries import stories_of

KIND: Final = "line_news"
NEWS, QUIET = "news:", "quiet:"
UNREAD: Final = "unread"

State = tuple[str, str]  # what it is, and how it is said


def offer_news(story: str) -> words.Button:
    return words.button(words.TELL_ME, f"{NEWS}{story}")


def heed_wish(user: str, data: str) -> words.Messages:
    """A button under a receipt: news are wanted, or no more."""
    wanted, story = data.startswith(NEWS), data.partition(":")[2]
    if not ask_news(user=user, story=story, wanted=wanted):
        return words.said(words.NONE_TO_WITHDRAW)
    if not wanted:
        return words.said(words.QUIET_NOW)
    return words.said(words.WILL_TELL, words.button(words.NO_MORE, f"{QUIET}{story}"))


def news_of(native_id: str, campaign: Campaign) -> State:
    """Where a story got to, in words for a chat; nothing of its words."""
    key = (PLATFORM, native_id)
    story = stories_of(campaign, [key]).get(key)
    if story is None or story.withdrawn_at or not hasattr(story, "reading"):
        return UNREAD, words.UNREAD
    if answered := len(answers_to(story)):
        return f"answered {answered}", _with_link(words.ANSWERED, story)
    if not story.reading.eligible:
        return "not counted", words.NOT_COUNTED
    if hasattr(story, "shown"):
        return "shown", _with_link(words.ON_THE_WALL, story)
    return "counted", words.COUNTED


@task(priority=-10)
def tell_news(*, at: datetime) -> None:
    """Queue what is new for everybody who asked; the outbox keeps the hours of rest."""
    campaign = current_campaign(at)
    for receipt in news_wanted() if campaign else ():
        state, said = news_of(receipt.story, campaign)  # type: ignore[arg-type] # None gives none
        if state not in (UNREAD, receipt.told):
            _queue(receipt, state, said, at=at)


@transaction.atomic
def _queue(receipt: Receipt, state: str, said: str, *, at: datetime) -> None:
    queue_message(
        key=f"{KIND}:{receipt.story}:{state}",
        to=To("line", receipt.user),
        kind=KIND,
        about=receipt.pk,
        words=Words(text=f"{said}\n\n{words.HOW_TO_BE_QUIET}"),
        at=at,
    )
    note_told(receipt=receipt, state=state)


def _with_link(said: str, story: Story) -> str:
    site = site_address(os.environ)
    return f"{said}\n{site}/stories/{story.pk}/" if site and hasattr(story, "shown") else said
