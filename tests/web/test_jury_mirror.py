"""The fairness mirror on pages: for a juror once they are done, for the panel once it is closed."""

import numpy as np
import pytest
from django.test import Client
from judged import (
    FEBRUARY,
    a_leader,
    a_pass,
    compared,
    marked,
    opened,
    some_jurors,
    some_stories,
)
from shown import words_of
from signed import an_account, sign_in

from sangsuk.flow.judging.ballots import Filled, cast, next_entry
from sangsuk.flow.judging.closing import close_round
from sangsuk.records.accounts.roles import Role

pytestmark = pytest.mark.django_db
PAGE = "/jury/rounds/final/mirror/"


@pytest.fixture(autouse=True)
def the_first_of_february(monkeypatch, settings):
    monkeypatch.setenv("SANGSUK_CLOCK", "2021-02-01T10:00:00+07:00")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def a_final(stories=24):
    """Five jurors; malee gives the highest mark where the story is long, whatever it says."""
    campaign = marked()
    for n, story in enumerate(some_stories(campaign, stories)):
        story.reading.masked += " แล้วก็เล่าต่ออีก" * (40 if n % 2 else 0)
        story.reading.save()
    others, way_in = some_jurors(campaign, 4), a_pass(campaign, "malee", shown_name="มาลี")
    opened(campaign, "final")
    client = Client()
    client.post("/jury/in/", {"key": way_in.token, "code": way_in.code})
    return campaign, client, way_in.juror, others


def judge(jurors, mark):
    chance = np.random.default_rng(7)
    for juror in jurors:
        while entry := next_entry(juror, "final", at=FEBRUARY):
            filled = Filled(
                number=entry.number,
                marks={"scene": mark(entry, chance)},
                reason="เห็นภาพชัดว่าเจ้าหน้าที่ช่วยอย่างไร",
                key=f"{juror.pk}-{entry.pk}",
            )
            cast(juror, "final", filled, at=FEBRUARY)


def by_length(entry, _):
    return 3 if len(entry.story.reading.masked) > 300 else 1


def by_chance(_, chance):
    return int(chance.integers(1, 4))


def test_a_juror_sees_the_mirror_after_the_last_story_and_not_before():
    _, client, malee, others = a_final()
    judge(others, by_chance)
    before = client.get(PAGE)
    judge([malee], by_length)
    home, page = words_of(client.get("/jury/").content), words_of(client.get(PAGE).content)

    assert before.status_code == 404
    assert "กระจกของคุณ" in home
    assert "เอนเข้าหาเรื่องยาว มากกว่ากรรมการคนอื่น" in page
    assert "ราว 5 ใน 100 คน" in page


def test_who_leads_sees_the_panels_mirror_once_the_round_is_closed():
    campaign, _, malee, others = a_final()
    judge(others, by_chance)
    judge([malee], by_length)
    desk = sign_in(a_leader())
    open_yet = desk.get("/desk/jury/final/mirror/")
    close_round(campaign, "final", by=a_leader(), at=FEBRUARY)
    page = words_of(desk.get("/desk/jury/final/mirror/").content)

    assert open_yet.status_code == 404
    assert "จาก 5 คน ถ้าทุกคนตัดสินตามเกณฑ์ล้วน ๆ ก็ยังเตือนโดยบังเอิญได้ถึง 0.2 คน" in page
    assert "มาลี 24 เอนเข้าหาเรื่องยาว" in page


def test_of_few_judgements_the_mirror_says_that_it_tells_nothing():
    _, client, malee, others = a_final(stories=4)
    judge([*others, malee], by_length)

    assert "เทียบกับคนอื่นได้ 4 ครั้ง น้อยเกินกว่าจะบอกอะไร" in words_of(client.get(PAGE).content)


def test_in_comparisons_nobody_looks_while_the_round_is_open(monkeypatch):
    campaign = compared()
    some_stories(campaign, 6)
    some_jurors(campaign, 2)
    way_in, client = a_pass(campaign, "malee"), Client()
    opened(campaign, "pairs")
    client.post("/jury/in/", {"key": way_in.token, "code": way_in.code})
    page = client.get("/jury/rounds/pairs/").content.decode()
    pair, key = (page.split(f'name="{name}" value="')[1].split('"')[0] for name in ("pair", "key"))
    client.post("/jury/rounds/pairs/", {"pair": pair, "key": key, "said": "left"})
    during = client.get("/jury/rounds/pairs/mirror/")
    monkeypatch.setenv("SANGSUK_CLOCK", "2021-02-09T10:00:00+07:00")
    after = words_of(client.get("/jury/rounds/pairs/mirror/").content)

    assert during.status_code == 404
    assert "น้อยเกินกว่าจะบอกอะไร" in after


def test_the_mirror_of_the_panel_is_for_who_leads_and_who_audits():
    a_final(stories=4)

    assert sign_in(an_account("f", Role.FILM)).get("/desk/jury/final/mirror/").status_code == 403
