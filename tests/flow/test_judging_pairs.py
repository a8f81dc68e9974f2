"""A round of comparisons, as it is kept: pairs given, choices sealed."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from judged import FEBRUARY, PLACES, a_pass, compared, opened, some_jurors, some_stories
from told import MAE_RIM

from sangsuk.core.errors import CallError, SangsukError
from sangsuk.flow.judging.pairs import next_pair, say
from sangsuk.flow.judging.stepping_back import step_back
from sangsuk.flow.telling.withdrawal import withdraw
from sangsuk.records.acts.models import Act
from sangsuk.records.acts.queries import faults_of_log
from sangsuk.records.jury.models import Choice, Pair
from sangsuk.records.jury.queries import faults_of_ballots

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def panel():
    """Four jurors before twelve stories, compared from 1 February on."""
    campaign = compared()
    some_stories(campaign, 12)
    jurors = some_jurors(campaign)
    opened(campaign, "pairs")
    return jurors


def answer(juror, said=1, *, key=None, at=FEBRUARY):
    pair = next_pair(juror, "pairs", at=at)
    return say(juror, "pairs", pair.pk, said, key=key or f"k{pair.pk}", at=at)


def test_a_juror_gets_the_same_pair_until_it_is_answered_and_then_another(panel):
    first = next_pair(panel[0], "pairs", at=FEBRUARY)
    again = next_pair(panel[0], "pairs", at=FEBRUARY + timedelta(days=1))
    answer(panel[0])

    assert again == first
    assert next_pair(panel[0], "pairs", at=FEBRUARY) != first


def test_a_pair_in_somebodys_hands_is_not_given_to_another_while_others_are_unseen(panel):
    pairs = [next_pair(juror, "pairs", at=FEBRUARY) for juror in panel]

    assert len({key for pair in pairs for key in (pair.left_id, pair.right_id)}) == 8


def test_nobody_is_asked_about_a_story_of_their_own_province(panel):
    campaign = panel[0].campaign
    local = a_pass(campaign, "local", homes=["5001"]).juror
    panel[0].rounds.get().panel.add(local)
    places = set()
    for _ in range(6):
        pair = next_pair(local, "pairs", at=FEBRUARY)
        places |= {
            mention.district_id
            for entry in (pair.left, pair.right)
            for mention in entry.story.reading.mentions.all()
        }
        answer(local)

    assert places == set(PLACES) - {MAE_RIM}


def test_sent_twice_with_one_key_it_is_one(panel):
    pair = next_pair(panel[0], "pairs", at=FEBRUARY)
    one = say(panel[0], "pairs", pair.pk, 1, key="k", at=FEBRUARY)
    other = say(panel[0], "pairs", pair.pk, 1, key="k", at=FEBRUARY)

    assert one == other
    assert Choice.objects.count() == 1


def test_a_second_window_cannot_answer_the_pair_again(panel):
    made = answer(panel[0])

    with pytest.raises(CallError, match="judged this already"):
        say(panel[0], "pairs", made.pair_id, -1, key="other", at=FEBRUARY)
    assert Choice.objects.get().said == 1


def test_the_database_refuses_to_change_or_erase_what_is_sealed(panel):
    made = answer(panel[0])

    for change in (lambda: Choice.objects.update(said=-1), made.delete):
        with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
            change()
    assert list(faults_of_ballots()) == list(faults_of_log()) == []


def test_after_the_deadline_nothing_is_taken_and_what_came_in_time_stays(panel):
    pair = next_pair(panel[0], "pairs", at=FEBRUARY)
    late = FEBRUARY + timedelta(days=8)

    with pytest.raises(CallError, match="was sealed in time counts"):
        say(panel[0], "pairs", pair.pk, 1, key="k", at=late)
    assert Choice.objects.count() == 0


def test_who_steps_back_is_not_asked_about_the_story_again(panel):
    pair = next_pair(panel[0], "pairs", at=FEBRUARY)
    step_back(panel[0], "pairs", pair.left.number, at=FEBRUARY)
    asked = []
    while (given := next_pair(panel[0], "pairs", at=FEBRUARY)) and len(asked) < 20:
        asked += [given.left_id, given.right_id]
        answer(panel[0])

    assert pair.left_id not in asked
    assert Act.objects.filter(kind="jury.recused").count() == 1


def test_a_story_taken_back_leaves_the_pair_and_the_round(panel):
    pair = next_pair(panel[0], "pairs", at=FEBRUARY)
    withdraw(pair.left.story, by="the teller", at=FEBRUARY)

    with pytest.raises(CallError, match="has taken the story back"):
        say(panel[0], "pairs", pair.pk, 1, key="k", at=FEBRUARY)
    following = next_pair(panel[0], "pairs", at=FEBRUARY)
    assert pair.left_id not in (following.left_id, following.right_id)
    assert Pair.objects.get(pk=pair.pk).passed


def test_a_panel_too_small_for_the_conflicts_is_refused_and_names_the_stories():
    campaign = compared()
    some_stories(campaign, 4, MAE_RIM)
    some_jurors(campaign, 1)
    a_pass(campaign, "local", homes=["5001"])

    with pytest.raises(SangsukError, match="fewer than 2 jurors"):
        opened(campaign, "pairs")
    assert Act.objects.filter(kind="jury.opened").count() == 0
