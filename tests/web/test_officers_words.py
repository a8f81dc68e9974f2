"""What officers say of their own work has its own page, and is no story."""

import pytest
from kept import a_kept_campaign
from shown import words_of
from signed import an_account, sign_in
from told import BETONG, MAE_RIM

from sangsuk.records.accounts.roles import Role
from sangsuk.records.officers.models import OfficersWord
from sangsuk.records.stories.models import Story

pytestmark = pytest.mark.django_db
PROUD = "ขี่มอเตอร์ไซค์ขึ้นดอยไปถ่ายบัตรให้ยายถึงบ้าน ยายยิ้มแล้วหายเหนื่อยเลย"
SAID = {"about": "proud", "text": PROUD, "name": ""}


@pytest.fixture
def officer(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    a_kept_campaign()
    return sign_in(an_account("maerim", Role.DISTRICT, scope=MAE_RIM))


def shown(client) -> str:
    return words_of(client.get("/officers/").content).replace(" ", "")


def test_who_gives_no_name_is_known_by_the_province_alone(officer, client):
    assert officer.post("/office/words/", SAID).status_code == 302

    page = shown(client)
    assert PROUD.replace(" ", "") in page
    assert ("เจ้าหน้าที่·จังหวัดเชียงใหม่" in page, "แม่ริม" in page, "maerim" in page) == (
        True,
        False,
        False,
    )
    assert not Story.objects.exists()


def test_who_wishes_to_be_named_is(officer, client):
    officer.post("/office/words/", SAID | {"name": "พี่นก ฝ่ายทะเบียน"})

    assert "พี่นกฝ่ายทะเบียน·จังหวัดเชียงใหม่" in shown(client)


@pytest.mark.parametrize(
    "wrong", [{"about": ""}, {"about": "x"}, {"text": "สั้น"}, {"text": f"{PROUD} โทร 081-234-5678"}]
)
def test_what_is_personal_or_not_whole_is_not_kept(officer, wrong):
    assert officer.post("/office/words/", SAID | wrong).status_code == 400
    assert not OfficersWord.objects.exists()


def test_an_officer_takes_back_their_own_words_and_nobody_elses(officer, client):
    officer.post("/office/words/", SAID)
    number = str(OfficersWord.objects.get().pk)
    other = sign_in(an_account("betong", Role.DISTRICT, scope=BETONG))
    for back in (number, "x", "9" * 30):
        assert other.post("/office/words/", {"back": back}).status_code == 302
    assert OfficersWord.objects.exists()

    officer.post("/office/words/", {"back": number})
    assert not OfficersWord.objects.exists()
    assert "ยังไม่มีใครเล่า" in shown(client)


def test_html_is_text(officer, client):
    officer.post(
        "/office/words/", SAID | {"text": f"<script>x</script>{PROUD}", "name": "<b>นก</b>"}
    )

    page = client.get("/officers/").content.decode()
    assert ("<script>x" in page, "<b>นก" in page) == (False, False)
