"""Within an office: notes that nobody outside reads, and who sees to a story from now on."""

from datetime import datetime

from sangsuk.core.errors import CallError
from sangsuk.core.terms.bureaux import BUREAUX
from sangsuk.records.accounts.colleagues import colleagues_of
from sangsuk.records.accounts.models import Account
from sangsuk.records.answers.actions import Office, hand_over, keep_note
from sangsuk.records.stories.models import Story

LONGEST = 2000


def note(story: Story, office: Office, text: str, *, by: Account, at: datetime) -> None:
    """Keep a note for those who answer for the same office, or for the same bureau."""
    if text.strip():
        keep_note(story=story, office=office, text=text.strip()[:LONGEST], by=by.name, at=at)


def give_to(story: Story, office: Office, to: str, *, by: Account, at: datetime) -> None:
    """Hand a story over: `to` is a colleague's name, or `bureau:` and a bureau's code.

    A bureau hands it back to an officer of the story's office, or on to another bureau.

    Raises:
        CallError: there is nobody of that name in the office, and no such bureau.
    """
    bureau = to.removeprefix("bureau:") if to.startswith("bureau:") else ""
    names = {one.name for one in colleagues_of(by, office.district)}
    if bureau not in BUREAUX and to not in names:
        raise CallError(
            "offices.nobody",
            what="There is nobody of that name in the office.",
            where="to",
            remedy="choose from the list.",
        )
    given = Office(office.district, bureau)
    hand_over(story=story, office=given, to="" if bureau else to, by=by.name, at=at)
