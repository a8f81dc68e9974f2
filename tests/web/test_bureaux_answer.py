"""A central bureau answers what offices handed to it, in its own name, and sees nothing else."""

import pytest
from kept import a_kept_campaign, keep_stories
from shown import words_of
from signed import an_account, sign_in
from told import BETONG, BLAMED, MAE_RIM, PAI

from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.models import Act
from sangsuk.records.answers.models import Answer, Dispute
from sangsuk.records.stories.models import Story

pytestmark = pytest.mark.django_db
KIND = "ขอโทษที่ระบบทะเบียนล่มทั้งเช้าค่ะ ตั้งแต่วันจันทร์มีเครื่องสำรองทุกอำเภอแล้ว"
ANSWER = {"answer": "1", "text": KIND}
PROMISE = {
    "promise": "1",
    "what": "มีเครื่องสำรองทุกอำเภอภายในสิ้นเดือน",
    "owner": "ผู้อำนวยการส่วนระบบทะเบียน",
    "due": "15 ม.ค. 2564",
}
REPORT = {"report": "1", "evidence": "เครื่องสำรองใช้งานได้ทุกอำเภอแล้วตั้งแต่วันจันทร์"}
TOLD = {
    "ours": ((MAE_RIM, BLAMED),),
    "two": ((BETONG, BLAMED), (MAE_RIM, BLAMED)),
    "far": ((PAI, BLAMED),),
}


@pytest.fixture(autouse=True)
def campaign(settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path
    made = a_kept_campaign()
    keep_stories(made, TOLD)
    return made


@pytest.fixture
def officer():
    return sign_in(an_account("maerim", Role.DISTRICT, scope=MAE_RIM))


def a_bureau(scope: str = "registration"):
    return sign_in(an_account(f"of {scope}", Role.BUREAU, scope=scope))


def at(name: str) -> str:
    return f"/office/stories/{Story.objects.get(native_id=name).pk}/"


def hand(client, name: str = "ours", to: str = "bureau:registration") -> None:
    assert client.post(at(name), {"office": MAE_RIM, "give": "1", "to": to}).status_code == 302


def listed(client, show: str = "waiting") -> list[str]:
    page = client.get(f"/office/?show={show}").content.decode()
    return sorted(name for name in TOLD if f'href="{at(name)}?office=' in page)


def public(client, name: str = "ours") -> str:
    """Without blanks: long words are held together by marks."""
    return bare(client.get(at(name).removeprefix("/office")))


def bare(page) -> str:
    return words_of(page.content).replace(" ", "")


def test_a_bureau_lists_and_opens_what_was_handed_to_it_and_nothing_else(officer):
    registration, justice = a_bureau(), a_bureau("justice")
    assert (listed(registration), registration.get(at("ours")).status_code) == ([], 404)
    hand(officer)

    assert (listed(registration), listed(justice)) == (["ours"], [])
    opened = [one.get(at("ours")).status_code for one in (registration, justice)]
    assert opened == [200, 404]
    assert "สำนักบริหารการทะเบียน" in words_of(registration.get("/office/").content)
    assert [registration.get(at(name)).status_code for name in ("two", "far")] == [404, 404]


@pytest.mark.parametrize(
    "form",
    [ANSWER, PROMISE, REPORT, {"keep_note": "1", "note": "จด"}, {"give": "1", "to": "maerim"}],
)
def test_a_bureau_does_nothing_to_a_story_that_was_not_handed_to_it(officer, form):
    hand(officer)

    assert a_bureau("justice").post(at("ours"), form).status_code == 404
    assert not Answer.objects.exists()


def test_it_answers_promises_and_reports_done_in_its_own_name(officer, client):
    hand(officer)
    bureau = a_bureau()
    for form in (ANSWER, PROMISE, REPORT):
        assert bureau.post(at("ours"), form).status_code == 302

    assert "สำนักบริหารการทะเบียนตอบเมื่อ" in public(client)
    assert "รอผู้เล่ายืนยัน" in public(client)
    assert (listed(bureau), listed(bureau, "answered")) == ([], ["ours"])
    act = Act.objects.get(kind="answer.given")
    assert (act.role, act.told["bureau"], act.told["district"]) == (
        "bureau",
        "registration",
        MAE_RIM,
    )


def test_its_answer_stands_beside_that_of_the_office_and_each_mends_its_own(officer, client):
    officer.post(at("ours"), ANSWER | {"text": "เราส่งเรื่องนี้ให้สำนักบริหารการทะเบียนช่วยดูแล้วค่ะ"})
    hand(officer)
    bureau = a_bureau()
    assert listed(bureau) == ["ours"]
    bureau.post(at("ours"), ANSWER)

    assert sorted(Answer.objects.values_list("bureau", flat=True)) == ["", "registration"]
    assert bare(bureau.get(at("ours"))).count("มีเครื่องสำรอง") > 0
    assert "ช่วยดูแล้ว" in public(client)


def test_of_a_story_about_two_offices_it_stands_before_the_one_that_handed_it(officer):
    hand(officer, "two")
    bureau = a_bureau()

    assert bureau.get(at("two")).status_code == 200
    assert bureau.get(f"{at('two')}?office={BETONG}").status_code == 404
    bureau.post(at("two"), ANSWER)
    assert Answer.objects.get().district_id == MAE_RIM


def test_what_is_noted_in_an_office_is_not_read_in_a_bureau_nor_the_other_way(officer):
    officer.post(at("ours"), {"keep_note": "1", "note": "โทรถามช่องสองแล้ว"})
    hand(officer)
    bureau = a_bureau()
    bureau.post(at("ours"), {"keep_note": "1", "note": "รอศูนย์ข้อมูลตอบ"})

    pages = [bare(one.get(at("ours"))) for one in (officer, bureau)]
    assert ["โทรถามช่องสองแล้ว" in page for page in pages] == [True, False]
    assert ["รอศูนย์ข้อมูลตอบ" in page for page in pages] == [False, True]


def test_what_is_none_of_its_work_it_hands_on_or_back_and_reads_no_more(officer):
    registration, justice = a_bureau(), a_bureau("justice")
    hand(officer)
    hand(registration, to="bureau:justice")
    assert (listed(registration), listed(justice)) == ([], ["ours"])
    hand(justice, to="maerim")

    assert (listed(registration), listed(justice)) == ([], [])
    assert [one.get(at("ours")).status_code for one in (registration, justice)] == [404, 404]
    assert "ผู้ดูแลเรื่องนี้maerim" in bare(officer.get(at("ours")))


def test_it_keeps_its_promise_though_the_office_sees_to_the_story_again(officer):
    hand(officer)
    bureau = a_bureau()
    for form in (ANSWER, PROMISE):
        bureau.post(at("ours"), form)
    hand(officer, to="bureau:justice")

    assert listed(bureau, "answered") == ["ours"]
    assert bureau.post(at("ours"), REPORT).status_code == 302
    assert Answer.objects.get().change.done_at is not None


def test_it_cannot_say_that_a_story_is_not_about_the_office(officer):
    hand(officer)
    a_bureau().post(at("ours"), {"dispute": "1", "words": "เรื่องนี้ไม่ได้เล่าถึงที่ว่าการอำเภอเลย"})

    assert not Dispute.objects.exists()


def test_it_finds_its_stories_from_the_desk_and_types_none():
    desk = a_bureau().get("/desk/").content.decode()

    assert ('href="/office/"' in desk, 'href="/desk/telling/"' in desk) == (True, False)
