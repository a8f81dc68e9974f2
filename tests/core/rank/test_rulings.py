"""What people decide about stories, and what the count makes of it."""

import pytest
from told import BETONG, PAI, PRAISED, a_campaign, a_gazetteer, a_reading

from sangsuk.core.rank.count import Count
from sangsuk.core.rank.rulings import Rulings
from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.ruling import Exclusion, Ruling, Verdict

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
        reason="ดูหลักฐานแล้ว",
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
