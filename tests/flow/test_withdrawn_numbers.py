"""What a teller takes back is in no number of the report and in no open table any more."""

from collections.abc import Callable
from functools import partial

import pytest
from a_full_campaign import BY_DAY, a_full_campaign
from django.db import transaction
from hypothesis import given, settings, strategies
from kept import TENTH
from taken_back import refuse_to_be_shown, take_away_at_the_source

from sangsuk.core.tell.answers.answer import Answer
from sangsuk.flow.answers.answering import answer_now, lay_out, source_now
from sangsuk.flow.open_data.numbers import number_rows
from sangsuk.flow.open_data.tables import Tables, open_tables
from sangsuk.flow.telling.withdrawal import withdraw_all
from sangsuk.records.answers.actions import forget_answers
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Reading, Shown, Story

KEPT_ELSEWHERE = {"standings", "audit"}  # as they were counted and read; the next count is without


def by_receipt(campaign: Campaign, stories: list[Story]) -> None:
    withdraw_all(stories, campaign, by="the teller", at=TENTH)


at_the_source = partial(take_away_at_the_source, at=TENTH)
refused_to_be_shown = partial(refuse_to_be_shown, at=TENTH)


def never_told(_campaign: Campaign, stories: list[Story]) -> None:
    """The stories and all that hangs on them are in no record."""
    numbers = [one.pk for one in stories]
    forget_answers(stories=numbers)
    Shown.objects.filter(story__in=numbers).delete()
    Reading.objects.filter(story__in=numbers).delete()  # the stories given stay whole for the next


def told_after(
    what: Callable[[Campaign, list[Story]], None], campaign: Campaign, stories: list[Story], home
) -> tuple[Answer, list[dict], Tables]:
    """The answer, its numbers and the open tables after that was done; then it is undone."""
    with transaction.atomic():
        what(campaign, stories)
        source = source_now(campaign)
        answer = source.answer
        numbers = number_rows(answer, lay_out(answer, "th"))
        tables = open_tables(campaign, home=home, source=source)
        transaction.set_rollback(True)
    return answer, numbers, {name: tables[name] for name in tables.keys() - KEPT_ELSEWHERE}


def named_in(answer: Answer) -> set[int]:
    """Stories that the answer names, quotes, or counts by their words."""
    pairs = [pair for side in (answer.happy, answer.unhappy) for pair in side.quotes]
    pairs += [theme.quotes for theme in answer.themes if theme.quotes]
    return {
        *(number for card in answer.cards for number in card.stories),
        *(number for theme in answer.themes for number in theme.theme.stories),
        *(quote.story for pair in pairs for quote in (pair.typical, pair.vivid)),
        *(did.story for concern in answer.concerns for did in concern.did),
    }


@pytest.mark.django_db
def test_numbers_and_tables_are_as_if_what_was_withdrawn_had_never_been_told(tmp_path):
    campaign = a_full_campaign(tmp_path)
    stories = list(campaign.stories.order_by("pk"))
    all_told = told_after(lambda *_: None, campaign, [], tmp_path)

    @settings(max_examples=4, deadline=None, derandomize=True)
    @given(
        at=strategies.sets(strategies.integers(0, len(stories) - 1), min_size=1, max_size=25),
        way=strategies.sampled_from((by_receipt, at_the_source)),
    )
    def never(at: set[int], way: Callable[[Campaign, list[Story]], None]) -> None:
        gone = [stories[number] for number in sorted(at)]
        answer, *after = told_after(way, campaign, gone, tmp_path)
        assert after == [*told_after(never_told, campaign, gone, tmp_path)][1:]
        assert after[0] != all_told[1]
        assert named_in(answer).isdisjoint(one.pk for one in gone)

    assert len(stories) == sum(BY_DAY.values())
    never()


@pytest.mark.django_db
def test_what_may_not_be_shown_counts_and_is_named_and_read_for_its_words_nowhere(tmp_path):
    campaign = a_full_campaign(tmp_path)
    stories = list(campaign.stories.order_by("pk"))[::3]
    before = answer_now(campaign)
    answer, numbers, tables = told_after(refused_to_be_shown, campaign, stories, tmp_path)
    gone = {one.pk for one in stories}

    assert named_in(before) & gone
    assert named_in(answer) & gone == set()
    assert (answer.stories, len(tables["drivers"])) == (before.stories, before.stories)
    assert [row for row in numbers if row["section"] == "practices"] != []
