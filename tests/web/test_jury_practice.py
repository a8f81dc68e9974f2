"""Practice before a final: known stories, agreed marks shown after one's own, nothing counted."""

import pytest
from django.test import Client
from judged import FEBRUARY, a_judged_campaign, a_leader, a_pass, a_round, marked
from kept import a_kept_campaign
from shown import words_of
from signed import sign_in

from sangsuk.core.errors import SangsukError
from sangsuk.core.terms.judging_recipe import FINAL
from sangsuk.flow.judging.practice import known_for, load_known, panel_practice, practise
from sangsuk.flow.judging.rounds import stages_of
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.jury.models import Ballot, Practice

pytestmark = pytest.mark.django_db
PAGE = "/jury/rounds/final/practice/"
LINES = [line["slug"] for line in FINAL["rubric"]]


@pytest.fixture(autouse=True)
def the_first_of_february(monkeypatch, settings):
    monkeypatch.setenv("SANGSUK_CLOCK", "2021-02-01T10:00:00+07:00")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def malee(campaign):
    """A juror of the ready recipe's panel, and her browser."""
    way_in, client = a_pass(campaign, "malee", shown_name="มาลี"), Client()
    client.post("/jury/in/", {"key": way_in.token, "code": way_in.code})
    return way_in.juror, client


@pytest.fixture
def campaign():
    """The campaign of 2563, judged by the ready recipe."""
    return a_kept_campaign()


def final_of(campaign):
    return stages_of(campaign)[-1].terms


def test_known_stories_fit_the_recipes_sheet_and_cover_all_of_it(campaign):
    terms = final_of(campaign)

    assert known_for(terms) == list(load_known())
    used = {(slug, mark) for one in load_known() for slug, mark in one.marks.items()}
    assert {slug for slug, _ in used} == set(LINES)
    assert {mark for _, mark in used} == {1, 2, 3, 4, 5}


def test_what_was_agreed_is_seen_after_the_own_marks_and_not_before(malee):
    _, client = malee
    first = load_known()[0]
    before = client.get(PAGE).content.decode()
    early = client.get(f"{PAGE}?story={first.slug}")
    told = {f"mark-{line}": "3" for line in LINES} | {"story": first.slug}
    after = words_of(client.post(PAGE, told, follow=True).content)

    assert first.why not in before
    assert early.status_code == 404
    assert "คุณให้ 3 เห็นเหตุการณ์หนึ่งช่วงชัดเจน ที่ตกลงกัน 1 มีแต่คำชม" in after
    assert Practice.objects.get().marks == dict.fromkeys(LINES, 3)
    assert Ballot.objects.count() == 0


def test_the_first_answer_stands(malee):
    _, client = malee
    first = load_known()[0]
    for mark in ("2", "5"):
        client.post(PAGE, {f"mark-{line}": mark for line in LINES} | {"story": first.slug})

    assert Practice.objects.get().marks == dict.fromkeys(LINES, 2)


def test_a_severe_juror_sees_it_and_so_does_who_leads(campaign, malee):
    juror, client = malee
    terms = final_of(campaign)
    for one in load_known():
        practise(juror, terms, one.slug, dict.fromkeys(LINES, 1), at=FEBRUARY)
    page = words_of(client.get(PAGE).content)
    [(_, told)] = panel_practice(campaign, terms)
    desk = words_of(sign_in(a_leader()).get("/desk/jury/final/").content)

    steps = [mark - 1 for one in load_known() for mark in one.marks.values()]
    assert (told.stories, told.kind) == (5, -round(sum(steps) / len(steps), 2))
    assert "คุณเข้มกว่าที่ตกลงกัน" in page
    assert f"มาลี · 5 เรื่อง ห่าง {-told.kind:.1f} ขั้น ({told.kind:+.1f})" in desk


@pytest.mark.parametrize("marks", [{}, {"scene": 6}, dict.fromkeys(LINES, 0), {"other": 1}])
def test_marks_that_do_not_fit_are_refused(campaign, malee, marks):
    with pytest.raises(SangsukError, match="do not fit the rubric"):
        practise(malee[0], final_of(campaign), "card", marks, at=FEBRUARY)
    assert Practice.objects.count() == 0


def test_a_story_that_is_none_comes_back_and_a_round_without_practice_has_no_page(malee):
    _, client = malee
    told = {f"mark-{line}": "3" for line in LINES} | {"story": "no such story"}

    assert client.post(PAGE, told).status_code == 400
    assert client.get("/jury/rounds/comparison/practice/").status_code == 404


def test_a_sheet_of_another_kind_has_no_known_stories():
    assert known_for(rules_of(marked()).rounds[-1]) == []
    read = a_judged_campaign(a_round("first", "read", week=1, goes_on=3))
    assert known_for(rules_of(read).rounds[0]) == []
