"""`sangsuk jury`, each of its commands as the team calls it."""

import json
import re

import pytest
from click.testing import CliRunner
from judged import (
    FEBRUARY,
    a_judged_campaign,
    a_leader,
    a_round,
    opened,
    some_jurors,
    some_stories,
)
from told import MAE_RIM

from sangsuk.cli.main import cli
from sangsuk.core.errors import CallError
from sangsuk.core.terms.judging import Reader
from sangsuk.flow.judging.ballots import Filled, cast, next_entry
from sangsuk.flow.judging.panel import is_code, juror_of_link
from sangsuk.records.jury.models import Juror, Override, Round

pytestmark = pytest.mark.django_db
BY = ("--by", "somchai")


@pytest.fixture(autouse=True)
def the_first_of_february(monkeypatch, settings):
    monkeypatch.setenv("SANGSUK_CLOCK", FEBRUARY.isoformat())
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def campaign():
    """A first reading of six stories, open from 1 to 7 February 2564."""
    made = a_judged_campaign(a_round("first", "read", week=1, goes_on=3, who="volunteers"))
    some_stories(made, 6)
    a_leader()
    return made


def said(*words: str) -> list[str]:
    called = CliRunner().invoke(cli, ["jury", *words], catch_exceptions=False)
    assert called.exit_code == 0, called.output
    return called.stdout.splitlines()


def judge_all(jurors):
    for juror in jurors:
        while entry := next_entry(juror, "first", at=FEBRUARY):
            filled = Filled(
                number=entry.number,
                marks={"scene": 3 if entry.number < 4 else 1},
                key=f"{juror.pk}-{entry.pk}",
            )
            cast(juror, "first", filled, at=FEBRUARY)


def closed(campaign):
    jurors = some_jurors(campaign, 3, reader=Reader.VOLUNTEERS)
    opened(campaign, "first")
    judge_all(jurors)
    return said("close", "first", *BY)


def test_invite_prints_a_link_and_a_code_that_open_the_room(campaign):
    link, code = said(
        *("invite", "malee", "--reader", "panel", "--home", "5007 5001", "--relation", "u3"),
        *("--shown-name", "มาลี", "--site", "https://sangsuk.example.go.th/", *BY),
    )

    token = link.partition("?key=")[2]
    juror = juror_of_link(token)
    assert link.startswith("link: https://sangsuk.example.go.th/jury/in/?key=")
    assert re.fullmatch(r"code: \d{6}", code)
    assert is_code(juror, token, code)
    assert (juror.shown_name, juror.homes, juror.relations) == ("มาลี", ["5001", "5007"], ["u3"])


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (("invite", "j1", "--reader", "panel"), "There is a juror 'j1'"),
        (("invite", "new", "--reader", "panel", "--home", "9999"), "'9999' is no code"),
        (("link", "nobody"), "There is no juror 'nobody'"),
        (("remove", "j1", "--reason", " "), "There is no reason"),
        (("open", "second", "--seed", "1"), "The campaign has no such round"),
        (("open", "first", "--seed", " "), "There is no seed"),
        (("open", "first", "--seed", "1", "--juror", "nobody"), "There is no juror 'nobody'"),
        (("close", "first"), "The round was not opened"),
        (("override", "first", "--in", "1", "--reason", "x" * 20), "The round was not opened"),
    ],
)
def test_what_cannot_be_is_refused_in_words(campaign, words, wrong):
    some_jurors(campaign, 3, reader=Reader.VOLUNTEERS)
    with pytest.raises(CallError, match=re.escape(wrong)):
        said(*words, *BY)
    assert Round.objects.count() == 0


def test_a_new_link_ends_the_old_one(campaign):
    old = said("invite", "malee", "--reader", "panel", *BY)[0].partition("?key=")[2]
    new = said("link", "malee", *BY)[0].partition("?key=")[2]

    assert juror_of_link(old) is None
    assert juror_of_link(new).name == "malee"


