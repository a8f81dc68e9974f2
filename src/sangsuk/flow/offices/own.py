"""What one account may see and answer: stories of its own offices, and of nobody else's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from sangsuk.core.terms.reading import Polarity
from sangsuk.flow.offices.clocks import answer_due, days_left
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.answers.actions import Office
from sangsuk.records.answers.models import Answer
from sangsuk.records.answers.queries import answer_of, answers_to_all, last_handover, mentions_of
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Mention, Story

PAGE: Final = 20
OFFICERS: Final = (Role.DISTRICT, Role.PROVINCE)


class Stage(StrEnum):
    """How far an office has come with a story."""

    PRAISE = "praise"  # owes no answer, and may be given one
    WAITING = "waiting"
    ANSWERED = "answered"
    PROMISED = "promised"
    DONE = "done"  # as the office says
    CONFIRMED = "confirmed"  # as the teller says
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A story as it stands in an office's list."""

    mention: Mention
    stage: Stage
    due: date | None  # by when a concern should be answered
    left: int  # working days

    @property
    def story(self) -> Story:
        return self.mention.reading.story


def stage_of(polarity: str, answer: Answer | None) -> Stage:
    """How far an office has come, by its answer and what the teller says of the change."""
    if answer is None:
        return Stage.WAITING if polarity == Polarity.NEGATIVE else Stage.PRAISE
    change = getattr(answer, "change", None)
    if change is None:
        return Stage.ANSWERED
    if change.done_at is None:
        return Stage.PROMISED
    opinions = list(change.opinions.all())
    if not opinions:
        return Stage.DONE
    return Stage.CONFIRMED if opinions[-1].is_done else Stage.NOT_YET


def own_items(
    account: Account, campaign: Campaign, *, waiting: bool | None, skip: int, at: datetime
) -> list[Item]:
    """One more than a page of what the account's offices are told, from a place on."""
    scope = account.scope if account.role in OFFICERS else ""
    bureau = bureau_of(account)
    mentions = mentions_of(campaign, scope, bureau=bureau, waiting=waiting)
    page = list(mentions[skip : skip + PAGE + 1])
    answers = answers_to_all(mention.reading.story_id for mention in page)
    return [_item(one, answers.get(one.reading.story_id, ()), bureau, at=at) for one in page]


def bureau_of(account: Account) -> str | None:
    """The bureau as which an account answers; "": as any of them; None: as an office."""
    return None if account.role in OFFICERS else account.scope


def own_offices(account: Account, story: Story) -> list[tuple[Mention, Office]]:
    """What a story says of offices that the account answers for, and as whom it does."""
    mentions = story.reading.mentions.all()
    stands = [(one, office_before(account, story, one.district_id)) for one in mentions]
    return [(one, office) for one, office in stands if office]


def office_before(account: Account, story: Story, district: str) -> Office | None:
    """As which office an account stands before a story; None: as none."""
    if account.role in OFFICERS:
        return Office(district) if account.covers(district) else None
    handed = last_handover(story, district)
    bureau = handed.bureau if handed else ""
    if account.role == Role.NATIONAL:
        return Office(district, bureau) if bureau else None
    own = Office(district, account.scope)
    is_theirs = bureau == own.bureau or answer_of(story, district, own.bureau) is not None
    return own if account.role == Role.BUREAU and is_theirs else None


def _item(mention: Mention, answers: Sequence[Answer], bureau: str | None, *, at: datetime) -> Item:
    here = [one for one in answers if one.district_id == mention.district_id]
    if bureau is not None:
        here = [one for one in here if one.bureau and one.bureau == (bureau or one.bureau)]
    own = here[0] if here else None
    stage = stage_of(mention.polarity, own)
    due = answer_due(mention.reading.story.posted_at) if stage == Stage.WAITING else None
    left = days_left(due, at) if due else 0
    return Item(mention=mention, stage=stage, due=due, left=left)
