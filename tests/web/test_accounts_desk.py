"""Accounts at the desk: who makes which, what a change does at once, offices by a list, sessions."""

import csv
import io
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from shown import words_of
from signed import an_account, sign_in

from sangsuk.records.accounts.models import Account, Invitation, SignIn
from sangsuk.records.accounts.roles import Role, may_make
from sangsuk.records.acts.models import Act
from sangsuk.records.districts.queries import all_districts

pytestmark = pytest.mark.django_db
ACCOUNTS, OFFICES = "/desk/accounts/", "/desk/accounts/offices/"


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.mark.parametrize(
    ("maker", "part", "role", "scope", "may"),
    [
        (Role.NATIONAL, "", Role.AUDITOR, "", True),
        (Role.NATIONAL, "", Role.DISTRICT, "5007", True),
        (Role.PROVINCE, "50", Role.DISTRICT, "5007", True),
        (Role.PROVINCE, "50", Role.DISTRICT, "5803", False),
        (Role.PROVINCE, "50", Role.NATIONAL, "", False),
        (Role.DISTRICT, "5007", Role.DISTRICT, "5007", True),
        (Role.DISTRICT, "5007", Role.VOLUNTEER, "5007", True),
        (Role.DISTRICT, "5007", Role.VOLUNTEER, "5803", False),
        (Role.PROVINCE, "50", Role.VOLUNTEER, "5007", True),
        (Role.VOLUNTEER, "5007", Role.VOLUNTEER, "5007", False),
        (Role.DISTRICT, "5007", Role.PROVINCE, "50", False),
        (Role.NATIONAL, "", Role.BUREAU, "registration", True),
        (Role.PROVINCE, "50", Role.BUREAU, "registration", False),
        (Role.BUREAU, "registration", Role.BUREAU, "registration", False),
        (Role.AUDITOR, "", Role.AUDITOR, "", False),
        (Role.READ_ONLY, "", Role.READ_ONLY, "", False),
    ],
)
def test_each_makes_accounts_below_their_own_place_alone(maker, part, role, scope, may):
    assert may_make(maker, part, role=role, scope=scope) is may


def test_a_province_invites_into_its_own_districts_and_no_others():
    client = sign_in(an_account("province", Role.PROVINCE, scope="50"))

    made = client.post(ACCOUNTS, {"role": "district", "scope": "5007"})
    refused = client.post(ACCOUNTS, {"role": "district", "scope": "5803"})

    assert (made.status_code, refused.status_code) == (200, 400)
    assert "/desk/join/?key=" in made.content.decode()
    assert [(one.scope, one.by) for one in Invitation.objects.all()] == [("5007", "province")]
    assert "เฉพาะในพื้นที่ของตนเอง" in words_of(refused.content)


def test_the_national_desk_invites_a_bureau_from_the_list_and_nobody_else_sees_the_list():
    client = sign_in(an_account("somchai"))
    wrong = client.post(ACCOUNTS, {"role": "bureau", "bureau": "post", "scope": "5007"})
    made = client.post(ACCOUNTS, {"role": "bureau", "bureau": "registration"})

    assert (wrong.status_code, made.status_code) == (400, 200)
    assert "สำนักหรือกองเลือกจากรายการ" in words_of(wrong.content)
    assert [(one.role, one.scope) for one in Invitation.objects.all()] == [
        ("bureau", "registration")
    ]
    assert "สำนักหรือกองของกรม สำนักบริหารการทะเบียน" in words_of(client.get(ACCOUNTS).content)
    province = sign_in(an_account("province", Role.PROVINCE, scope="50"))
    assert 'name="bureau"' not in province.get(ACCOUNTS).content.decode()


def test_another_role_is_felt_at_once_by_who_is_signed_in():
    national, nid = sign_in(an_account("somchai")), an_account("nid", Role.AUDITOR)
    here = sign_in(nid)
    assert here.get("/desk/rulings/").status_code == 200

    page = f"{ACCOUNTS}{nid.pk}/"
    national.post(page, {"move": "1", "role": "district", "scope": "5007", "why": "ย้ายงาน"})

    refused = {"th": here.get("/desk/rulings/"), "en": here.get("/en/desk/rulings/")}
    assert [answer.status_code for answer in refused.values()] == [403, 403]
    assert "ขอให้ผู้ดูแลบัญชีเปลี่ยนหน้าที่ให้" in words_of(refused["th"].content)
    assert "This account cannot open this page" in words_of(refused["en"].content)
    act = Act.objects.get(kind="account.moved")
    assert (act.kept["before"]["role"], act.kept["after"]["role"]) == ("auditor", "district")


def test_a_closed_account_is_out_at_once_and_may_be_opened_again():
    national, nid = sign_in(an_account("somchai")), an_account("nid", Role.AUDITOR)
    here, page = sign_in(nid), f"{ACCOUNTS}{nid.pk}/"

    national.post(page, {"active": "1", "why": "ลาออก"})
    out = here.get("/desk/").status_code
    national.post(page, {"active": "1", "why": "กลับมา"})

    assert (out, here.get("/desk/").status_code) == (302, 200)


