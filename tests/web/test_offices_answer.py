"""Offices answer their own stories in public; nothing that they do hides, moves or counts a story."""

import json
from datetime import timedelta

import pytest
from kept import a_kept_campaign, keep_reading, keep_stories
from shown import words_of as spaced_words_of
from signed import an_account, sign_in
from told import BETONG, BLAMED, MAE_RIM, PAI, PRAISED, a_reading

from sangsuk.flow.telling.telling import Telling, tell
from sangsuk.flow.telling.withdrawal import withdraw
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.models import Act
from sangsuk.records.answers.models import Answer, Dispute, Opinion
from sangsuk.records.answers.queries import figures_of
from sangsuk.records.stories.models import Mention, Shown, Story

pytestmark = pytest.mark.django_db
KIND = "ขอโทษที่ต้องรอนานค่ะ ตั้งแต่วันจันทร์เราเปิดช่องบริการเพิ่มอีกหนึ่งช่อง"
PROMISE = {
    "promise": "1",
    "what": "เปิดช่องบริการที่สามทุกวันจันทร์",
    "owner": "ปลัดอำเภอ ฝ่ายทะเบียน",
    "due": "15 ม.ค. 2564",
}
REPORT = {"report": "1", "evidence": "เปิดช่องที่สามแล้วตั้งแต่วันจันทร์ มีป้ายบอกหน้าประตู"}
TOLD = {
    "sad": ((MAE_RIM, BLAMED),),
    "glad": ((MAE_RIM, PRAISED),),
    "both": ((MAE_RIM, BLAMED), (BETONG, BLAMED)),
    "far": ((PAI, BLAMED),),
}


def words_of(page: bytes) -> str:
    """Without blanks: on pages long words are held together by marks."""
    return bare(spaced_words_of(page))


def bare(text: str) -> str:
    return text.replace(" ", "")


@pytest.fixture
def campaign(settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path
    made = a_kept_campaign()
    keep_stories(made, TOLD)
    return made


@pytest.fixture
def officer(campaign):
    return sign_in(an_account("maerim", Role.DISTRICT, scope=MAE_RIM))


def story(name: str) -> Story:
    return Story.objects.get(native_id=name)


def at(name: str) -> str:
    return f"/office/stories/{story(name).pk}/"


def answered(client, name="sad", text=KIND, **more):
    return client.post(at(name), {"answer": "1", "text": text} | more)


def public(client, name="sad") -> str:
    return words_of(client.get(f"/stories/{story(name).pk}/").content)


def pass_time(monkeypatch, moment: str) -> None:
    monkeypatch.setenv("SANGSUK_CLOCK", moment)


def test_an_answer_stands_under_the_story_for_everybody_at_once(officer, client):
    assert "ที่ว่าการอำเภอตอบ" not in public(client)
    assert answered(officer).status_code == 302

    assert bare(KIND) in public(client)
    assert [act.kind for act in Act.objects.all()] == ["answer.given"]


def test_the_desk_of_an_officer_leads_to_the_stories_of_the_office(officer):
    desk = officer.get("/desk/").content.decode()

    assert ('href="/office/"' in desk, 'href="/desk/telling/"' in desk) == (True, True)


def test_an_office_sees_its_own_stories_and_no_other(officer):
    shown = words_of(officer.get("/office/?show=all").content)

    assert (shown.count("อำเภอแม่ริม·"), "อำเภอปาย·" in shown) == (3, False)
    assert [officer.get(at(name)).status_code for name in TOLD] == [200, 200, 200, 404]
    assert officer.post(at("far"), {"answer": "1", "text": KIND}).status_code == 404
    assert not Answer.objects.exists()


def test_an_office_does_not_answer_for_another_that_the_same_story_speaks_of(officer):
    there = {"office": BETONG}

    assert answered(officer, "both", **there).status_code == 404
    assert answered(officer, "both").status_code == 302
    assert Answer.objects.get().district_id == MAE_RIM


def test_a_province_answers_for_its_districts_and_no_other(campaign):
    province = sign_in(an_account("chiangmai", Role.PROVINCE, scope="50"))

    assert answered(province).status_code == 302
    assert [province.get(at(name)).status_code for name in ("glad", "far")] == [200, 404]


@pytest.mark.parametrize(
    "role", [Role.JUROR, Role.FINANCE, Role.FILM, Role.AUDITOR, Role.READ_ONLY]
)
def test_who_answers_for_no_office_does_not_come_in(campaign, role):
    client = sign_in(an_account("other", role))

    assert [client.get("/office/").status_code, client.get(at("sad")).status_code] == [403, 403]


def test_who_has_not_signed_in_is_sent_to_do_so(campaign, client):
    assert client.get("/office/")["Location"].startswith("/desk/sign-in/")


def test_what_waits_is_concerns_without_an_answer_the_oldest_first(officer):
    answered(officer)

    waiting = words_of(officer.get("/office/").content)
    assert (waiting.count("อำเภอแม่ริม·"), waiting.count("รอคำตอบ")) == (1, 2)
    assert words_of(officer.get("/office/?show=answered").content).count("อำเภอแม่ริม·") == 1


def test_html_in_an_answer_is_text(officer, client):
    answered(officer, text=f"<script>alert(1)</script><b>{KIND}</b>")

    page = client.get(f"/stories/{story('sad').pk}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;b&gt;" in page


def test_personal_data_keeps_an_answer_in_the_house_and_an_offices_own_number_does_not(officer):
    refused = answered(officer, text=f"{KIND} โทรหาคุณสมชาย ใจดี 081-234-5678", sure="1")
    assert (refused.status_code, "081-234-5678" in words_of(refused.content)) == (400, True)
    assert not Answer.objects.exists()

    assert answered(officer, text=f"{KIND} โทร 053-111-222").status_code == 302


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ท่านเข้าใจผิดครับ เจ้าหน้าที่ทำงานถูกต้องทุกอย่าง", "ท่านเข้าใจผิด"),
        ("ขอบคุณสำหรับข้อเสนอแนะ จะนำไปปรับปรุงต่อไปครับ", "ใช้กับเรื่องไหนก็ได้"),
    ],
)
def test_words_that_hurt_or_say_nothing_are_shown_once_more_before_they_go_out(officer, text, said):
    first = answered(officer, text=text)
    assert (first.status_code, said in words_of(first.content)) == (400, True)
    assert not Answer.objects.exists()

    assert answered(officer, text=text, sure="1").status_code == 302


