"""What an office prints for its counter: its own poster, and thanks that may be quoted."""

import io

import pypdfium2
import pytest
from kept import TENTH, a_kept_campaign, keep_reading
from signed import an_account, sign_in
from told import BETONG, BLAMED, MAE_RIM, PRAISED, a_reading

from sangsuk.records.accounts.roles import Role
from sangsuk.records.tellers.actions import keep_consents

pytestmark = pytest.mark.django_db
THANKS = "ขอบคุณพี่ที่เคาน์เตอร์ ช่วยแม่กรอกแบบฟอร์มจนเสร็จใน 10 นาที"


@pytest.fixture
def officer(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    campaign = a_kept_campaign()
    keep_reading(campaign, a_reading("sad", "u1", (MAE_RIM, BLAMED), masked="รอนานมาก เสียใจ"))
    keep_reading(campaign, a_reading("glad", "u2", (MAE_RIM, PRAISED), masked=THANKS))
    keep_reading(campaign, a_reading("quiet", "u3", (MAE_RIM, PRAISED), masked="ดีมากแต่อย่ายกคำพูด"))
    refused = {"campaign": campaign, "given": {"quote": False}, "asked": {"quote": "?"}}
    keep_consents(key=("facebook", "quiet"), at=TENTH, **refused)
    return sign_in(an_account("maerim", Role.DISTRICT, scope=MAE_RIM))


def words_of_pdf(answered) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(answered.content))
    text = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(text.split())


def test_cards_hold_praise_that_may_be_quoted_and_nothing_else(officer):
    printed = officer.get(f"/office/print/thanks-{MAE_RIM}.pdf")
    words = words_of_pdf(printed)

    assert (printed.status_code, printed["Content-Type"]) == (200, "application/pdf")
    assert "10นาที" in words
    assert [part in words for part in ("อย่ายก", "รอนาน")] == [False, False]


def test_an_office_without_such_praise_is_told_so(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    a_kept_campaign()
    betong = sign_in(an_account("betong", Role.DISTRICT, scope=BETONG))

    assert betong.get(f"/office/print/thanks-{BETONG}.pdf").status_code == 404
    assert betong.get(f"/office/print/poster-{BETONG}.pdf").content[:5] == b"%PDF-"


@pytest.mark.parametrize("what", ["poster", "thanks"])
def test_an_office_prints_for_itself_alone(officer, what):
    assert officer.get(f"/office/print/{what}-{BETONG}.pdf").status_code == 404
    assert officer.get(f"/office/print/{what}-9999.pdf").status_code == 404
    assert officer.get("/office/print/").content.count(b"thanks-") == 1
