"""Machines are held off without a third party: the work of a script, and what is logged of it."""

import hashlib
import logging
from itertools import count

import pytest
from kept import a_kept_campaign
from test_tell_page import CODE, begun, told

from sangsuk.records.stories.models import Story
from sangsuk.web.public import tell_guard
from sangsuk.web.public.tell_guard import has_worked

BEGUN = begun()


def worked(code: str = CODE, given: str = BEGUN) -> str:
    """What the form's script finds."""
    tries = (str(number) for number in count())
    return next(
        one
        for one in tries
        if hashlib.sha256(f"{given}:{code}:{one}".encode()).hexdigest().startswith("0000")
    )


def sent_from_one_network(client, work: str, code: str = CODE) -> int:
    given = {**told(code=code, begun=BEGUN), "work": work, "send": "1"}
    return client.post("/tell/", given, REMOTE_ADDR="203.0.113.7").status_code


def test_work_is_good_for_its_own_form_alone():
    work = worked()

    assert has_worked(begun=BEGUN, code=CODE, work=work)
    assert not has_worked(begun=BEGUN, code="aaaa-bbbb-cccc-ddde", work=work)
    assert not has_worked(begun=begun(61), code=CODE, work=work)
    assert not has_worked(begun=BEGUN, code=CODE, work=f"{work}0")
    assert not has_worked(begun=BEGUN, code=CODE, work="")


@pytest.mark.slow
@pytest.mark.django_db
def test_of_a_network_that_told_much_only_who_worked_may_tell_more(client, monkeypatch):
    a_kept_campaign()
    monkeypatch.setattr(tell_guard, "MOST_AN_HOUR", 0)
    without = sent_from_one_network(client, "")
    made_up = sent_from_one_network(client, "12345")
    done = sent_from_one_network(client, worked())

    assert (without, made_up, done) == (429, 429, 200)
    assert Story.objects.count() == 1


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"website": "https://spam.example"}, "tell refused a story: the trap was filled in"),
        ({"begun": ""}, "tell refused a story: sent too soon"),
        ({}, "tell refused a story: too many of one network"),
    ],
)
def test_what_is_held_off_is_a_line_of_the_log_without_a_word_of_it(
    client, monkeypatch, caplog, changed, line
):
    a_kept_campaign()
    monkeypatch.setattr(tell_guard, "MOST_AN_HOUR", 0)
    with caplog.at_level(logging.WARNING, logger="sangsuk"):
        given = {**told(), **changed, "send": "1"}
        client.post("/tell/", given, REMOTE_ADDR="203.0.113.7")

    assert [record.getMessage() for record in caplog.records if record.name[:7] == "sangsuk"] == [
        line
    ]
    assert "แม่ริม" not in caplog.text


@pytest.mark.django_db
def test_work_that_was_done_goes_from_step_to_step_but_not_to_a_form_begun_anew(client):
    a_kept_campaign()
    kept = client.post("/tell/", {**told(), "work": "41", "place_of": "1"}).content.decode()
    anew = client.post("/tell/", {**told(begun=begun(1)), "work": "41", "send": "1"})

    assert 'name="work" value="41"' in kept
    assert 'name="work" value=""' in anew.content.decode()
