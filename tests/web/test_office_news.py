"""Officers hear of new stories of their offices where they want it, and citizens by LINE."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from fakes.line import a_line
from fakes.smtp import a_mail_server
from kept import a_kept_campaign, keep_reading
from shown import words_of
from signed import an_account, sign_in
from told import BANGKOK, BETONG, BLAMED, MAE_RIM, a_reading

from sangsuk.connectors.line.hook import Kind, Said
from sangsuk.flow.alerts.digests import send_digests
from sangsuk.flow.line import following
from sangsuk.flow.line.following import of_following
from sangsuk.flow.outbox.sending import send_messages
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.answers.actions import Office, hand_over
from sangsuk.records.follows.models import Follow, OfficeDigest
from sangsuk.records.follows.queries import officers_to_tell, told_up_to
from sangsuk.records.outbox.models import Message
from sangsuk.records.stories.models import Story

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 12, 20, 10, tzinfo=BANGKOK)
SITE = "https://sangsuk.example"
NEWS = "/office/news/"


@pytest.fixture
def campaign(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    made = a_kept_campaign()
    keep_reading(made, a_reading("sad", "u", (MAE_RIM, BLAMED)))
    return made


@pytest.fixture
def ways(campaign, monkeypatch):
    """A mail server and LINE, as fakes."""
    monkeypatch.setenv("SANGSUK_CLOCK", NOW.isoformat())
    with a_mail_server() as mail, a_line("token") as line:
        monkeypatch.setenv("SANGSUK_SMTP_URL", mail.url)
        monkeypatch.setenv("SANGSUK_MAIL_FROM", "noreply@sangsuk.example")
        monkeypatch.setenv("SANGSUK_SITE", SITE)
        monkeypatch.setenv("SANGSUK_LINE_CHANNEL_SECRET", "secret")
        monkeypatch.setenv("SANGSUK_LINE_CHANNEL_TOKEN", "token")
        monkeypatch.setenv("SANGSUK_LINE_URL", line.url)
        yield mail, line


def an_officer(name: str, email: str = "", scope: str = MAE_RIM) -> Account:
    made = an_account(name, Role.DISTRICT, scope=scope)
    made.email = email
    made.save(update_fields=["email"])
    return made


def digest(days: int = 0) -> None:
    at = NOW + timedelta(days=days)
    send_digests.call(at.date().isoformat(), at=at)
    for channel in ("email", "line"):
        send_messages.call(channel, at=at)


def says(text: str, campaign, user: str = "U1", kind: Kind = Kind.TEXT, at: datetime = NOW) -> str:
    """What the chat answers."""
    said = Said(
        event_id="e",
        kind=kind,
        at=at,
        user=user,
        text=text,
        message_id="m",
        reply_token="r",
        raw=b"",
    )
    answered = of_following(said, text.strip(), campaign)
    return str(answered[0]["text"]) if answered else ""


def code_of(client: Client) -> str:
    page = words_of(client.post(NEWS, {"line": "1"}).content)
    return page.split("ข่าวสำนักงาน ")[1].split()[0]


def test_a_bureau_is_told_once_of_what_an_office_handed_to_it_and_still_has(campaign, ways):
    mail, _ = ways
    bureau = an_account("ทะเบียน", Role.BUREAU, scope="registration")
    bureau.email = "registration@sangsuk.example"
    bureau.save(update_fields=["email"])
    story = Story.objects.get()
    given = Office(MAE_RIM, "registration")
    hand_over(story=story, office=given, to="", by="แม่ริม", at=NOW)

    digest()
    digest(days=1)
    assert [one["To"] for one in mail.handed] == ["registration@sangsuk.example"]
    assert "อำเภอส่งเรื่องมาให้เราช่วยดู 1 เรื่อง" in mail.texts[0]

    hand_over(story=story, office=given, to="", by="แม่ริม", at=NOW)
    hand_over(story=story, office=Office(MAE_RIM, "justice"), to="", by="ทะเบียน", at=NOW)
    digest(days=2)
    assert len(mail.handed) == 1


def test_a_digest_ends_in_one_tap_without_signing_in_and_begins_again_on_the_page(ways):
    mail, _ = ways
    officer = an_officer("maerim", "maerim@dopa.example")
    digest()
    stop = mail.handed[0]["List-Unsubscribe"].strip("<> ").removeprefix(SITE)
    strict = Client(enforce_csrf_checks=True)
    assert "คนอื่นในสำนักงานยังได้รับเหมือนเดิม" in words_of(strict.get(stop).content)
    assert strict.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    keep_reading(a_kept_campaign(), a_reading("two", "u2", (MAE_RIM, BLAMED)))
    digest(days=1)
    assert len(mail.handed) == 1

    assert sign_in(officer).post(NEWS, {"wanted": "yes"}).status_code == 302
    digest(days=2)
    assert len(mail.handed) == 2


def test_who_says_no_while_a_digest_waits_is_not_sent_it(ways):
    mail, _ = ways
    officer = an_officer("maerim", "maerim@dopa.example")
    send_digests.call("2020-12-20", at=NOW)
    sign_in(officer).post(NEWS, {"wanted": "no"})
    send_messages.call("email", at=NOW)

    assert mail.handed == []


@pytest.mark.parametrize("token", ["1:made-up", "x:y", "๑:y"])
def test_a_link_that_is_made_up_stops_nobody(ways, client, token):
    an_officer("maerim", "maerim@dopa.example")

    assert client.post(f"/office/news/stop/{token}/").status_code == 410
    assert not OfficeDigest.objects.exists()


def test_an_officer_ties_a_line_account_by_a_word_and_hears_there_of_the_own_office_alone(
    ways, campaign
):
    _, line = ways
    client = sign_in(an_officer("maerim"))
    keep_reading(campaign, a_reading("far", "u3", (BETONG, BLAMED)))
    assert says(f"ข่าวสำนักงาน {code_of(client)}", campaign) == following.OFFICE_TIED
    digest()

    [(_key, body)] = line.said
    assert body["to"] == "U1"
    assert "มีคนเล่าถึงเราใหม่ 1 เรื่อง" in body["messages"][0]["text"]
    assert f"/stories/{Story.objects.get(native_id='sad').pk}/" in body["messages"][0]["text"]
    client.post(NEWS, {"untie": "1"})
    assert OfficeDigest.objects.get().line_user == ""


def test_a_word_of_an_office_is_good_once_and_for_an_hour(ways, campaign):
    client = sign_in(an_officer("maerim"))
    late = code_of(client)
    assert says(f"ข่าวสำนักงาน {late}", campaign, at=NOW + timedelta(minutes=61)) == (
        following.OFFICE_UNKNOWN
    )
    code = code_of(client)
    said = [
        says(f"ข่าวสำนักงาน {one}", campaign, user=user)
        for one, user in ((late, "U1"), (code, "U1"), (code, "U2"))
    ]

    assert said == [following.OFFICE_UNKNOWN, following.OFFICE_TIED, following.OFFICE_UNKNOWN]
    assert OfficeDigest.objects.get().line_user == "U1"


def test_an_account_that_is_closed_is_told_nothing_more(ways, campaign):
    mail, line = ways
    officer = an_officer("maerim", "maerim@dopa.example")
    says(f"ข่าวสำนักงาน {code_of(sign_in(officer))}", campaign)
    send_digests.call("2020-12-20", at=NOW)
    Account.objects.update(is_active=False)
    for channel in ("email", "line"):
        send_messages.call(channel, at=NOW)

    assert (mail.handed, line.said) == ([], [])


def test_whom_to_tell_is_asked_in_one_question_however_many_officers(
    ways, django_assert_num_queries
):
    for number in range(12):
        an_officer(f"o{number}", f"o{number}@dopa.example")
    digest()
    with django_assert_num_queries(1):
        assert len({told_up_to(account) for account in officers_to_tell()}) == 1


def test_a_citizen_follows_a_district_by_line_and_is_told_once_a_day_until_no(ways, campaign):
    _, line = ways
    assert "ติดตามอำเภอแม่ริมแล้วค่ะ" in says("ติดตาม แม่ริม เชียงใหม่", campaign)
    digest()
    assert line.said == []
    keep_reading(campaign, a_reading("new", "u9", (MAE_RIM, BLAMED)))
    for _ in range(2):
        digest(days=1)
    assert [body["to"] for _, body in line.said] == ["U1"]
    assert "เรื่องใหม่ของอำเภอแม่ริม" in line.texts[0]

    assert says("เลิกติดตาม", campaign) == following.ENDED
    keep_reading(campaign, a_reading("newer", "u8", (MAE_RIM, BLAMED)))
    digest(days=2)
    assert (len(line.said), Follow.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("typed", "kind", "code"),
    [
        ("จังหวัดเชียงใหม่", "province", "50"),
        ("งานบัตรประจำตัวประชาชน", "service", "id_card"),
        ("อำเภอเบตง", "district", BETONG),
    ],
)
def test_what_the_page_says_to_type_is_understood(ways, campaign, client, typed, kind, code):
    page = words_of(client.get(f"/follow/?{kind}={code}").content)
    assert f"ติดตาม {typed}" in page
    says(f"ติดตาม {typed}", campaign)

    followed = Follow.objects.get()
    assert (followed.kind, followed.code, followed.channel) == (kind, code, "line")
    assert followed.confirmed_at is not None


def test_in_english_what_is_followed_has_its_english_name_and_the_chat_its_thai(ways, client):
    pages = [
        words_of(client.get(f"/en/follow/?{what}").content)
        for what in (f"district={MAE_RIM}", "province=50", "service=id_card")
    ]

    assert ["Follow Mae Rim District" in pages[0], "ติดตาม อำเภอแม่ริม" in pages[0]] == [True, True]
    assert ["Follow อ" in page or "Follow จ" in page or "Follow ง" in page for page in pages] == [
        False
    ] * 3


def test_a_story_is_followed_by_its_number_and_one_that_is_none_is_not(ways, campaign):
    number = Story.objects.get().pk
    assert says("ติดตาม เรื่องที่ 999999", campaign) == following.NONE
    assert f"ติดตามเรื่องที่ {number}แล้วค่ะ" in says(f"ติดตาม {number}", campaign)


def test_a_name_of_several_districts_is_asked_again(ways, campaign):
    assert following.WHICH in says("ติดตาม เฉลิมพระเกียรติ", campaign)
    assert not Follow.objects.exists()
    says("follow:district:5007", campaign, kind=Kind.POSTBACK)

    assert Follow.objects.get().code == MAE_RIM


@pytest.mark.parametrize(
    "typed", ["follow:district:9999", "follow:x:1", "follow:story:x", "follow:"]
)
def test_a_button_that_is_made_up_follows_nothing(ways, campaign, typed):
    assert says(typed, campaign, kind=Kind.POSTBACK) == following.NONE
    assert not Follow.objects.exists()


def test_a_long_story_that_begins_with_that_word_is_a_story(ways, campaign):
    assert says(f"ติดตาม {'เรื่องบัตรของแม่มาสามเดือนแล้ว' * 2}", campaign) == ""


def test_nobody_follows_without_end(ways, campaign):
    for code in range(5001, 5001 + following.MOST):
        says(f"follow:district:{code}", campaign, kind=Kind.POSTBACK)

    assert says("ติดตาม เบตง", campaign) == following.ENOUGH
    assert Message.objects.count() == 0
