"""What leaves the house of parts: no small count, and none that a sum of the report gives away."""

from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.tell.answers.corrected import correct_share
from sangsuk.core.tell.answers.reasons import Part, Reason
from sangsuk.core.tell.open_data.released import shown_parts
from sangsuk.core.tell.open_data.suppression import FEWEST
from sangsuk.core.terms.codes import DRIVERS

COUNTS = st.lists(
    st.lists(st.integers(0, 30), min_size=len(DRIVERS), max_size=len(DRIVERS)),
    min_size=1,
    max_size=4,
)


def a_part(code: str, counts: list[int]) -> Part:
    reasons = (
        Reason(code=driver, share=correct_share(many, 40, None))
        for driver, many in zip(DRIVERS, counts, strict=True)
    )
    out = tuple((driver, 3.0) for driver, many in zip(DRIVERS, counts, strict=True) if many)
    return Part(code=code, stories=40, neighbours=1.5, reasons=tuple(reasons), stands_out=out)


@given(COUNTS, st.integers(0, 9), st.sampled_from(("region", "week", "service")))
def test_no_small_count_is_told_of_a_part_nor_one_that_alone_is_missing_from_its_sum(
    counts, elsewhere, by
):
    parts = [a_part(str(n), each) for n, each in enumerate(counts)]
    totals = {code: sum(each) + elsewhere for code, *each in zip(DRIVERS, *counts, strict=True)}
    shown = shown_parts(by, parts, totals)
    told = [{one.code: one.share.stories for one in part.reasons} for part in shown]

    assert [many for part in told for many in part.values() if 0 < many < FEWEST] == []
    for n, code in enumerate(DRIVERS):
        missing = [each[n] for each, part in zip(counts, told, strict=True) if code not in part]
        if by != "week" and elsewhere == 0 and len(missing) == 1:
            assert sum(each[n] for each in counts) == missing[0]


@given(COUNTS)
def test_what_is_hidden_stands_out_nowhere(counts):
    parts = [a_part(str(n), each) for n, each in enumerate(counts)]
    for part in shown_parts("region", parts, dict.fromkeys(DRIVERS, 200)):
        assert {code for code, _ in part.stands_out} <= {one.code for one in part.reasons}
