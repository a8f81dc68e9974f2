"""Stories that an officer types for somebody, and public posts that the desk copies."""

import io
import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from kept import TAGS, a_kept_campaign
from PIL import Image
from shown import words_of
from signed import an_account, sign_in
from told import BETONG, MAE_RIM

from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.models import Act
from sangsuk.records.stories.models import Shown, Story
from sangsuk.records.tellers.models import Consent, Photo

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TYPING, SEEN = "/desk/telling/", "/desk/seen/"
CODE = "aaaa-bbbb-cccc-dddd"
WORDS = "ยายมาทำบัตรที่อำเภอแม่ริม เจ้าหน้าที่ช่วยพยุงขึ้นบันไดและทำให้จนเสร็จ ขอบคุณมาก"
POST = f"ไปทำบัตรที่อำเภอแม่ริม เชียงใหม่ เจ้าหน้าที่ใจดีมาก {TAGS}"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path
    a_kept_campaign()


@pytest.fixture
def officer():
    return sign_in(an_account("pim", Role.DISTRICT, scope=MAE_RIM))


def a_photo(shade: int = 200) -> SimpleUploadedFile:
    raw = io.BytesIO()
    Image.new("RGB", (400, 300), (shade, 180, 160)).save(raw, "JPEG")
    return SimpleUploadedFile("paper.jpg", raw.getvalue())


def typed(client, *, code: str = CODE, shade: int = 200, **changed):
    given = {"code": code, "text": WORDS, "district": MAE_RIM, "send": "1"}
    given |= {"allow_count": "on", "allow_publish": "on", "photo": a_photo(shade)} | changed
    return client.post(TYPING, {name: value for name, value in given.items() if value})


def test_an_officer_types_a_story_which_is_marked_and_read_at_once(officer):
    page = typed(officer)
    story = Story.objects.get()
    act = Act.objects.get(kind="telling.helped")

    assert CODE in words_of(page.content)
    assert (story.platform, story.entered_by, story.author) == ("web", "pim", None)
    assert Shown.objects.filter(story=story).exists()
    assert (act.kept["by"], act.told) == ("pim", {"allowed": ["count", "publish"]})
    allowed = Consent.objects.filter(is_given=True).values_list("layer", flat=True)
    assert sorted(allowed) == ["count", "publish"]


def test_a_volunteer_types_stories_and_finds_nothing_else_at_the_desk():
    mali = sign_in(an_account("mali", Role.VOLUNTEER, scope=MAE_RIM))
    first = mali.get(TYPING).content.decode()
    page = typed(mali)
    desk = mali.get("/desk/").content.decode()

    assert 'value="แม่ริม เชียงใหม่"' in first
    assert (page.status_code, Story.objects.get().entered_by) == (200, "mali")
    assert Act.objects.get(kind="telling.helped").role == "volunteer"
    assert (desk.count('class="card"'), TYPING in desk) == (1, True)
    others = ("/office/", "/desk/accounts/", "/desk/matters/", SEEN, "/desk/lost/")
    assert [mali.get(address).status_code for address in others] == [403] * 5


def test_the_place_is_the_officers_own_unless_another_is_typed(officer):
    first = officer.get(TYPING).content.decode()
    look = officer.post(TYPING, {"code": CODE, "text": WORDS, "place": "เบตง"}).content.decode()

    assert 'value="แม่ริม เชียงใหม่"' in first
    assert f'name="district" value="{BETONG}"' in look
    assert "ช่วยพยุง" in look


def test_what_fits_several_districts_is_asked_and_nothing_is_kept(officer):
    page = officer.post(TYPING, {"code": CODE, "text": WORDS, "place": "เฉลิมพระเกียรติ"})

    assert page.status_code == 400
    assert page.content.decode().count('name="district" value=') == 5
    assert Story.objects.count() == 0


def test_everybody_reads_that_somebody_typed_it_but_not_who(officer, client):
    typed(officer)
    page = words_of(client.get(f"/stories/{Story.objects.get().pk}/").content)

    assert "มีผู้ช่วยพิมพ์เรื่องนี้ตามที่ผู้เล่าเล่า" in page
    assert "pim" not in page


def test_the_paper_is_for_the_desk_alone(officer, client):
    typed(officer)
    paper = Photo.objects.get()
    address = f"/desk/papers/{paper.pk}.webp"
    asked = {
        "who typed it": officer,
        "the national desk": sign_in(an_account("nat", Role.NATIONAL)),
        "an auditor": sign_in(an_account("aud", Role.AUDITOR)),
        "another officer": sign_in(an_account("som", Role.DISTRICT, scope=BETONG)),
        "a juror": sign_in(an_account("jur", Role.JUROR)),
        "a citizen": client,
    }

    assert (paper.kind, paper.by) == ("consent", "pim")
    assert {who: one.get(address).status_code for who, one in asked.items()} == {
        "who typed it": 200,
        "the national desk": 200,
        "an auditor": 200,
        "another officer": 404,
        "a juror": 403,
        "a citizen": 302,
    }
    assert client.get(f"/photos/{paper.pk}/large.webp").status_code == 404
    assert client.get(f"/stories/{Story.objects.get().pk}/").content.count(b"<figure") == 0


