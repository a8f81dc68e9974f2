"""Awards that were given, of a result and stories that tests make; for tests of awards."""

import hashlib
import io
import zipfile
from pathlib import Path

from judged import FEBRUARY, a_leader
from kept import a_kept_campaign, keep_reading
from signed import an_account
from told import BETONG, MAE_RIM, PAI, PRAISED, a_reading

from sangsuk.core.terms.withholding import BankNumber, PayeeKind
from sangsuk.flow.awards.accepting import Wishes, accept, award_by_link, give_account, notice
from sangsuk.flow.awards.giving import give_to_districts
from sangsuk.flow.awards.identity import identify
from sangsuk.flow.awards.paying import RuleSigned, sign_rule
from sangsuk.flow.publishing.publishing import archive_path
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.awards.models import Award
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.results.actions import Facts, keep_publication
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.showing import show_stories

CITATION = "0123456789abcdef"
PLACES = f"place,code,positive_voices\n1,{MAE_RIM},9\n2,{PAI},7\n3,{BETONG},5\n4,5001,4\n,5002,0\n"
SHARED = f"place,code,positive_voices\n1,{MAE_RIM},9\n2,{PAI},7\n2,{BETONG},7\n2,5001,7\n"
ACCOUNT = BankNumber(bank="ธนาคารตัวอย่าง", holder="ลุงก้ำ", digits="123-4-56789-0")
RULE = RuleSigned(payee=PayeeKind.OFFICE, rate=0, from_satang=0, source="ตัวอย่างสำหรับทดสอบ")


def a_result(campaign: Campaign, home: Path, places: str = PLACES, audit: str = "confirmed"):
    """A published result with these standings."""
    path = archive_path(home, CITATION)
    path.parent.mkdir(parents=True, exist_ok=True)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("standings.csv", places)
    path.write_bytes(packed.getvalue())
    digest = hashlib.sha256(packed.getvalue()).hexdigest()
    facts = Facts(
        citation=CITATION, rules_digest="r", sha256=digest, signed_by="", audit=audit, rows=1
    )
    return keep_publication(campaign=campaign, facts=facts, why="ประกาศผล", at=FEBRUARY)


def finance(name: str) -> Account:
    return Account.objects.filter(name=name).first() or an_account(name, Role.FINANCE)


def given(home: Path, places: str = PLACES) -> list[Award]:
    campaign = a_kept_campaign()
    a_result(campaign, home, places)
    return give_to_districts(campaign, home, by=a_leader(), at=FEBRUARY)


def accepted(award: Award, **wishes: object) -> Award:
    link = notice(award.pk, by=a_leader(), at=FEBRUARY)
    found = award_by_link(link)
    accept(found, Wishes(**wishes), at=FEBRUARY)
    return found


def ready(home: Path) -> Award:
    """The first district's award, accepted, with an account and a signed rule."""
    award = accepted(given(home)[0])
    identify(award.pk, "หนังสือตอบรับของอำเภอ", by=a_leader(), at=FEBRUARY)
    give_account(award, ACCOUNT, home, at=FEBRUARY)
    sign_rule(award.campaign, RULE, by=finance("malee"), at=FEBRUARY)
    return award


def three_stories(campaign: Campaign) -> list[Story]:
    stories = [
        keep_reading(
            campaign,
            a_reading(f"s{n}", f"u{n}", (MAE_RIM, PRAISED), masked=f"เรื่องที่{n} แม่ได้บัตรในสิบนาที"),
        )
        for n in range(3)
    ]
    show_stories([one.pk for one in stories])
    return stories
