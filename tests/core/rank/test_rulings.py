"""What people decide about stories, and what the count makes of it, by either hand that counts."""

from dataclasses import replace

import pytest
from told import BETONG, MAE_RIM, PAI, PRAISED, a_campaign, a_gazetteer, a_reading

from sangsuk.core.check.rows import Row
from sangsuk.core.check.rulings import RULING_REASONS as SECOND_HAND_REASONS
from sangsuk.core.check.rulings import Decision, Decisions
from sangsuk.core.rank.count import Count
from sangsuk.core.rank.rulings import Left, Rulings
from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.ruling import RULING_REASONS, Exclusion, Ruling, Verdict, reason_of

BOTH = a_reading("1", "a", (PAI, PRAISED), (BETONG, PRAISED))
COPY = a_reading("2", "b", (PAI, PRAISED), reason=Reason.DUPLICATE)


def ruling(story: str, verdict: Verdict, rule: str, *, district=None, by="ปลัด ก.") -> Ruling:
    return Ruling(
        verdict=verdict,
        rule=rule,
        platform="facebook",
        story=story,
        district=district,
        by=by,
        reason="reader_mistaken",
    )


def counted(readings, *rulings: Ruling):
    count = Count(rulings=Rulings(rulings))
    for reading in readings:
        count.add(reading)
    standings, summary = count.finish(a_campaign(), a_gazetteer())
    voices = {
        row["code"]: row["positive_voices"] for row in standings.to_pylist() if row["mentions"]
    }
    return voices, summary, count.exclusions()


def test_what_the_reader_leaves_out_is_listed_with_its_rule():
    _, summary, exclusions = counted([BOTH, COPY])

    assert exclusions == [
        Exclusion(
            platform="facebook",
            story="2",
            district=None,
            rule="E6",
            by=None,
            reason="ลอกข้อความที่มีอยู่ก่อน",
        )
    ]
    assert summary.excluded_by_rule == {"E6": 1}


def test_an_exclusion_of_one_district_leaves_the_other_its_voice():
    drive = ruling("1", Verdict.EXCLUDE, "E7", district=PAI)

    voices, summary, exclusions = counted([BOTH], drive)

    assert voices == {BETONG: 1}
    assert (summary.eligible, summary.ruled_on) == (1, 1)
    assert [(one.rule, one.district, one.by) for one in exclusions] == [("E7", PAI, "ปลัด ก.")]


def test_an_exclusion_under_a_reason_of_the_reader_has_that_reason():
    voices, summary, _ = counted([BOTH], ruling("1", Verdict.EXCLUDE, "E3"))

    assert voices == {}
    assert summary.ineligible == {Reason.STAFF: 1}


def test_an_appeal_that_is_upheld_brings_the_voice_back_and_stays_on_the_list():
    voices, summary, exclusions = counted([BOTH, COPY], ruling("2", Verdict.RESTORE, "E6"))

    assert voices == {PAI: 2, BETONG: 1}
    assert summary.ineligible == {}
    assert [(one.story, one.restored) for one in exclusions] == [("2", True)]
    assert summary.excluded_by_rule == {}


def test_the_last_ruling_on_a_story_stands():
    out, back = ruling("1", Verdict.EXCLUDE, "E7"), ruling("1", Verdict.RESTORE, "E7")

    assert counted([BOTH], out, back)[0] == counted([BOTH])[0]
    assert counted([BOTH], back, out)[0] == {}
    assert counted([BOTH], ruling("1", Verdict.EXCLUDE, "E7", district=PAI), back)[0] == {
        PAI: 1,
        BETONG: 1,
    }


def test_a_ruling_names_a_rule_of_the_rulebook():
    with pytest.raises(ValueError, match="E99"):
        Rulings([ruling("1", Verdict.EXCLUDE, "E99")])


