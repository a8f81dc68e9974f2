"""Who told a story and asked for news hears by e-mail what its office did; nobody else does."""

import re
from datetime import datetime, timedelta

import pytest
from fakes.smtp import a_mail_server
from kept import a_kept_campaign, keep_reading
from shown import words_of
from signed import an_account
from told import BANGKOK, BLAMED, MAE_RIM, a_reading

from sangsuk.flow.line.news import news_of_all, tell_news
from sangsuk.flow.offices.answering import answer, promise, report
from sangsuk.flow.offices.confirming import say_of_change
from sangsuk.flow.outbox.sending import send_messages
from sangsuk.flow.telling.telling import Telling, take_back, tell
from sangsuk.records.accounts.roles import Role
from sangsuk.records.answers.actions import Office
from sangsuk.records.answers.models import Answer, Change
from sangsuk.records.chats.enclosures import send_choices
from sangsuk.records.chats.models import Receipt
from sangsuk.records.outbox.models import Message, State
from sangsuk.records.stories.models import Story
from sangsuk.records.tellers.actions import keep_contact
from sangsuk.records.tellers.models import Consent

pytestmark = pytest.mark.django_db
CODE = "2345-6789-abcd-efgh"
NOW = datetime(2020, 12, 20, 10, tzinfo=BANGKOK)
SITE = "https://sangsuk.example"
MALEE = "malee@example.org"
TEXT = "ไปทำบัตรที่ว่าการอำเภอแม่ริม เชียงใหม่ รอสามชั่วโมง ไม่มีใครเรียกเลย"
KIND = "ขอโทษที่ต้องรอนานค่ะ ตั้งแต่วันจันทร์เราเปิดช่องบริการเพิ่มอีกหนึ่งช่อง"