def test_nobody_changes_their_own_account():
    somchai = an_account("somchai")

    assert sign_in(somchai).get(f"{ACCOUNTS}{somchai.pk}/").status_code == 404


def test_a_scope_that_does_not_fit_is_told():
    client = sign_in(an_account("somchai"))

    told = client.post(ACCOUNTS, {"role": "district", "scope": "50"})

    assert told.status_code == 400
    assert "อาสาสมัครใส่รหัสสี่หลัก" in words_of(told.content)


# One session of several.


def test_one_session_is_ended_and_the_others_stay():
    account = an_account("somchai")
    here, there = sign_in(account), sign_in(account)
    assert "เครื่องนี้" in words_of(here.get("/desk/me/").content)
    other = SignIn.objects.get(key=there.session["sign_in"])

    here.post(f"/desk/me/sessions/{other.pk}/end/")

    assert (here.get("/desk/").status_code, there.get("/desk/").status_code) == (200, 302)


def test_nobody_ends_the_session_of_another():
    somchai, malai = sign_in(an_account("somchai")), sign_in(an_account("malai"))
    other = SignIn.objects.get(key=malai.session["sign_in"])

    somchai.post(f"/desk/me/sessions/{other.pk}/end/")

    assert malai.get("/desk/").status_code == 200


def test_a_session_that_nobody_noted_is_none():
    account = an_account("somchai")
    client = Client()
    client.force_login(account)
    session = client.session
    session["second_step"] = True
    session.save()

    assert client.get("/desk/").status_code == 302


# All offices by a list.


def a_list(*lines: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("offices.csv", "\n".join(["code,email", *lines]).encode())


def the_country() -> list[str]:
    codes = all_districts().values_list("pk", flat=True)
    return [f"{code},a{code}@dopa.example" for code in codes]


def test_a_list_of_all_offices_becomes_links_once():
    client = sign_in(an_account("somchai"))
    lines = the_country()

    looked_at = client.post(OFFICES, {"file": a_list(*lines)})
    text = "\n".join(["code,email", *lines])
    made = client.post(OFFICES, {"text": text, "sure": "1"})
    again = client.post(OFFICES, {"text": text, "sure": "1"})

    links = list(csv.DictReader(io.StringIO(made.content.decode())))
    assert "ทำลิงก์ใหม่ 878 คน" in words_of(looked_at.content)
    assert (len(links), Invitation.objects.count()) == (878, 878)
    assert "ไม่มีอะไรต้องทำ" in words_of(again.content)
    assert Act.objects.filter(kind="account.offices_invited").count() == 1
    key = links[0]["link"].partition("?key=")[2]
    told = {"key": key, "name": "นก", "password": "ดอกบัวตองบานปลายฝน", "again": "ดอกบัวตองบานปลายฝน"}
    Client().post("/desk/join/", told)
    joined = Account.objects.get(name="นก")
    assert (joined.role, joined.scope, joined.email) == (
        "district",
        links[0]["code"],
        links[0]["email"],
    )


def test_wrong_lines_are_told_one_by_one_and_nothing_is_half_done():
    client = sign_in(an_account("somchai"))
    good = "5007,a@dopa.example"
    wrong = ["1099,b@dopa.example", "5803,ไม่ใช่อีเมล", "5007,A@dopa.example", "<b>x</b>,c@d.example"]

    told = client.post(OFFICES, {"file": a_list(good, *wrong)})
    forced = client.post(OFFICES, {"text": "\n".join(["code,email", good, *wrong]), "sure": "1"})

    said = words_of(told.content)
    assert (told.status_code, forced.status_code, Invitation.objects.count()) == (400, 400, 0)
    for line, why in ((3, "ไม่มีอำเภอรหัสนี้"), (4, "ไม่ใช่อีเมล"), (5, "ซ้ำกับบรรทัดก่อน")):
        assert f"บรรทัด {line}: {why}" in said
    assert "<b>x</b>" not in told.content.decode()


def test_a_link_that_is_over_is_made_anew():
    client = sign_in(an_account("somchai"))
    text = "code,email\n5007,a@dopa.example"
    client.post(OFFICES, {"text": text, "sure": "1"})
    Invitation.objects.update(until=datetime.now(UTC))

    client.post(OFFICES, {"text": text, "sure": "1"})

    assert Invitation.objects.count() == 2


@pytest.mark.parametrize("broken", [b"\xff\xfe\x00", b"", b"name,mail\nx,y"])
def test_what_is_no_list_is_told_kindly(broken):
    client = sign_in(an_account("somchai"))

    told = client.post(OFFICES, {"file": SimpleUploadedFile("a.csv", broken)})

    assert told.status_code == 400
    assert "CSV" in words_of(told.content)
