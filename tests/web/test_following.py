"""Who follows a place, a service or a story is written to once a day, after saying yes, until no."""

import re
from datetime import datetime, timedelta

import pytest
from fakes.smtp import a_mail_server
from kept import a_kept_campaign, keep_reading, keep_stories
from shown import words_of
from signed import an_account
from told import BANGKOK, BETONG, BLAMED, MAE_RIM, PRAISED, a_reading

from sangsuk.flow.alerts.digests import send_digests
from sangsuk.flow.outbox.sending import send_messages
from sangsuk.flow.telling.withdrawal import withdraw
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.answers.actions import Office, keep_answer
from sangsuk.records.follows.models import Follow
from sangsuk.records.outbox.models import Message
from sangsuk.records.stories.models import Shown, Story

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 12, 20, 10, tzinfo=BANGKOK)
SITE = "https://sangsuk.example"


@pytest.fixture
def campaign():
    made = a_kept_campaign()
    keep_stories(made, {"old": ((MAE_RIM, PRAISED),), "far": ((BETONG, PRAISED),)})
    return made


@pytest.fixture
def mail(monkeypatch, campaign):
    with a_mail_server() as fake:
        monkeypatch.setenv("SANGSUK_SMTP_URL", fake.url)
        monkeypatch.setenv("SANGSUK_MAIL_FROM", "noreply@sangsuk.example")
        monkeypatch.setenv("SANGSUK_SITE", SITE)
        yield fake


def send(at: datetime = NOW) -> None:
    send_messages.call("email", at=at)


def digest(days: int = 0) -> None:
    at = NOW + timedelta(days=days)
    send_digests.call(at.date().isoformat(), at=at)
    send(at)


def ask(client, email="malee@example.org", **what):
    return client.post("/follow/", {"email": email} | (what or {"district": MAE_RIM}))


def link(mail, way: str) -> str:
    """The last link of its kind that was written, as a path."""
    return re.findall(rf"{SITE}(/follow/{way}/[\w-]+/)", mail.texts[-1])[-1]


def follows(client, mail, **what) -> str:
    """Somebody who follows; the path by which they end it."""
    ask(client, **what)
    send()
    yes = link(mail, "yes")
    assert client.post(yes).status_code == 200
    return yes.replace("/yes/", "/stop/")


def tell(campaign, name: str, code: str = MAE_RIM):
    words = f"ไปทำบัตรที่อำเภอ เจ้าหน้าที่ใจดีมาก เรื่อง {name}"
    return keep_reading(campaign, a_reading(name, f"u-{name}", (code, PRAISED), masked=words))


def test_nothing_is_sent_before_the_address_has_said_yes_itself(client, mail, campaign):
    ask(client)
    tell(campaign, "new")
    digest()

    assert len(mail.texts) == 1
    assert "ถ้าไม่ใช่คุณ ไม่ต้องทำอะไร" in mail.texts[0]
    assert client.get(link(mail, "yes")).status_code == 200
    assert not Follow.objects.filter(confirmed_at__isnull=False).exists()


def test_asking_again_and_again_is_one_letter_an_hour(client, mail):
    for _ in range(5):
        assert ask(client).status_code == 200
    send()

    assert len(mail.raw) == 1


def test_an_address_that_does_not_answer_in_time_is_forgotten(client, mail):
    ask(client)
    send()
    yes = link(mail, "yes")
    digest(days=2)

    assert not Follow.objects.exists()
    assert client.post(yes).status_code == 410


def test_a_link_that_is_too_old_begins_nothing(client, mail):
    ask(client)
    send()
    Follow.objects.update(asked_at=NOW - timedelta(days=3))

    assert client.post(link(mail, "yes")).status_code == 410
    assert not Follow.objects.exists()


def test_nobody_is_flooded_with_questions_in_their_name(client, mail):
    for code in range(5001, 5010):
        ask(client, "Malee@example.org" if code % 2 else "malee@example.org", district=str(code))
    send()

    assert mail.mailboxes.keys() == {"malee@example.org"}
    assert len(mail.raw) == 5


def test_who_follows_a_district_hears_once_a_day_of_what_is_new_and_of_nothing_else(
    client, mail, campaign
):
    follows(client, mail)
    story = tell(campaign, "new")
    tell(campaign, "elsewhere", BETONG)
    for _ in range(2):
        digest()

    assert len(mail.raw) == 2
    letter = mail.handed[-1]
    assert letter["Subject"] == "เรื่องใหม่ของอำเภอแม่ริม"
    assert f"{SITE}/stories/{story.pk}/" in mail.texts[-1]
    assert ("เรื่อง new" in mail.texts[-1], "elsewhere" in mail.texts[-1]) == (True, False)
    assert letter["List-Unsubscribe"].strip().startswith(f"<{SITE}/follow/stop/")


def test_a_quiet_day_is_quiet(client, mail, campaign):
    follows(client, mail)
    digest()
    tell(campaign, "new")
    digest(days=1)
    digest(days=2)

    assert len(mail.raw) == 2


@pytest.mark.parametrize(
    ("what", "subject"),
    [
        ({"province": "50"}, "เรื่องใหม่ของจังหวัดเชียงใหม่"),
        ({"service": "id_card"}, "เรื่องใหม่ของงานบัตรประจำตัวประชาชน"),
    ],
)
def test_a_province_and_a_service_are_followed_too(client, mail, campaign, what, subject):
    follows(client, mail, **what)
    tell(campaign, "new")
    digest()

    assert mail.handed[-1]["Subject"] == subject


