"""The machine's error from a sample in which some cards are drawn more densely."""

import random

import pytest

from sangsuk.core.audit.error_table import (
    LOTS,
    Seen,
    chance_to_be_read,
    length_group,
    tabulate_errors,
)
from sangsuk.core.audit.sampling import draw_order, lot_of

A, B = frozenset({"1001"}), frozenset({"2001"})
NONE = frozenset()


def seen(recorded, true, *, chance=1.0, **groups) -> Seen:
    return Seen(recorded=recorded, true=true, chance=chance, groups=groups)


def test_all_cards_read_give_plain_shares():
    rows = tabulate_errors(
        [
            seen(A, A, platform=["line"]),
            seen(A, NONE, platform=["line"]),
            seen(NONE, B, platform=["x"]),
            seen(NONE, NONE, platform=["x"]),
        ]
    )

    assert [(r.by, r.group, r.cards, r.wrong, r.missed, r.invented) for r in rows] == [
        ("all", "all", 4, 0.5, 0.5, 0.5),
        ("platform", "line", 2, 0.5, 0.0, 0.5),
        ("platform", "x", 2, 0.5, 1.0, None),
    ]


def test_a_card_that_was_half_as_likely_weighs_twice():
    (row,) = tabulate_errors([seen(A, NONE, chance=0.5), seen(A, A), seen(A, A)])

    assert row.wrong == 0.5


def test_the_interval_is_wilsons():
    """Of 10 cards 2 are wrong: 0.0727 to 0.4439 at 90 %, by hand."""
    (row,) = tabulate_errors([seen(A, NONE)] * 2 + [seen(A, A)] * 8)

    centre, half = 0.2 + 2.70554 / 20, 1.644854 * (0.2 * 0.8 / 10 + 2.70554 / 400) ** 0.5
    assert row.low == pytest.approx((centre - half) / 1.270554, abs=1e-4)
    assert row.high == pytest.approx((centre + half) / 1.270554, abs=1e-4)


def test_a_dense_stratum_does_not_bend_the_table():
    """Cards of 8 tickets are wrong half of the time, others never; a tenth is of that kind."""
    deck = {f"c{n}": 8 if n % 10 == 0 else 1 for n in range(1, 401)}
    found = []
    for number in range(60):
        order = draw_order(deck.items(), f"seed {number}")
        last = lot_of(f"seed {number}", order[100], deck[order[100]])
        wrong = random.Random(number)
        cards = [
            seen(
                A,
                NONE if deck[card] == 8 and wrong.random() < 0.5 else A,
                chance=chance_to_be_read(deck[card], last),
            )
            for card in order[:100]
        ]
        found.append(tabulate_errors(cards)[0].wrong)

    assert sum(found) / 60 == pytest.approx(0.05, abs=0.006)


def test_chances():
    assert chance_to_be_read(3, None) == 1.0
    assert chance_to_be_read(1, LOTS // 4) == 0.25
    assert chance_to_be_read(2, LOTS // 2) == 0.75


@pytest.mark.parametrize(
    ("letters", "group"), [(0, "1-100"), (100, "1-100"), (101, "101-300"), (5000, "1001-")]
)
def test_lengths(letters, group):
    assert length_group(letters) == group