@pytest.mark.parametrize("text", ["", "ครับ", "ก" * 3001])
def test_too_short_and_too_long_is_no_answer(officer, text):
    assert answered(officer, text=text, sure="1").status_code == 400
    assert not Answer.objects.exists()


def test_for_half_an_hour_an_answer_is_mended_then_it_is_amended_and_both_are_shown(
    officer, client, monkeypatch
):
    answered(officer)
    officer.post(at("sad"), {"mend": "1", "text": f"{KIND} ครับผม"})
    assert "ฉบับเดิม" not in public(client)

    pass_time(monkeypatch, "2020-12-20T10:31:00+07:00")
    officer.post(at("sad"), {"mend": "1", "text": "เพิ่มเติมค่ะ ช่องที่สามเปิดได้จริงวันพุธ ขอโทษด้วย"})

    shown = public(client)
    assert "ช่องที่สามเปิดได้จริงวันพุธ" in shown
    assert bare(f"ฉบับเดิมของวันที่ 20 ธันวาคม 2563 {KIND} ครับผม") in shown


def test_a_colleague_who_answers_at_the_same_time_is_told(officer, campaign):
    other = sign_in(an_account("maerim2", Role.DISTRICT, scope=MAE_RIM))
    answered(officer)

    second = answered(other, text=f"{KIND} อีกคน")
    assert "เพื่อนร่วมสำนักงานเพิ่งตอบ" in words_of(second.content)
    assert Answer.objects.get().by == "maerim"


def test_an_answer_to_a_story_that_was_taken_back_is_refused_kindly(officer, campaign, client):
    answered(officer)
    withdraw(story("sad"), by="the teller", at=campaign.opens)

    for page in (officer.get(at("sad")), answered(officer)):
        assert (page.status_code, "ผู้เล่าขอเรื่องคืนแล้ว" in words_of(page.content)) == (410, True)
    assert not Answer.objects.exists()
    assert client.get(f"/stories/{story('sad').pk}/").status_code == 410


