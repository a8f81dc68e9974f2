"""Each story to equally many jurors, loads as even as can be."""

from collections import Counter
from itertools import combinations, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from panels import a_juror, a_story, jurors, stories

from sangsuk.core.errors import SangsukError
from sangsuk.core.judge.assignment import assign
from sangsuk.core.judge.conflicts import why_not
from sangsuk.core.judge.explained import explain_share
from sangsuk.core.judge.repair import Handover, repair
from sangsuk.core.terms.juror import Candidate, Conflict, Juror


def possible(panel, told, each):
    """Of each story, every set of jurors that it may come to."""
    free = [[j.id for j in panel if why_not(j, story) is None] for story in told]
    return [list(combinations(ids, each)) for ids in free]


def squares(loads) -> int:
    return sum(load**2 for load in loads)


@given(jurors(most=4), stories(most=4), st.integers(1, 2))
def test_no_assignment_is_more_even(panel, told, each):
    choices = possible(panel, told, each)
    assume(all(choices))
    best = min(
        squares(Counter(j for row in way for j in row).values()) for way in product(*choices)
    )

    assert squares(assign(told, panel, each=each, seed="1").loads().values()) == best


@given(jurors(), stories(most=12), st.integers(1, 2))
def test_each_story_comes_to_as_many_jurors_and_to_none_whom_something_keeps_from_it(
    panel, told, each
):
    assume(all(possible(panel, told, each)))
    by_id = {juror.id: juror for juror in panel}
    given_to = assign(told, panel, each=each, seed="1").jurors

    assert {len(set(readers)) for readers in given_to.values()} <= {each}
    assert [why_not(by_id[one], story) for story in told for one in given_to[story.id]] == [
        None
    ] * (each * len(told))


@given(st.permutations(range(6)), st.permutations(range(4)))
def test_the_order_in_which_people_and_stories_are_named_changes_nothing(order, seats):
    told = [a_story(f"s{at}", "5001") for at in order]
    panel = [a_juror(f"j{at}", "1101") for at in seats]

    assert (
        assign(told, panel, each=2, seed="1").jurors
        == (
            assign(
                sorted(told, key=lambda s: s.id),
                sorted(panel, key=lambda j: j.id),
                each=2,
                seed="1",
            )
        ).jurors
    )


def test_another_seed_gives_another_assignment():
    told, panel = [a_story(f"s{at}") for at in range(20)], [a_juror(f"j{at}") for at in range(5)]

    assert assign(told, panel, each=2, seed="1") != assign(told, panel, each=2, seed="2")


def test_without_conflicts_loads_differ_by_one_at_most():
    told, panel = [a_story(f"s{at}") for at in range(21)], [a_juror(f"j{at}") for at in range(5)]

    assert sorted(assign(told, panel, each=2, seed="1").loads().values()) == [8, 8, 8, 9, 9]


def test_a_panel_too_small_for_the_conflicts_is_told_which_stories_nobody_may_judge():
    panel = [a_juror("j0", "5001"), a_juror("j1", "5002"), a_juror("j2", "1101")]

    with pytest.raises(SangsukError) as caught:
        assign([a_story("s0", "5003"), a_story("s1", "9001")], panel, each=2, seed="1")

    assert (caught.value.code, caught.value.where) == ("judge.panel_too_small", "stories s0")
    assert caught.value.what == (
        "1 of 2 stories have fewer than 2 jurors who may judge them, of a panel of 3."
    )
    assert "provinces (50)" in caught.value.remedy


def test_no_stories_are_no_work():
    assert assign([], [a_juror("j0")], each=2, seed="1").loads() == {"j0": 0}


def test_a_recusal_touches_one_other_juror_who_has_the_least_to_read():
    told, panel = [a_story(f"s{at}") for at in range(6)], [a_juror(f"j{at}") for at in range(4)]
    before = assign(told, panel, each=1, seed="1")
    gone = before.jurors["s0"][0]

    after, handovers = repair(
        before, {s.id: s for s in told}, panel, recusals=frozenset({(gone, "s0")})
    )

    least = min(load for juror, load in before.loads().items() if juror != gone)
    assert [(one.story, one.giver) for one in handovers] == [("s0", gone)]
    assert before.loads()[handovers[0].taker] == least
    assert {s: r for s, r in after.jurors.items() if s != "s0"} == {
        s: r for s, r in before.jurors.items() if s != "s0"
    }


@given(jurors(), stories(most=10), st.data())
def test_after_any_recusals_a_repair_keeps_each_story_read_and_mends_nothing_twice(
    panel, told, data
):
    assume(all(possible(panel, told, 2)))
    before = assign(told, panel, each=1, seed="1")
    leaving = data.draw(st.frozensets(st.sampled_from([*before.jurors] or ["none"]), max_size=3))
    recusals = frozenset((before.jurors[s][0], s) for s in leaving if s in before.jurors)
    by_id = {story.id: story for story in told}

    after, handovers = repair(before, by_id, panel, recusals=recusals)

    assert len(handovers) == len(recusals)
    assert {len(readers) for readers in after.jurors.values()} <= {1}
    assert repair(after, by_id, panel, recusals=recusals) == (after, ())


def test_when_a_juror_leaves_what_they_sealed_stays_and_the_rest_is_handed_over():
    told, panel = [a_story(f"s{at}") for at in range(4)], [a_juror("j0"), a_juror("j1")]
    before = assign(told, panel, each=1, seed="1")
    sealed, open_ = before.stories_of("j0")

    after, handovers = repair(
        before,
        {s.id: s for s in told},
        [a_juror("j1")],
        recusals=frozenset(),
        sealed={("j0", sealed)},
    )

    assert handovers == (Handover(open_, "j0", "j1"),)
    assert after.jurors[sealed] == ("j0",)


def test_a_withdrawn_story_is_on_nobodys_list():
    told, panel = [a_story("s0"), a_story("s1")], [a_juror("j0")]

    after, handovers = repair(
        assign(told, panel, each=1, seed="1"), {"s1": told[1]}, panel, recusals=frozenset()
    )

    assert (after.jurors, handovers) == ({"s1": ("j0",)}, ())


def test_when_nobody_is_left_the_story_is_named():
    told, panel = [a_story("s0")], [a_juror("j0")]

    with pytest.raises(SangsukError) as caught:
        repair(
            assign(told, panel, each=1, seed="1"),
            {"s0": told[0]},
            panel,
            recusals=frozenset({("j0", "s0")}),
        )

    assert (caught.value.code, caught.value.where) == ("judge.nobody_left", "story s0")


def test_a_share_is_explained_by_counts_that_name_no_story():
    juror = Juror(id="j0", homes=frozenset({"5001"}))
    told = [
        a_story("s0", "5001"),
        a_story("s1", "5002"),
        a_story("s2", "1101"),
        Candidate(id="s3", teller="j0"),
    ]
    panel = [juror, a_juror("j1")]

    share = explain_share(juror, assign(told, panel, each=1, seed="1"), told)

    assert share.kept_out == {
        Conflict.HOME_DISTRICT: 1,
        Conflict.HOME_PROVINCE: 1,
        Conflict.OWN_STORY: 1,
    }
    assert (share.stories, share.least, share.most, share.each) == (("s2",), 1, 3, 1)
