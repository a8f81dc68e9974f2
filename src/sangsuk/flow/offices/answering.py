"""An office answers, promises a change and reports it done; nothing here hides, moves or counts."""

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from sangsuk.core.errors import CallError
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.alerts.tellers import Deed, tell_teller
from sangsuk.flow.offices.wording import look_at
from sangsuk.flow.outbox.hooks import ANSWERED, tell_hooks
from sangsuk.records.accounts.models import Account
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.answers import actions as answers
from sangsuk.records.answers.actions import Office
from sangsuk.records.answers.models import Answer, Change
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.queries import is_on_the_wall

MENDED_WITHIN: Final = timedelta(minutes=30)
LATEST_DUE: Final = timedelta(days=366)
LONGEST_OWNER, LONGEST_LINK = 150, 500
WHY: Final = "the office's own words"


@transaction.atomic
def answer(story: Story, office: Office, text: str, *, by: Account, at: datetime) -> Answer:
    """Answer a story in public.

    Raises:
        CallError: the story is taken back, the words may not go out, or a colleague was first.
    """
    _check_stands(story)
    _check_words(text)
    kept = answers.keep_answer(story=story, office=office, text=text.strip(), by=by.name, at=at)
    if kept is None:
        raise _refused("answered", "A colleague has answered already.")
    _note(ANSWERED, office, by=by, at=at)
    told = {"campaign": story.campaign_id, "story": str(story.pk), "district": office.district}
    tell_hooks(ANSWERED, str(kept.pk), told, at=at)
    tell_teller(kept, Deed.ANSWERED, at=at)
    return kept


@transaction.atomic
def mend_answer(kept: Answer, text: str, *, by: Account, at: datetime) -> None:
    """Other words for an answer: half an hour long it is mended, then it is amended.

    Raises:
        CallError: the story is taken back, or the words may not go out.
    """
    _check_stands(kept.story)
    _check_words(text)
    is_amendment = at - kept.at > MENDED_WITHIN
    answers.reword(answer=kept, text=text.strip(), by=by.name, at=at, is_amendment=is_amendment)
    if is_amendment:
        _note("answer.amended", _office_of(kept), by=by, at=at)


@transaction.atomic
def promise(kept: Answer, what: str, owner: str, due: date, *, by: Account, at: datetime) -> None:
    """Promise a change in public: what, who sees to it, by when.

    Raises:
        CallError: it is not whole, its day is past or too far, or there is a promise already.
    """
    _check_stands(kept.story)
    _check_words(what)
    is_named = 0 < len(owner.strip()) <= LONGEST_OWNER
    if not is_named or look_at(f"{what} {owner}").personal:
        raise _refused("owner", "A position sees to it, not a person.")
    today = at.astimezone(BANGKOK).date()
    if not today <= due <= today + LATEST_DUE:
        raise _refused("due", "The day is past or more than a year away.")
    is_new = answers.promise_change(
        answer=kept, what=what.strip(), owner=owner.strip(), due=due, by=by.name, at=at
    )
    if not is_new:
        raise _refused("promised", "There is a promise already.")
    tell_teller(kept, Deed.PROMISED, at=at)
    _note("change.promised", _office_of(kept), by=by, at=at)


@transaction.atomic
def report(change: Change, evidence: str, link: str, *, by: Account, at: datetime) -> None:
    """Report a change done, with what shows it; whether it is, its teller says.

    Raises:
        CallError: the story is taken back, nothing shows it, the link is none, or it was said.
    """
    _check_stands(change.answer.story)
    _check_words(evidence)
    if link and not link.startswith("https://"):
        raise _refused("link", "A link begins with https.")
    is_new = len(link) <= LONGEST_LINK and answers.report_done(
        change=change, evidence=evidence.strip(), link=link.strip(), by=by.name, at=at
    )
    if not is_new:
        raise _refused("reported", "It was said before, or the link is too long to keep.")
    tell_teller(change.answer, Deed.DONE, at=at)
    _note("change.done", _office_of(change.answer), by=by, at=at)


@transaction.atomic
def dispute(story: Story, district: str, words: str, *, by: Account, at: datetime) -> None:
    """Say that a story is not about this office; somebody else decides.

    Raises:
        CallError: the story is taken back, no reason is given, or it was said before.
    """
    _check_stands(story)
    _check_words(words)
    kept = answers.keep_dispute(
        story=story, district=district, words=words.strip(), by=by.name, at=at
    )
    if not kept:
        raise _refused("disputed", "It was said before.")
    _note("dispute.raised", Office(district), by=by, at=at)


def _check_stands(story: Story) -> None:
    if not is_on_the_wall(story):
        raise _refused("withdrawn", "The story is no longer there.")


def _check_words(text: str) -> None:
    if look_at(text).must_be_mended:
        raise _refused("words", "The words are too short, too long, or personal.")


def _note(kind: str, office: Office, *, by: Account, at: datetime) -> None:
    told = {"district": office.district} | ({"bureau": office.bureau} if office.bureau else {})
    keep_act(kind=kind, by=Actor(by.name, by.role), why=WHY, told=told, at=at)


def _office_of(kept: Answer) -> Office:
    return Office(kept.district_id, kept.bureau)


def _refused(code: str, what: str) -> CallError:
    return CallError(f"offices.{code}", what=what, where="the answer", remedy="look again.")