def test_a_story_whose_teller_allows_no_showing_is_not_shown_to_its_office(officer):
    Shown.objects.filter(story=story("sad")).delete()

    assert (officer.get(at("sad")).status_code, answered(officer).status_code) == (404, 404)


def test_nothing_that_an_office_does_moves_a_story_or_a_count(officer, client):
    before = (list(Shown.objects.values_list("pk")), client.get("/standings/").content)
    answered(officer)
    for form in (PROMISE, REPORT, {"dispute": "1", "words": "เรื่องนี้เล่าถึงเทศบาล ไม่ใช่ที่ว่าการ"}):
        assert officer.post(at("sad"), form).status_code == 302

    assert (list(Shown.objects.values_list("pk")), client.get("/standings/").content) == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"due": "19 ธ.ค. 2563"},
        {"due": "15 ม.ค. 2565"},
        {"due": "เร็ว ๆ นี้"},
        {"owner": ""},
        {"owner": "คุณสมชาย ใจดี"},
        {"owner": "ปลัดอำเภอ " * 20},
        {"what": ""},
    ],
)
def test_a_promise_says_what_who_and_by_when(officer, wrong):
    answered(officer)

    assert officer.post(at("sad"), PROMISE | wrong).status_code == 400
    assert not hasattr(Answer.objects.get(), "change")


def test_today_is_the_day_in_bangkok(officer, monkeypatch):
    answered(officer)
    pass_time(monkeypatch, "2020-12-19T19:00:00+00:00")

    assert "ตั้งแต่วันนี้20ธ.ค.2563" in words_of(officer.get(at("sad")).content)
    assert officer.post(at("sad"), PROMISE | {"due": "19 ธ.ค. 2563"}).status_code == 400
    assert officer.post(at("sad"), PROMISE | {"due": "20 ธ.ค. 2563"}).status_code == 302


def test_a_promise_is_made_once_and_done_with_evidence_and_a_safe_link(officer, client):
    answered(officer)
    assert officer.post(at("sad"), PROMISE).status_code == 302
    again = officer.post(at("sad"), PROMISE | {"what": "อย่างอื่นที่ง่ายกว่านี้มาก ๆ เลย"})
    assert "สัญญาไว้แล้ว" in words_of(again.content)
    assert "กำลังทำ" in public(client)

    for link in ("javascript:alert(1)", f"https://{'a' * 500}"):
        assert officer.post(at("sad"), REPORT | {"link": link}).status_code == 400
    assert officer.post(at("sad"), {"report": "1", "evidence": ""}).status_code == 400
    assert officer.post(at("sad"), REPORT).status_code == 302
    assert "รอผู้เล่ายืนยัน" in public(client)


def test_figures_are_of_concerns_alone(officer, campaign):
    answered(officer, "glad", text="ดีใจที่ได้อ่านเรื่องนี้ค่ะ จะเอาไปเล่าให้ทีมทะเบียนฟัง")
    answered(officer, "sad")

    figures = figures_of(campaign, MAE_RIM)
    assert (figures.concerns, figures.answered, figures.waiting) == (2, 1, 1)


def test_notes_and_hand_overs_stay_in_the_office(officer, client, campaign):
    an_account("chiangmai", Role.PROVINCE, scope="50")
    an_account("betong", Role.DISTRICT, scope=BETONG)
    officer.post(at("sad"), {"keep_note": "1", "note": "โทรถามช่องสองแล้ว"})
    assert officer.post(at("sad"), {"give": "1", "to": "chiangmai"}).status_code == 302
    assert officer.post(at("sad"), {"give": "1", "to": "betong"}).status_code == 400

    inside = words_of(officer.get(at("sad")).content)
    assert ("โทรถามช่องสองแล้ว" in inside, "ผู้ดูแลเรื่องนี้chiangmai" in inside) == (True, True)
    assert "โทรถามช่องสองแล้ว" not in public(client)


def test_a_central_bureau_answers_what_was_handed_to_it_and_nothing_else(officer, client):
    centre = sign_in(an_account("centre"))
    assert centre.get(at("sad")).status_code == 404
    officer.post(at("sad"), {"give": "1", "to": "bureau:registration"})

    assert answered(centre).status_code == 302
    assert "สำนักบริหารการทะเบียนตอบเมื่อ" in public(client)
    assert centre.get(at("glad")).status_code == 404


