"""What the panel says of each story, and when a ballot may be cast."""

from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.errors import SangsukError
from sangsuk.core.judge.ballots import check_ballot, points
from sangsuk.core.judge.discussion import Discuss
from sangsuk.core.judge.placing import Heard, Placed, place
from sangsuk.core.judge.severity import Marks, take_out_severity
from sangsuk.core.judge.verdicts import decide
from sangsuk.core.terms.ballot import Ballot
from sangsuk.core.terms.codes import Words
from sangsuk.core.terms.judging import Criterion, Method, Round, Showing, Shown

OPENS = datetime.fromisoformat("2021-02-01T00:00:00+07:00")
ANCHORS = tuple(Words(f"ระดับ {n}", f"level {n}") for n in range(1, 6))
RUBRIC = (
    Criterion(slug="scene", name=Words("เห็นภาพ", "Scene"), weight=3, anchors=ANCHORS),
    Criterion(slug="care", name=Words("น้ำใจ", "Care"), weight=1, anchors=ANCHORS),
)
FINAL = Round(
    slug="final",
    name=Words("รอบตัดสิน", "Final"),
    method=Method.MARK,
    readers=(),
    shown=Shown(
        teller=Showing.NEVER, district=Showing.NEVER, photos=Showing.NEVER, others=Showing.NEVER
    ),
    quorum=2,
    goes_on=1,
    opens=OPENS,
    closes=OPENS + timedelta(days=7),
    rubric=RUBRIC,
    certainty=0,
)
REASON = "อ่านแล้วเห็นภาพคุณยายกับเจ้าหน้าที่ที่มาถึงบ้าน"


def ballot(juror: str, story: str, scene: int, care: int, reason: str = REASON) -> Ballot:
    return Ballot(juror=juror, story=story, marks={"scene": scene, "care": care}, reason=reason)


def test_points_are_the_weighted_mean_of_the_lines():
    assert [points(ballot("j", "s", *marks), RUBRIC) for marks in ((1, 1), (5, 5), (3, 5))] == [
        0,
        100,
        62.5,
    ]


@pytest.mark.parametrize(
    ("wrong", "at", "code"),
    [
        (ballot("j", "s", 3, 3), OPENS - timedelta(seconds=1), "judge.round_is_not_open"),
        (ballot("j", "s", 3, 3), FINAL.closes, "judge.round_is_not_open"),
        (ballot("j", "done", 3, 3), OPENS, "judge.sealed_already"),
        (ballot("j", "s", 6, 3), OPENS, "judge.marks_do_not_fit"),
        (ballot("j", "s", 0, 3), OPENS, "judge.marks_do_not_fit"),
        (Ballot(juror="j", story="s", marks={"scene": 3}, reason=REASON), OPENS, "judge.marks_do_not_fit"),
        (ballot("j", "s", 3, 3, reason="ดี"), OPENS, "judge.no_reason"),
    ],
)  # fmt: skip
def test_what_may_not_be_cast_is_refused_with_what_to_do(wrong, at, code):
    with pytest.raises(SangsukError) as caught:
        check_ballot(wrong, FINAL, at=at, cast=[ballot("j", "done", 1, 1)])

    assert (caught.value.code, caught.value.where) == (code, f"round final, story {wrong.story}")


def test_a_whole_ballot_in_time_may_be_cast():
    check_ballot(ballot("j", "s", 3, 3), FINAL, at=OPENS, cast=[ballot("other", "s", 1, 1)])


def a_panel(
    *, stories: int = 12, jurors: int = 6, each: int = 4, severe: float = -30, seed: int = 1
):
    """Juror 0 gives so many points more than others; each story comes to `each` jurors in turn."""
    generator = np.random.default_rng(seed)
    true = generator.normal(60, 15, stories)
    story = np.repeat(np.arange(stories), each)
    juror = (np.arange(stories * each)) % jurors
    given = true[story] + np.where(juror == 0, severe, 0) + generator.normal(0, 3, len(story))
    return true, Marks(juror, story, given)


def test_a_severe_juror_is_found_and_taken_out():
    true, marks = a_panel(stories=60, jurors=7)

    fair = take_out_severity(marks, stories=60, jurors=7)

    assert fair.juror[0] == pytest.approx(-30, abs=6)
    assert np.abs(fair.juror[1:]).max() < 8
    plain = np.bincount(marks.story, marks.points) / 4
    assert np.corrcoef(fair.story, true)[0, 1] > np.corrcoef(plain, true)[0, 1] + 0.02


def test_few_marks_are_drawn_to_the_mean_further_than_many():
    marks = Marks(np.array([0, 0, 1, 2, 3]), np.array([0, 1, 1, 1, 1]), np.array([90.0] * 5))
    below = Marks(
        np.append(marks.juror, [0, 1, 2, 3]),
        np.append(marks.story, [2, 2, 2, 2]),
        np.append(marks.points, [40.0] * 4),
    )

    fair = take_out_severity(below, stories=3, jurors=4)

    assert fair.story[1] > fair.story[0] > 0
    assert fair.story_error[0] > fair.story_error[1]


