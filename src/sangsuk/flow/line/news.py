"""What became of a story: said when its teller asks, and pushed where they wanted to be told."""

import os
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import transaction
from django_tasks import task

from sangsuk.flow.line import words
from sangsuk.flow.outbox.queueing import To, Words, queue_message
from sangsuk.flow.outbox.settings import site_address
from sangsuk.records.answers.models import Answer
from sangsuk.records.answers.queries import answers_to_all
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.chats.models import Receipt
from sangsuk.records.chats.news import ask_news, news_wanted, note_told
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.of_chats import stories_of_chats

KIND: Final = "line_news"
NEWS, QUIET = "news:", "quiet:"
UNREAD: Final = "unread"
TOGETHER: Final = 500  # receipts that are looked at at once

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
    return news_of_all([native_id], campaign)[native_id]


def news_of_all(native_ids: Sequence[str], campaign: Campaign) -> dict[str, State]:
    """The same of many stories, with as many questions to the memory as of one."""
    stories = stories_of_chats(campaign, native_ids)
    answers = answers_to_all(story.pk for story in stories.values())
    return {
        one: _state_of(stories[one], answers.get(stories[one].pk, ()))
        if one in stories
        else (UNREAD, words.UNREAD)
        for one in native_ids
    }


def _state_of(story: Story, answers: Sequence[Answer]) -> State:
    if story.withdrawn_at or not hasattr(story, "reading"):
        return UNREAD, words.UNREAD
    if answers:
        state, said = _answered(answers)
        return state, _with_link(said, story)
    if not story.reading.eligible:
        return "not counted", words.NOT_COUNTED
    if hasattr(story, "shown"):
        return "shown", _with_link(words.ON_THE_WALL, story)
    return "counted", words.COUNTED


def _answered(answers: Sequence[Answer]) -> State:
    """How far the offices have come, the furthest."""
    changes = [one.change for one in answers if hasattr(one, "change")]
    if done := [one.done_at for one in changes if one.done_at]:
        return f"done {max(done):%Y%m%d%H%M%S}", words.CHANGE_DONE
    if changes:
        return f"promised {len(changes)}", words.PROMISED
    return f"answered {len(answers)}", words.ANSWERED


@task(priority=-10)
def tell_news(*, at: datetime) -> None:
    """Queue what is new for everybody who asked; the outbox keeps the hours of rest."""
    campaign = current_campaign(at)
    if campaign is None:
        return
    wanted = list(news_wanted())
    for start in range(0, len(wanted), TOGETHER):
        some = wanted[start : start + TOGETHER]
        news = news_of_all([receipt.story for receipt in some], campaign)
        for receipt in some:
            state, said = news[receipt.story]
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