def test_five_working_days_leave_out_saturdays_sundays_and_holidays(officer, monkeypatch):
    pass_time(monkeypatch, "2020-12-08T10:00:00+07:00")

    # Told on Saturday 5 December: 7, 10 and 11 are holidays, 12 and 13 a weekend.
    assert "อีก4วันทำการถึง16ธันวาคม2563" in words_of(officer.get("/office/").content)


CODE = "2345-6789-abcd-efgh"


@pytest.fixture
def told(campaign, officer, monkeypatch):
    """A story told on the site, answered, promised and reported done."""
    pass_time(monkeypatch, "2020-12-20T10:00:00+07:00")
    text = "ไปทำบัตรที่ว่าการอำเภอแม่ริม รอสามชั่วโมง เจ้าหน้าที่พูดไม่ดีเลย เสียใจมาก"
    consents = {"count": True, "publish": True, "quote": True, "film": True}
    made = tell(
        Telling(code=CODE, text=text, district=MAE_RIM, consents=consents),
        campaign,
        at=campaign.opens + timedelta(days=9),
    )
    there = f"/office/stories/{made.pk}/"
    for form in ({"answer": "1", "text": KIND}, PROMISE, REPORT):
        assert officer.post(there, form).status_code == 302
    return made


def said(client, code=CODE, **form):
    return client.post("/tell/mine/", {"code": code} | form)


def change_of(made) -> str:
    return str(Answer.objects.get(story=made).change.pk)


def test_the_teller_alone_says_whether_a_change_is_there(told, client, officer):
    change = change_of(told)
    assert said(client, code="zzzz-6789-abcd-efgh", change=change, is_done="yes").status_code == 404
    assert said(officer, code="", change=change, is_done="yes").status_code == 200
    assert not Opinion.objects.exists()

    done = said(client, change=change, is_done="yes", words="ไปมาแล้วดีขึ้นจริง โทร 081-234-5678")
    assert done.status_code == 200
    shown = words_of(client.get(f"/stories/{told.pk}/").content)
    assert "ผู้เล่ายืนยันว่าเปลี่ยนแล้ว" in shown
    assert ("ไปมาแล้วดีขึ้นจริง" in shown, "081-234-5678" in shown) == (True, False)
    assert figures_of(told.campaign, MAE_RIM).confirmed == 1


def test_what_was_reported_stands_unless_the_teller_says_not_yet(told, client, officer):
    there, other = f"/office/stories/{told.pk}/", REPORT | {"evidence": "อีกคำหนึ่งที่เขียนทับของเดิม"}
    assert officer.post(there, other).status_code == 400
    said(client, change=change_of(told), is_done="yes")
    assert officer.post(there, other).status_code == 400
    assert Answer.objects.get(story=told).change.evidence == REPORT["evidence"]
    said(client, change=change_of(told), is_done="no")

    assert officer.post(there, other).status_code == 302


def test_a_teller_who_says_not_yet_is_heard_and_may_think_again(told, client):
    change = change_of(told)
    said(client, change=change, is_done="no")
    assert "ผู้เล่าบอกว่ายังไม่เปลี่ยน" in words_of(client.get(f"/stories/{told.pk}/").content)
    said(client, change=change, is_done="yes")

    assert figures_of(told.campaign, MAE_RIM).confirmed == 1
    assert [act.kind for act in Act.objects.all()][-2:] == ["change.not_yet", "change.confirmed"]


@pytest.mark.parametrize("number", ["0", "x", "-1", "9" * 30, "๑"])
def test_a_change_that_is_none_of_this_story_is_not_found(told, client, number):
    assert said(client, change=number, is_done="yes").status_code == 404


def test_the_change_of_another_story_is_not_found(told, client, officer):
    for form in ({"answer": "1", "text": KIND}, PROMISE, REPORT):
        officer.post(at("sad"), form)
    other = Answer.objects.get(story=story("sad")).change.pk

    assert said(client, change=str(other), is_done="yes").status_code == 404