@given(st.floats(-20, 20))
def test_points_that_all_rise_alike_change_only_the_mean(more):
    _, marks = a_panel()
    fair = take_out_severity(marks, stories=12, jurors=6)
    raised = take_out_severity(
        Marks(marks.juror, marks.story, marks.points + more), stories=12, jurors=6
    )

    assert raised.mean == pytest.approx(fair.mean + more, abs=1e-3)
    assert raised.story == pytest.approx(fair.story, abs=1e-3)


def test_without_marks_nothing_is_said():
    empty = np.zeros(0, dtype=np.int64)

    assert take_out_severity(Marks(empty, empty, np.zeros(0)), stories=2, jurors=1).mean == 0


def heard(points: int, *chain: float) -> Heard:
    return Heard(points, *chain)


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ([heard(80, 1, 1, 1, 1), heard(70, 9, 9, 9, 9)], [Placed(1, None), Placed(2, None)]),
        (
            [heard(80, 70, 0, 0, 0), heard(80, 75, 0, 0, 0)],
            [Placed(2, "higher_median"), Placed(1, "higher_median")],
        ),
        (
            [heard(80, 75, 2, 0, 0), heard(80, 75, 1, 9, 9)],
            [Placed(1, "more_firsts"), Placed(2, "more_firsts")],
        ),
        (
            [heard(80, 75, 1, 60, 0), heard(80, 75, 1, 65, 0)],
            [Placed(2, "higher_lowest"), Placed(1, "higher_lowest")],
        ),
        (
            [heard(80, 75, 1, 60, 0.5), heard(80, 75, 1, 60, 0.2)],
            [Placed(1, "stronger_in_comparison"), Placed(2, "stronger_in_comparison")],
        ),
        (
            [heard(80, 75, 1, 60, 0.5)] * 2 + [heard(10, 1, 1, 1, 1)],
            [Placed(1, None), Placed(1, None), Placed(3, None)],
        ),
    ],
)
def test_equal_points_are_settled_by_the_chain_and_else_share_the_place(rows, places):
    assert place(rows) == places


@given(st.lists(st.tuples(*[st.integers(0, 2)] * 5), max_size=8))
def test_a_place_counts_who_is_ahead(rows):
    told = [heard(*row) for row in rows]

    assert [one.place for one in place(told)] == [1 + sum(b > a for b in told) for a in told]


def test_the_panel_decides_with_places_points_spread_and_reasons():
    cast = [
        ballot("j1", "a", 5, 5),
        ballot("j2", "a", 5, 4),
        ballot("j1", "b", 2, 2),
        ballot("j2", "b", 2, 1, reason="ยังไม่เห็นว่าเกิดอะไรขึ้นที่อำเภอ"),
        ballot("j1", "c", 5, 5),
    ]

    decision = decide(cast, FINAL)
    first, second = decision.verdicts

    assert [(one.story, one.place) for one in decision.verdicts] == [("a", 1), ("b", 2)]
    assert (first.lowest, first.median, first.highest, first.ballots) == (93.75, 96.875, 100, 2)
    assert (first.points > 80, second.points < 30) == (True, True)
    assert second.reasons == ("ยังไม่เห็นว่าเกิดอะไรขึ้นที่อำเภอ", REASON)
    assert (decision.short, decision.goes_on(1)) == (("c",), ("a",))


def test_the_order_of_ballots_changes_nothing():
    cast = [ballot(j, s, m, m) for j, s, m in (("j1", "a", 4), ("j2", "a", 5), ("j1", "b", 4), ("j2", "b", 5))]  # fmt: skip

    assert decide(cast, FINAL) == decide(cast[::-1], FINAL)


def test_equal_stories_share_the_place_and_both_go_on():
    cast = [ballot(juror, story, 4, 4) for juror in ("j1", "j2") for story in ("a", "b")]

    assert decide(cast, FINAL).goes_on(1) == ("a", "b")


def test_comparisons_before_settle_what_the_ballots_leave_equal():
    cast = [ballot(juror, story, 4, 4) for juror in ("j1", "j2") for story in ("a", "b")]

    first = decide(cast, FINAL, strengths={"b": 1.2, "a": 0.3}).verdicts[0]

    assert (first.story, first.tie_broken_by) == ("b", "stronger_in_comparison")


def test_where_jurors_differ_and_where_the_edge_is_near_the_panel_should_talk():
    cast = [
        *[ballot(juror, "split", mark, mark) for juror, mark in (("j1", 5), ("j2", 1), ("j3", 5))],
        *[ballot(juror, "low", mark, mark) for juror, mark in (("j1", 1), ("j2", 1), ("j3", 2))],
        *[ballot(juror, "good", mark, mark) for juror, mark in (("j1", 4), ("j2", 4), ("j3", 4))],
    ]

    discuss = {one.story: one.discuss for one in decide(cast, FINAL).verdicts}

    assert Discuss.JURORS_DIFFER in discuss["split"]
    assert discuss["low"] == ()


def test_no_ballots_are_no_verdict():
    assert decide([], FINAL).verdicts == ()