def test_the_teller_takes_the_story_back_by_the_receipt_and_the_paper_goes_too(officer, client):
    typed(officer)
    done = client.post("/tell/back/", {"code": CODE})

    assert done.status_code == 200
    assert Photo.objects.count() == 0
    assert Story.objects.get().entered_by == ""


def test_what_the_teller_changes_stays_marked(officer, client):
    typed(officer)
    client.post("/tell/mine/", {"code": CODE, "text": f"{WORDS} และขอบคุณคุณยายที่เล่า"})

    story = Story.objects.get()
    assert (story.revisions.count(), story.entered_by) == (2, "pim")


def test_one_paper_is_good_for_one_story_and_pressing_twice_for_none_more(officer):
    pages = [
        typed(officer),
        typed(officer),
        typed(officer, code="eeee-ffff-gggg-hhhh", text=f"{WORDS} อีกเรื่อง"),
        typed(officer, code="eeee-ffff-gggg-hhhh", text=f"{WORDS} อีกเรื่อง", shade=90),
    ]

    assert [page.status_code for page in pages] == [200, 200, 400, 200]
    assert (Story.objects.count(), Act.objects.filter(kind="telling.helped").count()) == (2, 2)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"photo": None}, "ถ่ายรูปกระดาษยินยอมก่อน"),
        ({"photo": SimpleUploadedFile("a.svg", b"<svg xmlns='x'/>")}, "ไฟล์ SVG"),
        ({"allow_count": None}, "โปรดทำเครื่องหมายว่าให้เรานับเรื่องนี้"),
    ],
)
def test_without_the_paper_or_the_consent_nothing_is_kept(officer, caplog, changed, says):
    with caplog.at_level(logging.WARNING):
        page = typed(officer, **changed)

    assert (page.status_code, Story.objects.count()) == (400, 0)
    assert says in words_of(page.content)
    assert "พยุง" not in caplog.text


def test_an_account_types_no_more_than_anybody_can_listen_to(officer, monkeypatch):
    monkeypatch.setattr("sangsuk.flow.telling.helped.MOST_A_DAY", 1)
    pages = [typed(officer), typed(officer, code="eeee-ffff-gggg-hhhh", shade=90)]

    assert [page.status_code for page in pages] == [200, 400]


def copied(client, **changed):
    given = {
        "address": "https://www.facebook.com/groups/1/posts/22/?fbclid=abc",
        "posted_at": "5/12/2563 9:00",
        "author": "somjai.k",
        "text": POST,
        "photo": a_photo(),
    } | changed
    return client.post(SEEN, {name: value for name, value in given.items() if value})


@pytest.fixture
def desk():
    return sign_in(an_account("nat", Role.NATIONAL))


def test_a_public_post_is_kept_with_its_address_and_a_picture_as_evidence(desk):
    page = copied(desk)
    story, picture = Story.objects.get(), Photo.objects.get()

    assert "เก็บแล้ว" in words_of(page.content)
    assert (story.platform, story.author, story.entered_by) == ("facebook", "somjai.k", "nat")
    assert story.url == "https://facebook.com/groups/1/posts/22"
    assert story.posted_at.isoformat() == "2020-12-05T02:00:00+00:00"
    assert (picture.kind, picture.by) == ("evidence", "nat")
    assert Act.objects.get(kind="telling.seen").told == {"platform": "facebook"}


def test_the_same_post_pasted_in_another_way_is_there_already(desk):
    copied(desk)
    page = copied(desk, address="http://m.facebook.com/groups/1/posts/22?mibextid=x#top")

    assert page.status_code == 400
    assert "มีโพสต์นี้อยู่แล้ว" in words_of(page.content)
    assert Story.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"address": "http://127.0.0.1/x"}, "ลิงก์นี้ไม่ใช่หน้าสาธารณะ"),
        ({"address": "javascript:alert(1)"}, "ลิงก์นี้ไม่ใช่หน้าสาธารณะ"),
        ({"posted_at": "เมื่อวาน"}, "อ่านวันเวลาไม่ได้"),
        ({"posted_at": "5/12/2573 9:00"}, "เวลาที่โพสต์ยังมาไม่ถึง"),
        ({"text": "สั้น"}, "ข้อความต้องยาว"),
        ({"photo": None}, "แนบภาพหน้าจอของโพสต์ก่อน"),
        ({"photo": SimpleUploadedFile("a.jpg", b"no photo at all")}, "ไม่ใช่รูปที่เรารับ"),
    ],
)
def test_what_is_no_public_post_with_a_picture_is_refused_and_said_why(desk, changed, says):
    page = copied(desk, **changed)

    assert page.status_code == 400
    assert says in words_of(page.content)
    assert (Story.objects.count(), Photo.objects.count()) == (0, 0)