@pytest.fixture
def campaign(settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path
    return a_kept_campaign()


@pytest.fixture
def mail(monkeypatch, campaign):
    with a_mail_server() as fake:
        monkeypatch.setenv("SANGSUK_SMTP_URL", fake.url)
        monkeypatch.setenv("SANGSUK_MAIL_FROM", "noreply@sangsuk.example")
        monkeypatch.setenv("SANGSUK_SITE", SITE)
        yield fake


@pytest.fixture
def officer(campaign):
    return an_account("maerim", Role.DISTRICT, scope=MAE_RIM)


def told(campaign, *, contact: str = MALEE, news: bool = True):
    consents = {"count": True, "publish": True, "quote": True, "film": False, "news": news}
    telling = Telling(code=CODE, text=TEXT, district=MAE_RIM, consents=consents, contact=contact)
    return tell(telling, campaign, at=NOW - timedelta(days=2))


def answered(story, officer) -> Answer:
    return answer(story, Office(MAE_RIM), KIND, by=officer, at=NOW)


def promised(kept, officer) -> Change:
    due = NOW.date() + timedelta(days=20)
    promise(kept, "เปิดช่องบริการที่สามทุกวันจันทร์", "ปลัดอำเภอ ฝ่ายทะเบียน", due, by=officer, at=NOW)
    return Change.objects.get(answer=kept)


def reported(change, officer, at: datetime = NOW) -> None:
    report(change, "เปิดช่องที่สามแล้ว มีป้ายบอกหน้าประตู", "", by=officer, at=at)


def sent(mail, minutes: int = 31) -> list[str]:
    """The subjects of what has gone out by then."""
    for _ in range(2):
        send_messages.call("email", at=NOW + timedelta(minutes=minutes))
    return [letter["Subject"] for letter in mail.handed]


def test_each_deed_of_an_office_is_told_once_when_it_is_mended_no_more(campaign, mail, officer):
    kept = answered(told(campaign), officer)
    assert sent(mail, minutes=29) == []
    reported(promised(kept, officer), officer)

    assert sent(mail) == [
        "มีคำตอบถึงเรื่องที่คุณเล่า",
        "มีคำสัญญาว่าจะเปลี่ยน เพราะเรื่องที่คุณเล่า",
        "เขาบอกว่าเปลี่ยนแล้ว จริงไหม",
    ]
    assert list(mail.mailboxes) == [MALEE]


def test_a_letter_quotes_neither_story_nor_answer_and_ends_in_one_tap(campaign, mail, officer):
    story = told(campaign)
    answered(story, officer)
    sent(mail)

    assert f"{SITE}/stories/{story.pk}/" in mail.texts[0]
    assert [words in mail.texts[0] for words in ("สามชั่วโมง", "ช่องบริการ", CODE)] == [False] * 3
    assert mail.handed[0]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize(
    "left", [{"contact": ""}, {"contact": "089-000-1111"}, {"news": False}], ids=str
)
def test_who_left_no_address_or_asked_for_no_news_is_written_to_by_nobody(
    campaign, mail, officer, left
):
    answered(told(campaign, **left), officer)

    assert (sent(mail), Message.objects.filter(kind="teller_news").count()) == ([], 0)


def no_more(client, story, mail):
    stop = Message.objects.get().stop.removeprefix(SITE)
    strict = type(client)(enforce_csrf_checks=True)
    assert "เรื่องของคุณยังอยู่เหมือนเดิม" in words_of(client.get(stop).content)
    assert strict.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200


def taken_back(client, story, mail):
    assert take_back(CODE, story.campaign, at=NOW)


def another_address(client, story, mail):
    key = (story.platform, story.native_id)
    keep_contact(campaign=story.campaign, key=key, words="other@example.org", at=NOW)


def unticked(client, story, mail):
    form = {"code": CODE, "allow": "1", "allow_publish": "on", "contact": MALEE}
    assert client.post("/tell/mine/", form).status_code == 200


@pytest.mark.parametrize("change", [no_more, taken_back, another_address, unticked])
def test_consent_is_asked_for_again_at_the_moment_of_sending(
    campaign, mail, officer, client, change
):
    story = told(campaign)
    answered(story, officer)
    change(client, story, mail)

    assert sent(mail) == []
    assert Message.objects.get(kind="teller_news").state == State.UNWANTED


def test_a_link_that_is_made_up_or_of_a_story_taken_back_ends_nothing(
    campaign, mail, officer, client
):
    story = told(campaign)
    answered(story, officer)
    stop = Message.objects.get().stop.removeprefix(SITE)
    assert client.post(f"/tell/quiet/{story.pk}:made-up/").status_code == 410
    taken_back(client, story, mail)

    assert client.post(stop).status_code == 410


def test_who_says_not_yet_is_told_of_the_next_report_too(campaign, mail, officer):
    story = told(campaign)
    change = promised(answered(story, officer), officer)
    reported(change, officer)
    say_of_change(story, change.pk, is_done=False, words="", at=NOW + timedelta(hours=1))
    reported(change, officer, at=NOW + timedelta(hours=2))

    assert sent(mail, minutes=180).count("เขาบอกว่าเปลี่ยนแล้ว จริงไหม") == 2


def test_the_page_of_a_story_asks_for_news_and_keeps_in_which_words(campaign, client):
    told(campaign, news=False)
    form = {"code": CODE, "allow": "1", "allow_publish": "on", "allow_news": "on"}
    page = client.post("/tell/mine/", form | {"contact": MALEE}).content.decode()

    assert re.search(r'name="allow_news" checked', page)
    kept = Consent.objects.get(layer="news")
    assert (kept.is_given, kept.asked) == (True, "บอกฉันทางอีเมลเมื่อที่ว่าการตอบหรือมีอะไรเปลี่ยน")


def chats(campaign, how_many: int) -> list[str]:
    names = [f"m{n}" for n in range(how_many)]
    for name in names:
        keep_reading(campaign, a_reading(name, f"u-{name}", (MAE_RIM, BLAMED), platform="line"))
        send_choices(user=f"U-{name}", story=name, receipt=f"r-{name}")
    Receipt.objects.update(wants_news=True)
    return names


def test_looking_at_thirty_chats_asks_no_more_than_at_one(
    campaign, django_assert_max_num_queries, officer
):
    names = chats(campaign, 30)
    for number in (1, 30):
        with django_assert_max_num_queries(2):
            news = news_of_all(names[:number], campaign)
        assert {state for state, _ in news.values()} == {"shown"}
    tell_news.call(at=NOW)
    with django_assert_max_num_queries(4):
        tell_news.call(at=NOW)

    assert Message.objects.filter(kind="line_news").count() == 30


def test_a_chat_hears_of_the_answer_then_of_the_promise_then_of_the_change(campaign, officer):
    [name] = chats(campaign, 1)
    tell_news.call(at=NOW)
    kept = answered(Story.objects.get(native_id=name), officer)
    tell_news.call(at=NOW)
    change = promised(kept, officer)
    tell_news.call(at=NOW)
    reported(change, officer)
    tell_news.call(at=NOW)

    said = [text.split("\n")[0] for text in Message.objects.values_list("text", flat=True)]
    assert [one for one in said if "ที่ว่าการ" in one] == [
        "ที่ว่าการอำเภอตอบเรื่องของคุณแล้วค่ะ",
        "เพราะเรื่องของคุณ ที่ว่าการอำเภอสัญญาว่าจะเปลี่ยนบางอย่างแล้วค่ะ",
        "ที่ว่าการอำเภอแจ้งว่าเปลี่ยนตามที่สัญญาไว้แล้วค่ะ จริงไหม เปิดเรื่องของคุณด้วยรหัสรับเรื่องแล้วบอกเราได้เลย",
    ]
