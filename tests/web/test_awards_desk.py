"""Awards at the desk and the winner's own page: who sees and does what, step by step."""

import re

import pypdfium2 as pdfium
import pytest
from django.test import Client
from given import a_result, three_stories
from judged import FEBRUARY, a_leader
from kept import a_kept_campaign
from shown import words_of
from signed import an_account, sign_in
from told import MAE_RIM

from sangsuk.flow.awards.accepting import notice
from sangsuk.flow.outbox.kinds import KINDS
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.acts.models import Act
from sangsuk.records.awards.actions import keep_award
from sangsuk.records.awards.models import Acceptance, Award, Paper, Payment
from sangsuk.records.campaigns.actions import keep_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.outbox.models import Message
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.showing import show_stories
from sangsuk.records.tellers.actions import keep_contact

pytestmark = pytest.mark.django_db
LIST, RULES = "/desk/awards/", "/desk/awards/withholding/"
NUMBER = "1234567890"
ACCOUNT = {"step": "account", "bank": "ธนาคารตัวอย่าง", "holder": "ลุงก้ำ", "digits": "123-4-56789-0"}


@pytest.fixture(autouse=True)
def quick_and_in_a_home_of_its_own(settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path


@pytest.fixture
def campaign() -> Campaign:
    return a_kept_campaign()


@pytest.fixture
def leader(campaign) -> Client:
    return sign_in(a_leader())


@pytest.fixture
def letters_go(monkeypatch):
    monkeypatch.setenv("SANGSUK_SMTP_URL", "smtp://127.0.0.1:25")
    monkeypatch.setenv("SANGSUK_MAIL_FROM", "sangsuk@example.go.th")
    monkeypatch.setenv("SANGSUK_SITE", "https://sangsuk.example.go.th")


def finance(name: str) -> Client:
    return sign_in(an_account(name, Role.FINANCE))


def a_story_award(campaign: Campaign) -> Award:
    story = three_stories(campaign)[0]
    act = keep_act(kind="award.given", by=Actor("x", "national"), why="x", at=FEBRUARY)
    return keep_award(
        act=act, campaign=campaign, honours="stories", place=1, satang=500_000,
        district_id=MAE_RIM, story=story, grounds={"round": "final", "act": 1},
    )  # fmt: skip


def page_of(award: Award) -> str:
    return f"{LIST}{award.pk}/"


def link_in(answer) -> str:
    [link] = re.findall(r"/awards/([0-9a-f]{32})/", answer.content.decode())
    return f"/awards/{link}/"


def test_from_a_confirmed_result_to_a_receipt(campaign, leader, settings):
    a_result(campaign, settings.SANGSUK_HOME)
    assert leader.post(LIST, {"give": "districts"}).status_code == 302
    award = Award.objects.get(place=1)
    page, citizen = page_of(award), Client()

    own = link_in(leader.post(page, {"step": "notice"}))
    assert "ขอแสดงความยินดี" in words_of(citizen.get(own).content)
    citizen.post(own, {"step": "accept", "may_film": "on"})
    citizen.post(own, ACCOUNT)
    leader.post(page, {"step": "identify", "how": "หนังสือตอบรับ 12/2564"})
    malee, somsri = finance("malee"), finance("somsri")
    malee.post(RULES, {"payee": "office", "rate": "0", "from_baht": "0", "source": "ตัวอย่าง"})
    malee.post(page, {"step": "order"})
    alone = malee.post(page, {"step": "approve"})
    somsri.post(page, {"step": "approve"})
    malee.post(page, {"step": "receipt", "receipt": "บง. 1/2564"})

    assert (alone.status_code, "อนุมัติเองไม่ได้" in words_of(alone.content)) == (400, True)
    paid = Payment.objects.get(award=award)
    assert (paid.ordered_by, paid.approved_by, paid.receipt) == ("malee", "somsri", "บง. 1/2564")
    assert "ครบทุกขั้นแล้ว" in words_of(leader.get(LIST).content)
    assert "10,000" in words_of(citizen.get(own).content)


def test_no_award_from_a_result_whose_audit_is_open(campaign, leader, settings):
    a_result(campaign, settings.SANGSUK_HOME, audit="read_on")

    refused = leader.post(LIST, {"give": "districts"})

    assert (refused.status_code, Award.objects.count()) == (400, 0)
    assert "การตรวจสอบผลยังไม่ยืนยัน" in words_of(refused.content)


def test_finance_alone_sees_an_account_and_that_it_was_looked_at_is_an_act(campaign, leader):
    award = a_story_award(campaign)
    own = link_in(leader.post(page_of(award), {"step": "notice"}))
    Client().post(own, {"step": "accept"})
    Client().post(own, ACCOUNT)
    malee, auditor = finance("malee"), sign_in(an_account("nid", Role.AUDITOR))

    seen = [
        NUMBER in one.post(page_of(award), {"step": "look"}).content.decode()
        for one in (malee, leader, auditor)
    ]
    looked = [
        NUMBER in one.get(address).content.decode()
        for one, address in [(malee, page_of(award)), (leader, page_of(award)), (Client(), own)]
    ]

    assert (seen, looked) == ([True, False, False], [False, False, False])
    [act] = Act.objects.filter(kind="award.account_seen")
    assert (act.kept["by"], NUMBER in str(act.kept)) == ("malee", False)


def test_a_winner_says_which_name_stands_on_paper_and_takes_it_back(campaign, leader):
    award = a_story_award(campaign)
    own = link_in(leader.post(page_of(award), {"step": "notice"}))
    citizen = Client()

    citizen.post(own, {"step": "accept", "name": "ลุงก้ำ", "may_publish": "on"})
    named = "ลุงก้ำ" in words_of(leader.get(page_of(award)).content)
    citizen.post(own, {"step": "accept", "name": "ลุงก้ำ"})

    assert (named, "ลุงก้ำ" in words_of(leader.get(page_of(award)).content)) == (True, False)
    assert Acceptance.objects.get().may_film is False


def test_a_link_leads_nowhere_once_another_is_made_or_the_story_is_taken_back(campaign):
    award = a_story_award(campaign)
    first = notice(award.pk, by=a_leader(), at=FEBRUARY)
    second = notice(award.pk, by=a_leader(), at=FEBRUARY)
    before = [Client().get(f"/awards/{link}/").status_code for link in (first, second)]
    Story.objects.filter(pk=award.story_id).update(withdrawn_at=FEBRUARY, withdrawn_by="teller")
    show_stories([award.story_id])
    gone = Client().get(f"/awards/{second}/")

    assert (before, gone.status_code) == ([404, 200], 404)
    assert "แม่ได้บัตร" not in gone.content.decode()
    assert "no-store" in gone["Cache-Control"]


@pytest.mark.usefixtures("letters_go")
def test_a_winner_who_left_an_address_is_written_to_and_nobody_sees_the_link(campaign, leader):
    award = a_story_award(campaign)
    key = (award.story.platform, award.story.native_id)
    keep_contact(campaign=campaign, key=key, words="อีเมล malee@example.com", at=FEBRUARY)

    answer = leader.post(page_of(award), {"step": "notice"})

    [message] = Message.objects.all()
    [link] = re.findall(r"/awards/([0-9a-f]{32})/", message.text)
    assert (message.to, message.kind) == ("malee@example.com", "award_notice")
    assert link not in answer.content.decode()
    assert Client().get(f"/awards/{link}/").status_code == 200


@pytest.mark.usefixtures("letters_go")
def test_offices_that_can_be_reached_are_congratulated_as_soon_as_they_are_honoured(
    campaign, leader, settings
):
    an_account("mae-rim", Role.DISTRICT, scope=MAE_RIM, email="maerim@example.go.th")
    an_account("gone", Role.DISTRICT, scope=MAE_RIM, email="old@example.go.th")
    Account.objects.filter(name="gone").update(is_active=False)
    an_account("other", Role.DISTRICT, scope="5001", email="other@example.go.th")
    a_result(campaign, settings.SANGSUK_HOME)

    leader.post(LIST, {"give": "districts"})

    [message] = Message.objects.all()
    [link] = re.findall(r"/awards/([0-9a-f]{32})/", message.text)
    assert (message.to, message.kind) == ("maerim@example.go.th", "award_notice")
    assert message.subject == "ขอแสดงความยินดีที่ได้รับรางวัลอำเภอสร้างสุข"
    assert "เรียน นายอำเภอแม่ริม จังหวัดเชียงใหม่" in message.text
    assert "10,000 บาท (หนึ่งหมื่นบาทถ้วน)" in message.text
    assert "ขอแสดงความยินดี" in words_of(Client().get(f"/awards/{link}/").content)
    told = Award.objects.filter(noticed__isnull=False)
    assert [one.district_id for one in told] == [MAE_RIM]


@pytest.mark.usefixtures("letters_go")
def test_a_letter_to_an_office_waits_no_longer_once_another_link_is_made(
    campaign, leader, settings
):
    an_account("mae-rim", Role.DISTRICT, scope=MAE_RIM, email="maerim@example.go.th")
    a_result(campaign, settings.SANGSUK_HOME)
    leader.post(LIST, {"give": "districts"})
    answer = leader.post(page_of(Award.objects.get(place=1)), {"step": "notice"})

    older, newer = Message.objects.order_by("pk")
    is_wanted = KINDS["award_notice"].is_wanted
    assert (is_wanted(older), is_wanted(newer)) == (False, True)
    assert "ถึงเจ้าหน้าที่ของที่ว่าการแล้ว" in words_of(answer.content)


def test_awards_of_last_year_are_shown_where_the_address_names_it(
    campaign, leader, settings, monkeypatch
):
    a_result(campaign, settings.SANGSUK_HOME)
    leader.post(LIST, {"give": "districts"})
    rules = campaign.rules.replace(campaign.slug, "next-year", 1)
    later = rules.replace("2021-01", "2022-01").replace("2020-12", "2021-12")
    keep_campaign(rules=later, where="next-year", at=FEBRUARY)
    monkeypatch.setenv("SANGSUK_CLOCK", "2021-12-02T10:00:00+07:00")
    award = Award.objects.get(place=1)

    now, before = leader.get(LIST), leader.get(f"{LIST}?campaign={campaign.slug}")

    assert "อำเภอแม่ริม" not in words_of(now.content)
    assert f"{LIST}?campaign={campaign.slug}" in now.content.decode()
    assert "อำเภอแม่ริม" in words_of(before.content)
    assert "อำเภอแม่ริม" in words_of(leader.get(page_of(award)).content)
    hall = leader.get(f"/desk/awards/reveal/?campaign={campaign.slug}")
    assert "อำเภอแม่ริม" in words_of(hall.content)
    assert leader.get(f"{LIST}?campaign=nowhere").status_code == 404


def test_a_certificate_is_of_its_award_and_can_be_revoked(campaign, leader):
    award = a_story_award(campaign)
    own = link_in(leader.post(page_of(award), {"step": "notice"}))
    Client().post(own, {"step": "accept", "name": "ลุงก้ำ", "may_publish": "on"})

    drawn = leader.post(f"{page_of(award)}papers/", {"paper": "certificate"})

    assert (drawn.status_code, drawn["Content-Type"]) == (200, "application/pdf")
    said = pdfium.PdfDocument(drawn.content)[0].get_textpage().get_text_range()
    assert "ลุงก้ำ" in said
    paper = Paper.objects.get()
    assert paper.award_id == award.pk
    assert "ลุงก้ำ" in words_of(Client().get(f"/papers/{paper.code}/").content)
    leader.post(f"/desk/awards/papers/{paper.code}/revoke/", {"why": "พิมพ์ผิด"})
    assert "ยกเลิกแล้ว" in words_of(Client().get(f"/papers/{paper.code}/").content)


def test_the_team_gives_no_papers_of_money(campaign, leader):
    award = a_story_award(campaign)

    refused = leader.post(f"{page_of(award)}papers/", {"paper": "payment"})

    assert (refused.status_code, Paper.objects.count()) == (404, 0)


def test_a_plaque_goes_from_order_to_receipt_and_skips_nothing(campaign, leader, settings):
    a_result(campaign, settings.SANGSUK_HOME)
    leader.post(LIST, {"give": "districts"})
    page = page_of(Award.objects.get(place=1))

    skipped = leader.post(page, {"step": "plaque", "plaque": "delivered"})
    for step in ("ordered", "proofed", "delivered", "received"):
        leader.post(page, {"step": "plaque", "plaque": step, "why": "ร้านช่างสมาน"})

    assert skipped.status_code == 400
    assert "อำเภอรับโล่แล้ว" in words_of(leader.get(page).content)


@pytest.mark.parametrize(
    "wrong", [{"rate": "101"}, {"rate": "x"}, {"from_baht": "-1"}, {"source": " "}, {"payee": "x"}]
)
def test_a_rule_without_sense_is_refused_with_what_was_typed(campaign, wrong):
    typed = {"payee": "person", "rate": "5", "from_baht": "1000", "source": "ตัวอย่าง"} | wrong

    refused = finance("malee").post(RULES, typed)

    assert (refused.status_code, Act.objects.filter(kind="award.withholding").count()) == (400, 0)
    assert "ต้องบอกที่มา" in words_of(refused.content)


def test_the_hall_sees_stories_first_and_the_first_district_last(campaign, leader, settings):
    a_story_award(campaign)
    a_result(campaign, settings.SANGSUK_HOME)
    leader.post(LIST, {"give": "districts"})

    said = words_of(leader.get("/desk/awards/reveal/").content)

    order = [said.rindex(one) for one in ("เรื่องเล่าแห่งความสุข", "อำเภอเบตง", "อำเภอปาย", "อำเภอแม่ริม")]
    assert order == sorted(order)


def test_papers_of_all_awards_are_given_by_the_team(campaign, leader):
    a_story_award(campaign)

    drawn = leader.post("/desk/awards/ceremony/", {"paper": "names"})

    assert drawn.content.startswith(b"%PDF-")
    assert "รายชื่อผู้รับรางวัล" in words_of(leader.get("/desk/awards/ceremony/").content)


def test_pages_of_awards_ask_the_database_little(
    campaign, leader, settings, django_assert_max_num_queries
):
    a_result(campaign, settings.SANGSUK_HOME)
    leader.post(LIST, {"give": "districts"})
    award = Award.objects.get(place=1)

    for address in (LIST, page_of(award)):
        with django_assert_max_num_queries(15):
            assert leader.get(address).status_code == 200