# Which districts count, as the last ruling on each says: the reader's reason of a story that
# praises ปาย and เบตง, what people ruled in order (verdict, rule, district), the districts that
# count, and what is listed (rule, district, restored).
OUT, BACK = Verdict.EXCLUDE, Verdict.RESTORE
STAFF, COPIED = Reason.STAFF, Reason.DUPLICATE
TABLE = [
    (None, [], {PAI, BETONG}, []),
    (None, [(OUT, "E7", None)], set(), [("E7", None, False)]),
    (None, [(OUT, "E7", PAI)], {BETONG}, [("E7", PAI, False)]),
    # One district is brought back after the whole story was taken out: it alone counts.
    (
        None,
        [(OUT, "E7", None), (BACK, "E7", PAI)],
        {PAI},
        [("E7", None, False), ("E7", PAI, True)],
    ),
    (
        None,
        [(OUT, "E3", None), (BACK, "E3", PAI)],
        {PAI},
        [("E3", None, False), ("E3", PAI, True)],
    ),
    # Both are, one by one: nothing is left of the ruling on the whole.
    (
        None,
        [(OUT, "E3", None), (BACK, "E3", PAI), (BACK, "E3", BETONG)],
        {PAI, BETONG},
        [("E3", PAI, True), ("E3", BETONG, True)],
    ),
    # A ruling on the whole speaks of all districts at its time.
    (None, [(OUT, "E7", PAI), (BACK, "E7", None)], {PAI, BETONG}, []),
    (None, [(BACK, "E7", PAI), (OUT, "E7", None)], set(), [("E7", None, False)]),
    (
        None,
        [(OUT, "E7", None), (BACK, "E7", PAI), (OUT, "E7", PAI)],
        set(),
        [("E7", None, False), ("E7", PAI, False)],
    ),
    # What the reader left out: of the rest its reason stands.
    (STAFF, [(BACK, "E3", PAI)], {PAI}, [("E3", PAI, True), ("E3", BETONG, False)]),
    (STAFF, [(BACK, "E3", None)], {PAI, BETONG}, [("E3", None, True)]),
    (
        STAFF,
        [(BACK, "E3", None), (OUT, "E7", PAI)],
        {BETONG},
        [("E3", None, True), ("E7", PAI, False)],
    ),
    (COPIED, [(OUT, "E7", PAI)], set(), [("E7", PAI, False), ("E6", BETONG, False)]),
    # Nothing to bring back, and nothing to take out.
    (None, [(BACK, "E7", PAI)], {PAI, BETONG}, []),
    (None, [(OUT, "E7", MAE_RIM)], {PAI, BETONG}, []),
    (None, [(OUT, "E7", None), (BACK, "E7", MAE_RIM)], set(), [("E7", None, False)]),
]


@pytest.mark.parametrize(("reason", "made", "counting", "listed"), TABLE)
def test_the_last_ruling_that_speaks_of_a_district_stands(reason, made, counting, listed):
    story = a_reading("1", "a", (PAI, PRAISED), (BETONG, PRAISED), reason=reason)
    rulings = [ruling("1", verdict, rule, district=code) for verdict, rule, code in made]

    voices, _, exclusions = counted([story], *rulings)

    assert set(voices) == counting
    by_district = sorted(listed, key=lambda one: one[1] or "")
    assert [(one.rule, one.district, one.restored) for one in exclusions] == by_district


@pytest.mark.parametrize(("reason", "made", "counting", "listed"), TABLE)
def test_the_second_hand_reads_the_table_in_the_same_way(reason, made, counting, listed):
    row = Row("1", "a", reason or "", "", f"{PAI}+ {BETONG}+", "")
    decisions = Decisions()
    for verdict, rule, code in made:
        decisions.add(Decision(verdict.value, rule, "1", code or ""))

    decided = decisions.apply(row)

    counts = set() if decided.reason else {one[:-1] for one in decided.mentions.split()}
    assert counts == counting
    assert decisions.excluded.total() == sum(not restored for *_, restored in listed)


def test_what_people_left_of_a_story_is_known_whatever_was_found_in_it():
    rulings = Rulings(
        [
            ruling("1", OUT, "E7"),
            ruling("2", OUT, "E7"),
            ruling("2", BACK, "E7", district=PAI),
            ruling("3", OUT, "E7", district=BETONG),
        ]
    )

    assert [rulings.left(("facebook", story)) for story in "1234"] == [
        Left(only=True, codes=frozenset()),
        Left(only=True, codes=frozenset({PAI})),
        Left(only=False, codes=frozenset({BETONG})),
        Left(only=False, codes=frozenset()),
    ]


def test_a_reason_is_one_of_the_list_and_words_beside_it_stay_in_the_house():
    with pytest.raises(ValueError, match="no reason of the list"):
        replace(ruling("1", OUT, "E7"), reason="เขาบอกว่าลุงสมชายนัดกัน")

    kept = replace(ruling("1", OUT, "E7"), reason="arranged", text="ลุงสมชายนัดกัน")

    assert kept.told == "ชมตามการนัดหมาย"
    assert replace(kept, shown=True).told == "ชมตามการนัดหมาย: ลุงสมชายนัดกัน"
    assert reason_of("ชมตามการนัดหมาย") == ("arranged", "")
    assert reason_of("ลุงสมชายนัดกัน") == ("other", "ลุงสมชายนัดกัน")
    assert tuple(RULING_REASONS) == SECOND_HAND_REASONS
