"""Several readers of one card, and how far they agree."""

import pytest

from sangsuk.core.audit.agreement import Answer, krippendorff_alpha, settle

PRAISE = Answer(praised=frozenset({"3021"}), eligible=True)
NONE = Answer(praised=frozenset(), eligible=True)
OUT = Answer(praised=frozenset(), eligible=False)


@pytest.mark.parametrize(
    ("answers", "settled"),
    [
        ([], None),
        ([PRAISE], PRAISE),
        ([PRAISE, PRAISE], PRAISE),
        ([PRAISE, OUT], None),
        ([PRAISE, OUT, PRAISE], PRAISE),
        ([OUT, PRAISE, PRAISE], PRAISE),
        ([PRAISE, OUT, NONE], None),
        ([PRAISE, OUT, PRAISE, OUT], None),
    ],
)
def test_where_two_differ_a_third_decides(answers, settled):
    assert settle(answers) == settled


# Krippendorff (2011), Computing Krippendorff's alpha-reliability, section C: four observers,
# twelve units, nominal data with values missing: alpha = 0.743.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


def test_alpha_is_that_of_krippendorffs_example():
    units = [[v for v in unit if v is not None] for unit in zip(*OBSERVERS, strict=True)]

    assert round(krippendorff_alpha(units), 3) == 0.743


def test_alpha_of_two_observers_is_that_of_krippendorffs_first_example():
    """Section A there: ten units, binary, alpha = 0.095."""
    meg = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    owen = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]

    assert round(krippendorff_alpha(zip(meg, owen, strict=True)), 3) == 0.095


def test_without_a_card_read_twice_or_with_one_answer_only_there_is_no_alpha():
    assert krippendorff_alpha([["a"], ["b"]]) is None
    assert krippendorff_alpha([["a", "a"], ["a", "a"]]) is None