def test_panel_lists_who_judges_and_remove_takes_out_of_it(campaign):
    some_jurors(campaign, 2, reader=Reader.VOLUNTEERS, homes=[MAE_RIM])
    listed = said("panel")
    removed = said("remove", "j1", "--reason", "ขอถอนตัว", *BY)

    assert listed == [
        "j1\tvolunteers\thome 5007\tworks -",
        "j2\tvolunteers\thome 5007\tworks -",
    ]
    assert removed == ["j1 is removed; 0 stories went to others"]
    assert [line.split("\t")[0] for line in said("panel")] == ["j2"]


def test_remove_names_the_stories_for_which_nobody_is_left(campaign):
    some_jurors(campaign, 2, reader=Reader.VOLUNTEERS)
    opened(campaign, "first")

    assert said("remove", "j1", "--reason", "ป่วย", *BY) == [
        "j1 is removed; 0 stories went to others",
        "nobody is left for: 1, 2, 3, 4, 5, 6",
    ]


def test_another_juror_joins_an_open_round_and_gets_what_lacks_a_reader(campaign):
    some_jurors(campaign, 2, reader=Reader.VOLUNTEERS)
    kept = opened(campaign, "first")
    said("remove", "j1", "--reason", "ป่วย", *BY)
    lacking = json.loads(said("status", "first", "--json")[0])["lacking"]
    said("invite", "malee", "--reader", "volunteers", "--home", MAE_RIM, *BY)
    told = said("seat", "first", "malee", *BY)

    of_her_province = kept.entries.filter(story__reading__mentions__district=MAE_RIM).count()
    assert (lacking, of_her_province) == ([1, 2, 3, 4, 5, 6], 2)
    assert told == ["malee judges in first; 4 stories came to them"]
    with pytest.raises(CallError, match="no juror 'malee'"):
        said("seat", "first", "malee", *BY)


def test_rounds_and_status_say_where_a_round_stands(campaign):
    planned = said("rounds")
    some_jurors(campaign, 3, reader=Reader.VOLUNTEERS)
    told = said("open", "first", "--seed", "20210201 123456", *BY)
    status = json.loads(said("status", "first", "--json")[0])

    assert planned == ["first\tread\t2021-02-01 to 2021-02-08\tplanned"]
    assert told == ["first is open: 6 stories before 3 jurors, seed 20210201 123456"]
    assert said("rounds")[0].endswith("\topen")
    assert (status["ballots"], status["duties"], status["unread"]) == (0, 12, 6)
    assert "duties: 12" in said("status", "first")
    assert "outcome" not in status


def test_a_round_is_opened_with_the_jurors_that_are_named(campaign):
    some_jurors(campaign, 4, reader=Reader.VOLUNTEERS)
    said("open", "first", "--seed", "1", "--juror", "j1", "--juror", "j3", *BY)

    assert [juror.name for juror in Round.objects.get().panel.all()] == ["j1", "j3"]


def test_close_says_who_goes_on_and_status_lists_the_verdicts(campaign):
    [told] = closed(campaign)
    act = Round.objects.get().closed_id

    assert told == f"first is closed, act {act}; go on: 1, 2, 3"
    verdicts = [line for line in said("status", "first") if line.startswith("  number")]
    assert len(verdicts) == 6
    assert verdicts[0].startswith("  number 1, place 1, points")


def test_override_prints_before_and_after_and_needs_a_sentence(campaign):
    closed(campaign)
    reason = "เจ้าของเรื่องขอไม่รับรางวัล"
    with pytest.raises(CallError, match="no reason"):
        said("override", "first", "--out", "1", "--in", "6", "--reason", "x", *BY)
    [told] = said("override", "first", "--out", "1", "--in", "6", "--reason", reason, *BY)

    assert told == f"act {Override.objects.get().act_id}: 1, 2, 3 -> 2, 3, 6"


def test_minutes_are_written_where_one_says(campaign, tmp_path):
    closed(campaign)
    file = tmp_path / "m.pdf"

    assert said("minutes", "first", "--out", str(file)) == [f"minutes of first: {file}"]
    assert file.read_bytes()[:5] == b"%PDF-"


def test_a_removed_juror_is_no_longer_named(campaign):
    some_jurors(campaign, 1)
    said("remove", "j1", "--reason", "ขอถอนตัว", *BY)

    assert Juror.objects.get().removed.kept["why"] == "ขอถอนตัว"
    with pytest.raises(CallError, match="no juror 'j1'"):
        said("link", "j1", *BY)
