"""The counters equal the full count whatever happens to stories."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from kept import TENTH, a_kept_campaign, a_post, keep_reading, take_in_posts
from told import BETONG, BLAMED, MAE_RIM, PAI, PRAISED, a_reading

from sangsuk.core.rank.rulings import Rulings
from sangsuk.core.rank.voices import count_voices
from sangsuk.core.terms.ruling import Ruling, Verdict
from sangsuk.flow.reading.copies import mark_copies_of
from sangsuk.flow.telling.withdrawal import withdraw
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.rulings.actions import keep_ruling
from sangsuk.records.rulings.queries import as_ruled, rulings_of
from sangsuk.records.standings.board import leaders
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.standings.effect import tallies_if
from sangsuk.records.standings.models import DistrictCount, Support
from sangsuk.records.standings.rebuilding import counted_tallies, rebuild_counters
from sangsuk.records.standings.supports import supports_of
from sangsuk.records.stories.actions import keep_readings
from sangsuk.records.stories.models import Revision, Story
from sangsuk.records.stories.queries import readings_to_count, stories_retold_by
from sangsuk.records.stories.values import read_of

pytestmark = pytest.mark.django_db
CODES = (MAE_RIM, PAI, BETONG)


def recounted(campaign) -> dict:
    standing = Rulings(as_ruled(rulings_of(campaign)))
    return count_voices(standing.apply(read_of(row))[0] for row in readings_to_count(campaign))


def kept(campaign, name: str, author: str | None, *mentions, **told) -> Story:
    story = keep_reading(campaign, replace(a_reading(name, author, *mentions), **told))
    count_stories(campaign=campaign, stories=[story.pk])
    return story


def supports_if(story: Story, *, verdict, rule, district_id) -> list:
    proposed = Ruling(
        verdict=verdict,
        rule=rule,
        platform=story.platform,
        story=str(story.pk),
        by="somsri",
        reason="other",
        district=district_id,
    )
    return supports_of([story.pk], proposed=[proposed]).get(story.pk, [])


class AnyHistory(RuleBasedStateMachine):
    """Stories are told, read again, told differently, ruled on and withdrawn in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.one = transaction.atomic()  # rolled back, so that each history begins anew
        self.one.__enter__()
        self.campaign = a_kept_campaign()
        self.stories: list[Story] = []

    mentions = st.lists(
        st.tuples(st.sampled_from(CODES), st.sampled_from([PRAISED, BLAMED])),
        max_size=2,
        unique_by=lambda mention: mention[0],
    )
    authors = st.sampled_from([None, "", "u1", "u2"])
    days = st.integers(0, 3)
    services = st.lists(st.sampled_from(["id_card", "relief"]), max_size=2, unique=True)

    @rule(mentions=mentions, author=authors, days=days, services=services)
    def tell(self, mentions, author, days, services) -> None:
        name = f"s{len(self.stories)}-{self.campaign.pk}"
        moment = a_reading("x", None).posted_at + timedelta(days=days)
        told = {"posted_at": moment, "services": tuple(services), "signature": b""}
        self.stories.append(kept(self.campaign, name, author, *mentions, **told))

    @rule(which=st.integers(0, 30), mentions=mentions)
    def read_again(self, which: int, mentions) -> None:
        if self.stories:
            story = self.stories[which % len(self.stories)]
            read = replace(a_reading(story.native_id, story.author, *mentions), reader="next")
            revision = Revision.objects.filter(story=story).last()
            keep_readings(rows=[(revision, read)], rules_digest="other", at=TENTH)
            count_stories(campaign=self.campaign, stories=[story.pk])

    @rule(which=st.integers(0, 30), author=authors)
    def tell_differently(self, which: int, author) -> None:
        if self.stories:
            story = self.stories[which % len(self.stories)]
            post = a_post(story.native_id, "อื่น", author=author, platform=story.platform)
            take_in_posts(self.campaign, post)
            arrivals = [each.arrival for each in Revision.objects.filter(story=story)]
            retold = stories_retold_by(arrivals)
            count_stories(campaign=self.campaign, stories=retold)

    @rule(
        which=st.integers(0, 30),
        verdict=st.sampled_from(Verdict),
        law=st.sampled_from(["E3", "E7"]),
        district=st.sampled_from([None, *CODES]),
    )
    def rule_on(self, which: int, verdict, law, district) -> None:
        if self.stories:
            story = Story.objects.get(pk=self.stories[which % len(self.stories)].pk)
            told = {"verdict": verdict, "rule": law, "district_id": district}
            foreseen = tallies_if(self.campaign, story.pk, supports_if(story, **told))[1]
            act = keep_act(kind="story.x", by=Actor("somsri", "national"), why="-", at=TENTH)
            row = {"reason": "other", "by": "somsri", "campaign": self.campaign, "story": story}
            keep_ruling(act=act, **row, **told)
            count_stories(campaign=self.campaign, stories=[story.pk])
            assert foreseen == counted_tallies(self.campaign)

    @rule(which=st.integers(0, 30))
    def take_back(self, which: int) -> None:
        if self.stories:
            withdraw(self.stories[which % len(self.stories)], by="teller", at=TENTH)

    @invariant()
    def counters_equal_the_full_count(self) -> None:
        assert counted_tallies(self.campaign) == recounted(self.campaign)
        assert not Support.objects.filter(stories=0).exists()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.one.__exit__(None, None, None)


