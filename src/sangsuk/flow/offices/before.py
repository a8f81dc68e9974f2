"""A story as it lies before one office: what it says, what was answered, what the office notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from sangsuk.flow.offices.own import Stage, own_offices, stage_of
from sangsuk.records.accounts.colleagues import colleagues_of
from sangsuk.records.accounts.models import Account
from sangsuk.records.answers.actions import Office
from sangsuk.records.answers.models import Answer, Change, Dispute, Handover, Note
from sangsuk.records.answers.queries import answer_of, dispute_of, last_handover, notes_on
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Mention, Story
from sangsuk.records.stories.queries import story_to_show


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """All that the page of an office needs of one story."""

    campaign: Campaign
    story: Story
    mention: Mention
    office: Office
    others: Sequence[Mention]  # of other offices that the account answers for
    answer: Answer | None
    dispute: Dispute | None
    notes: Sequence[Note]
    handed: Handover | None
    colleagues: Sequence[Account]

    @property
    def change(self) -> Change | None:
        return getattr(self.answer, "change", None)

    @property
    def stage(self) -> Stage:
        return stage_of(self.mention.polarity, self.answer)


def before(account: Account, campaign: Campaign, pk: int, district: str) -> Before | None:
    """The story before the account; None where it is not its own, or is not shown.

    Args:
        account: whose.
        campaign: of the story.
        pk: of the story.
        district: as which of its offices; "": as the first that the story speaks of.
    """
    story = story_to_show(campaign, pk)
    stands = own_offices(account, story) if story else []
    chosen = [one for one in stands if not district or one[1].district == district]
    if story is None or not chosen:
        return None
    mention, office = chosen[0]
    code = office.district
    return Before(
        campaign=campaign,
        story=story,
        mention=mention,
        office=office,
        others=[one for one, _ in stands if one is not mention],
        answer=answer_of(story, code, office.bureau),
        dispute=dispute_of(story, code),
        notes=notes_on(story, code, office.bureau),
        handed=last_handover(story, code),
        colleagues=colleagues_of(account, code),
    )
