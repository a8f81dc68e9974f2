"""A photo that shows a change: drawn anew, shown to all, gone with the story; of the own office."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from kept import a_kept_campaign
from PIL import Image
from shown import words_of
from signed import an_account, sign_in
from told import BETONG, MAE_RIM

from sangsuk.flow.telling.telling import Telling, take_back, tell
from sangsuk.records.accounts.roles import Role
from sangsuk.records.answers.models import Change
from sangsuk.records.stories.models import Shown, Story
from sangsuk.records.tellers.models import Photo

pytestmark = pytest.mark.django_db
CODE = "2345-6789-abcd-efgh"
TEXT = "ไปทำบัตรที่ว่าการอำเภอแม่ริม รอสามชั่วโมง ไม่มีใครเรียกเลย เสียใจมาก"
ANSWER = {"answer": "1", "text": "ขอโทษที่ต้องรอนานค่ะ ตั้งแต่วันจันทร์เราเปิดช่องบริการเพิ่มอีกหนึ่งช่อง"}
PROMISE = {
    "promise": "1",
    "what": "เปิดช่องบริการที่สามทุกวันจันทร์",
    "owner": "ปลัดอำเภอ ฝ่ายทะเบียน",
    "due": "15 ม.ค. 2564",
}
REPORT = {"report": "1", "evidence": "เปิดช่องที่สามแล้วตั้งแต่วันจันทร์ มีป้ายบอกหน้าประตู"}
ALT = "ป้ายช่องบริการที่สาม โทร 081-234-5678"


@pytest.fixture
def campaign(settings, tmp_path, monkeypatch):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path
    monkeypatch.setenv("SANGSUK_CLOCK", "2020-12-20T10:00:00+07:00")
    return a_kept_campaign()


@pytest.fixture
def story(campaign) -> Story:
    consents = {"count": True, "publish": True, "quote": True, "film": False}
    telling = Telling(code=CODE, text=TEXT, district=MAE_RIM, consents=consents)
    return tell(telling, campaign, at=campaign.opens + timedelta(days=9))


@pytest.fixture
def officer(story):
    """Who has answered and promised."""
    client = sign_in(an_account("maerim", Role.DISTRICT, scope=MAE_RIM))
    for form in (ANSWER, PROMISE):
        assert client.post(at(story), form).status_code == 302
    return client


def at(story: Story) -> str:
    return f"/office/stories/{story.pk}/"


def a_photo() -> SimpleUploadedFile:
    """With where and when it was taken."""
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x9003] = "2020:12:20 10:00:00"
    exif[0x8825] = {1: "N", 2: (18.0, 54.0, 0.0)}
    Image.new("RGB", (800, 600), "green").save(file, "JPEG", exif=exif)
    return SimpleUploadedFile("IMG_1.jpg", file.getvalue(), "image/jpeg")


def reported(client, story: Story, photo=None, **more: str):
    form = REPORT | {"alt": ALT, "show_photo": "on"} | more
    sent = {name: value for name, value in form.items() if value}
    return client.post(at(story), sent | {"photo": photo or a_photo()})


def address() -> str:
    return f"/photos/{Photo.objects.get().pk}/large.webp"


def test_a_photo_of_a_change_is_shown_to_all_and_to_the_teller_without_what_is_hidden_in_it(
    officer, story, client
):
    assert reported(officer, story).status_code == 302
    shown = client.get(address())

    picture = Image.open(io.BytesIO(shown.content))
    assert (shown["Content-Type"], picture.size, dict(picture.getexif())) == (
        "image/webp",
        (800, 600),
        {},
    )
    own = client.post("/tell/mine/", {"code": CODE, "open": "1"})
    for page in (client.get(f"/stories/{story.pk}/"), own, officer.get(at(story))):
        assert 'alt="ป้ายช่องบริการที่สาม' in page.content.decode()
    assert "081-234-5678" not in Photo.objects.get().alt
    assert Photo.objects.get().by == "maerim"


@pytest.mark.parametrize(
    ("photo", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "SVG"),
        (b"GIF89a not a picture", "ไม่ใช่รูปที่เรารับ"),
        (b"\xff\xd8\xff\xe0 broken", "รูป"),
    ],
    ids=["svg", "gif", "damaged"],
)
def test_what_is_no_photo_is_refused_and_nothing_is_reported(officer, story, photo, said):
    answered = reported(officer, story, SimpleUploadedFile("a.jpg", photo, "image/jpeg"))

    assert (answered.status_code, said in words_of(answered.content)) == (400, True)
    assert (Photo.objects.count(), Change.objects.get().done_at) == (0, None)


def test_without_the_word_that_who_is_seen_agrees_nothing_is_kept(officer, story):
    answered = reported(officer, story, show_photo="")

    assert "ยินยอมแล้ว" in words_of(answered.content)
    assert (answered.status_code, Photo.objects.count()) == (400, 0)
    assert Change.objects.get().done_at is None


def test_another_district_reports_nothing_and_adds_no_photo(officer, story):
    other = sign_in(an_account("betong", Role.DISTRICT, scope=BETONG))

    assert reported(other, story).status_code == 404
    assert reported(other, story, office=MAE_RIM).status_code == 404
    assert (Photo.objects.count(), Change.objects.get().done_at) == (0, None)


def test_a_photo_goes_with_the_story_that_is_taken_back_and_is_hidden_with_one_that_is_hidden(
    officer, story, client, campaign, tmp_path, django_capture_on_commit_callbacks
):
    reported(officer, story)
    where = address()
    Shown.objects.filter(story=story).delete()
    assert client.get(where).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        assert take_back(CODE, campaign, at=campaign.opens)

    assert client.get(where).status_code == 404
    assert (Photo.objects.count(), list((tmp_path / "photos").rglob("*.webp"))) == (0, [])


def test_a_story_with_an_answer_and_a_photo_asks_little_of_the_database(
    officer, story, client, django_assert_max_num_queries
):
    reported(officer, story)
    for address_ in (f"/stories/{story.pk}/", f"/en/stories/{story.pk}/"):
        with django_assert_max_num_queries(15):
            assert client.get(address_).status_code == 200