def test_counters_equal_the_full_count_after_any_history():
    run_state_machine_as_test(
        AnyHistory,
        settings=settings(
            max_examples=12,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=[*HealthCheck],
        ),
    )


def test_marks_of_copies_change_the_counters():
    campaign = a_kept_campaign()
    first = kept(campaign, "s1", "u1", (PAI, PRAISED), signature=b"s" * 268)
    kept(campaign, "s2", "u2", (PAI, PRAISED), signature=b"s" * 268)
    assert counted_tallies(campaign)[PAI].positive_voices == 2
    mark_copies_of(campaign)
    assert counted_tallies(campaign)[PAI].positive_voices == 1
    withdraw(first, by="teller", at=TENTH)
    assert counted_tallies(campaign) == {}
    mark_copies_of(campaign)
    assert counted_tallies(campaign) == recounted(campaign)
    assert counted_tallies(campaign)[PAI].positive_voices == 1


@pytest.mark.django_db(transaction=True)
def test_the_nightly_count_proves_the_counters_and_mends_them():
    campaign = a_kept_campaign()
    kept(campaign, "s1", "u1", (PAI, PRAISED), (MAE_RIM, BLAMED))
    assert rebuild_counters(campaign=campaign) == {}
    DistrictCount.objects.filter(district=PAI).update(positive_voices=7)

    told = StringIO()
    with pytest.raises(CommandError, match="1 districts"):
        call_command("rebuild_counters", stdout=told)
    assert f"{campaign.slug} {PAI}: stood " in told.getvalue()
    assert counted_tallies(campaign) == recounted(campaign)

    again = StringIO()
    call_command("rebuild_counters", stdout=again)
    assert "every counter equals the full count" in again.getvalue()


def test_the_board_gives_the_first_places_by_the_tie_chain():
    campaign = a_kept_campaign()
    for n, (code, said) in enumerate(
        [(PAI, PRAISED), (PAI, PRAISED), (MAE_RIM, PRAISED), (MAE_RIM, PRAISED), (MAE_RIM, BLAMED)]
    ):
        kept(campaign, f"s{n}", f"u{n}", (code, said))
    kept(campaign, "s9", "u9", (BETONG, PRAISED))
    board = leaders(campaign, rules_of(campaign).tie_chain, most=2)
    assert [(row.place, row.code, row.positive_voices) for row in board] == [
        (1, PAI, 2),
        (2, MAE_RIM, 2),
    ]


def test_counting_what_did_not_change_changes_nothing():
    campaign = a_kept_campaign()
    story = kept(campaign, "s1", "u1", (PAI, PRAISED))
    before = counted_tallies(campaign)
    count_stories(campaign=campaign, stories=[story.pk, story.pk, 10**9])
    assert counted_tallies(campaign) == before