def test_answers_stand_in_the_feed_of_the_district(officer, client):
    answered(officer)

    feed = client.get(f"/districts/{MAE_RIM}/feed.xml").content.decode()
    assert f"อำเภอแม่ริมตอบว่า: {KIND}" in feed


def test_an_office_that_the_story_speaks_of_no_more_does_not_answer_in_the_feed(officer, client):
    answered(officer, "both")
    feed = f"/districts/{BETONG}/feed.xml"
    assert KIND in client.get(feed).content.decode()
    Mention.objects.filter(reading__story=story("both"), district=MAE_RIM).delete()

    assert KIND not in client.get(feed).content.decode()


def test_the_district_page_says_how_its_office_answers(officer, client):
    assert "ที่ว่าการตอบแล้ว0จาก2เรื่อง" in words_of(client.get(f"/districts/{MAE_RIM}/").content)
    answered(officer)

    assert "ที่ว่าการตอบแล้ว1จาก2เรื่อง" in words_of(client.get(f"/districts/{MAE_RIM}/").content)


def test_pages_of_an_office_ask_little_of_the_database(officer, django_assert_max_num_queries):
    for n in range(15):
        keep_reading(a_kept_campaign(), a_reading(f"n{n}", f"u{n}", (MAE_RIM, BLAMED)))
    answered(officer)
    for address in ("/office/?show=all", at("sad")):
        with django_assert_max_num_queries(20):
            officer.get(address)


OTHERS = "เรื่องนี้เล่าถึงเทศบาล ไม่ใช่ที่ว่าการอำเภอ"


@pytest.fixture
def disputed(officer):
    officer.post(at("sad"), {"dispute": "1", "words": OTHERS})
    return Dispute.objects.get()


def test_somebody_else_decides_whether_a_story_is_about_an_office(disputed, officer, campaign):
    centre = sign_in(an_account("centre"))
    there = f"/desk/disputes/{disputed.pk}/"
    assert bare(OTHERS) in words_of(centre.get("/desk/disputes/").content)
    assert officer.post(there, {"outcome": "upheld", "why": "ใช่"}).status_code == 403
    decided = centre.post(there, {"outcome": "upheld", "why": "เล่าถึงเทศบาลจริง"})

    assert decided.status_code == 302
    assert figures_of(campaign, MAE_RIM).concerns == 1
    assert "ไม่ต้องตอบเล่าถึงเทศบาลจริง" in words_of(officer.get(at("sad")).content)
    assert Act.objects.last().told == {"district": MAE_RIM, "outcome": "upheld"}


@pytest.mark.parametrize(
    "form", [{"outcome": "upheld"}, {"why": "ก"}, {"outcome": "x", "why": "ก"}]
)
def test_a_decision_has_an_outcome_and_a_reason(disputed, campaign, form):
    centre = sign_in(an_account("centre"))

    assert centre.post(f"/desk/disputes/{disputed.pk}/", form).status_code == 400
    assert not Dispute.objects.exclude(outcome="").exists()


def test_a_dispute_is_decided_once(disputed, campaign):
    centre, there = sign_in(an_account("centre")), f"/desk/disputes/{disputed.pk}/"
    centre.post(there, {"outcome": "dismissed", "why": "เล่าถึงเคาน์เตอร์ของอำเภอ"})

    assert centre.post(there, {"outcome": "upheld", "why": "เปลี่ยนใจ"}).status_code == 404
    assert Dispute.objects.get().outcome == "dismissed"


def test_an_auditor_reads_disputes_and_decides_none(disputed, campaign):
    auditor = sign_in(an_account("auditor", Role.AUDITOR))

    assert auditor.get("/desk/disputes/").status_code == 200
    assert auditor.get(f"/desk/disputes/{disputed.pk}/").status_code == 403


def test_a_teller_takes_away_all_that_is_kept_of_the_story(told, client):
    given = said(client, download="1")
    kept = json.loads(given.content)

    assert given["Content-Disposition"] == f'attachment; filename="story-{told.pk}.json"'
    assert kept["text"].startswith("ไปทำบัตรที่ว่าการอำเภอแม่ริม")
    assert kept["answers"][0]["words"] == [KIND]
    assert {one["layer"]: one["yes"] for one in kept["allowed"]}["film"] is True
    assert said(client, code="zzzz-6789-abcd-efgh", download="1").status_code == 404