def test_who_follows_a_story_hears_that_it_was_answered(client, mail, campaign):
    story = Story.objects.get(native_id="old")
    follows(client, mail, story=str(story.pk))
    digest()
    assert len(mail.raw) == 1
    at = NOW + timedelta(hours=1)
    keep_answer(story=story, office=Office(MAE_RIM), text="ดีใจที่ได้อ่านค่ะ", by="a", at=at)
    digest(days=1)
    digest(days=2)

    assert [letter["Subject"] for letter in mail.handed[1:]] == [f"มีคนตอบเรื่องที่ {story.pk}"]


def test_a_quiet_day_asks_as_little_for_forty_who_follow_stories_as_for_one(
    client, mail, campaign, django_assert_max_num_queries
):
    follows(client, mail, story=str(Story.objects.get(native_id="old").pk))
    for number in range(40):
        told = tell(campaign, f"s{number}")
        Follow.objects.create(
            channel="email",
            to=f"f{number}@example.org",
            kind="story",
            code=str(told.pk),
            token=f"t{number}",
            asked_at=NOW,
            confirmed_at=NOW,
            told_at=NOW,
        )
    with django_assert_max_num_queries(8):
        send_digests.call(NOW.date().isoformat(), at=NOW)

    assert len(mail.raw) == 1


def test_one_tap_ends_it_and_what_waits_is_not_sent(client, mail, campaign):
    stop = follows(client, mail)
    tell(campaign, "new")
    send_digests.call("2020-12-20", at=NOW)
    assert client.get(stop).status_code == 200
    assert Follow.objects.count() == 1
    ended = client.post(stop, {"List-Unsubscribe": "One-Click"})
    send()

    assert (ended.status_code, Follow.objects.count(), len(mail.raw)) == (200, 0, 1)
    assert not Message.objects.exclude(to="").exists()
    assert client.get(stop).status_code == 410
    assert client.post(stop).status_code == 200


def test_the_programs_of_readers_post_without_our_form(mail, client, campaign):
    stop = follows(client, mail)
    strict = type(client)(enforce_csrf_checks=True)

    assert strict.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Follow.objects.exists()


def test_at_night_a_digest_waits(client, mail, campaign):
    follows(client, mail)
    tell(campaign, "new")
    night = NOW.replace(hour=21)
    send_digests.call("2020-12-20", at=night)
    send(night)
    assert len(mail.raw) == 1
    send(NOW + timedelta(days=1))

    assert len(mail.raw) == 2


def test_a_story_taken_back_is_in_no_letter(client, mail, campaign):
    follows(client, mail)
    story = tell(campaign, "new")
    withdraw(story, by="the teller", at=NOW)
    digest()

    assert len(mail.raw) == 1


def hide(story):
    """Its teller has changed their mind about showing it, nothing more."""
    Shown.objects.filter(story=story).delete()


@pytest.mark.parametrize("lose", [lambda story: withdraw(story, by="the teller", at=NOW), hide])
def test_words_of_a_story_that_goes_while_its_letter_waits_are_not_sent(
    client, mail, campaign, lose
):
    follows(client, mail)
    gone = tell(campaign, "gone")
    tell(campaign, "stays")
    send_digests.call("2020-12-20", at=NOW)
    lose(gone)
    send()

    assert ("เรื่อง stays" in mail.texts[-1], "เรื่อง gone" in mail.texts[-1]) == (True, False)
    assert f"/stories/{gone.pk}/" not in mail.texts[-1]


def test_a_letter_that_tells_of_nothing_any_more_is_not_sent(client, mail, campaign):
    follows(client, mail)
    gone = tell(campaign, "gone")
    send_digests.call("2020-12-20", at=NOW)
    withdraw(gone, by="the teller", at=NOW)
    assert not Message.objects.filter(text__contains="เรื่อง gone").exists()
    send()

    assert len(mail.raw) == 1


@pytest.mark.parametrize(
    "email", ["", "malee", "a@b", "a@example.org\r\nBcc: b@example.org", "ก" * 300]
)
def test_what_is_no_address_is_told_kindly(client, mail, email):
    answered = ask(client, email)

    assert (answered.status_code, "อีเมลนี้ยังไม่ครบ" in words_of(answered.content)) == (400, True)
    assert not Follow.objects.exists()


@pytest.mark.parametrize(
    "what",
    [
        "district=9999",
        "province=5007",
        "service=none",
        "story=999999",
        "story=x",
        "district=",
        "",
        "to=1",
    ],
)
def test_what_is_not_there_cannot_be_followed(client, mail, what):
    assert client.get(f"/follow/?{what}").status_code == 404


def test_a_site_that_sends_no_letters_says_so_and_names_the_feed(client, campaign):
    shown = words_of(client.get(f"/follow/?district={MAE_RIM}").content)

    assert ("ยังไม่เปิดส่งอีเมล" in shown, "RSS" in shown) == (True, True)
    ask(client)
    assert not Follow.objects.exists()


def test_an_office_hears_each_day_of_its_own_new_stories(mail, campaign, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    for name, role, scope in (
        ("maerim", Role.DISTRICT, MAE_RIM),
        ("chiangmai", Role.PROVINCE, "50"),
        ("betong", Role.DISTRICT, BETONG),
        ("left", Role.DISTRICT, MAE_RIM),
    ):
        account = an_account(name, role, scope=scope)
        Account.objects.filter(pk=account.pk).update(
            email=f"{name}@dopa.example", is_active=name != "left"
        )
    digest()
    assert sorted(mail.mailboxes) == [
        f"{one}@dopa.example" for one in ("betong", "chiangmai", "maerim")
    ]
    keep_reading(campaign, a_reading("sad", "u", (MAE_RIM, BLAMED)))
    digest(days=1)
    digest(days=1)

    assert {to: len(ids) for to, ids in mail.mailboxes.items()} == {
        "betong@dopa.example": 1,
        "chiangmai@dopa.example": 2,
        "maerim@dopa.example": 2,
    }
