"""The papers of awards that were given, with what was really withheld and by whose rule."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from sangsuk.core.award.withholding import withhold
from sangsuk.core.tell.papers.honours import NAMELESS
from sangsuk.core.tell.papers.money import Payee
from sangsuk.core.tell.papers.occasion import Occasion, Told
from sangsuk.core.terms.award import Honours, Won
from sangsuk.core.terms.paper import KIND_WORDS, Mark, PaperKind
from sangsuk.core.terms.withholding import PayeeKind, WithholdingRule
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.awards import faults
from sangsuk.flow.awards.accepting import account_of
from sangsuk.flow.awards.paying import withheld_of
from sangsuk.flow.awards.telling import won_of
from sangsuk.flow.judging.minutes import minutes_of
from sangsuk.flow.judging.rounds import stages_of
from sangsuk.flow.papers.all_papers import (
    Honoured,
    Sheet,
    papers_of_all,
    papers_of_honour,
    papers_of_money,
)
from sangsuk.flow.papers.issuing import Given, give_paper
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor
from sangsuk.records.awards.models import Award
from sangsuk.records.awards.queries import awards_of, may_be_told, payment_of
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of

CERTIFIED: Final = ("ผลนี้ผ่านการตรวจสอบโดยสุ่มอ่านแล้ว", "ตรวจเองได้ที่หน้า ผลรางวัล")
EXAMPLE: Final = ("ข้อมูลสาธิต ยังไม่ได้ตรวจสอบผลโดยสุ่มอ่าน จึงยังไม่มีการมอบรางวัลจริง",)


def sheets_of(award: Award, home: Path, *, by: Account, at: datetime) -> list[Sheet]:
    """What this account may give out of an award: of honour the team, of money finance."""
    occasion, won = occasion_of(award.campaign, at), won_of(award, award.district)
    if by.role == Role.NATIONAL:
        return papers_of_honour(Honoured(won=won, award=award), occasion)
    payment = payment_of(award)
    if by.role != Role.FINANCE or payment is None:
        return []
    account = account_of(award, home, by=by)
    payee = Payee(
        name=account.holder if account else won.office,
        bank=account.bank if account else "",
        last_digits=account.last_digits if account else "",
    )
    told = Honoured(won=won, award=award, payee=payee, withheld=withheld_of(payment))
    return papers_of_money(told, occasion)


def sheets_of_all(campaign: Campaign, *, by: Account, at: datetime) -> list[Sheet]:
    """What is of all awards together; for the team, once there are any."""
    won = [won_of(one, one.district) for one in awards_of(campaign)]
    if by.role != Role.NATIONAL or not won:
        return []
    occasion = occasion_of(campaign, at)
    return [*papers_of_all(won, occasion, CERTIFIED), *minutes_sheets(campaign, occasion)]


def minutes_sheets(campaign: Campaign, occasion: Occasion) -> list[Sheet]:
    """The minutes of the final with a number and a code, once it is closed."""
    stages = stages_of(campaign)
    terms, kept = (stages[-1].terms, stages[-1].kept) if stages else (None, None)
    if terms is None or kept is None or kept.closed is None:
        return []
    title = KIND_WORDS[PaperKind.MINUTES].th

    def write(mark: Mark) -> Told:
        return occasion.told(title, mark) | minutes_of(terms, kept)

    return [Sheet("minutes", PaperKind.MINUTES, write)]


def give_sheet(
    campaign: Campaign, sheets: Sequence[Sheet], name: str, *, site: str, by: Account, at: datetime
) -> Given:
    """Give out one of these papers.

    Raises:
        CallError: this account gives no such paper, or the story was taken back.
    """
    sheet = next((one for one in sheets if one.name == name), None)
    if sheet is None:
        raise faults.not_entitled("give this paper out", by.role)
    if sheet.award is not None and not may_be_told(sheet.award):
        raise faults.withdrawn(sheet.award.pk)
    who = Actor(by.name, by.role)
    return give_paper(
        campaign, sheet.kind, sheet.write, site=site, by=who, at=at, award=sheet.award
    )


def occasion_of(campaign: Campaign, at: datetime, *, is_audited: bool = True) -> Occasion:
    """The day's occasion; a demonstration says so on all of its papers."""
    return Occasion(
        rules=rules_of(campaign),
        day=at.astimezone(BANGKOK).date(),
        is_demo=campaign.is_demo,
        is_audited=is_audited,
    )


def shown_honoured(award: Award, won: Won, occasion: Occasion) -> Honoured:
    """An award as the demonstration shows it: what was not signed yet is signed by nobody."""
    kept = award if award.pk else None
    payment = payment_of(award) if kept else None
    withheld = withheld_of(payment) if payment else withhold(won.satang, _example(won, occasion))
    name = (won.to or NAMELESS) if won.honours is Honours.STORIES else won.office
    return Honoured(won=won, award=kept, payee=Payee(name=name), withheld=withheld)


def _example(won: Won, occasion: Occasion) -> WithholdingRule:
    is_story = won.honours is Honours.STORIES
    return WithholdingRule(
        payer=occasion.rules.host.th,
        payee=PayeeKind.PERSON if is_story else PayeeKind.OFFICE,
        rate=500 if is_story else 0,
        from_satang=100_000,
        source="ตัวเลขตัวอย่างเพื่อการสาธิต ไม่ใช่หลักเกณฑ์จริง",
        signed_by="ยังไม่มีผู้ลงนาม",
    )
