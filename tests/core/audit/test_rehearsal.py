"""The audit on campaigns made up: small runs of what `sangsuk simulate audit` does."""

import numpy as np
import pytest

from sangsuk.core.audit.made_up import PRIZES, CardError, make_votes, read_by_machine
from sangsuk.core.audit.planted import Plant
from sangsuk.core.audit.rehearsal import rehearse_wrong
from sangsuk.core.audit.trials import try_right

ERROR = CardError(due=100, found=84, missed=13, unseen=3, miscounted=8, not_due=150, source="test")
FLAWLESS = CardError(
    due=100, found=100, missed=0, unseen=0, miscounted=0, not_due=150, source="test"
)


def test_a_wrong_winner_is_confirmed_no_more_often_than_the_limit_says():
    told = rehearse_wrong(ERROR, runs=96, seed=5, tell=lambda _: None)

    assert told["runs"] == 96
    assert told["confirmed"] <= 9  # of 96 with a chance of 5 % each, more comes once in 50 times
    assert [row["how"] for row in told["by_plant"]] == [how.value for how in Plant]


def test_the_same_seed_gives_the_same_figures():
    first, again = (rehearse_wrong(ERROR, runs=8, seed=5, tell=lambda _: None) for _ in range(2))

    assert first == again


def test_a_wide_lead_takes_fewer_cards_than_a_narrow_one():
    wide, narrow = (
        [
            try_right(np.random.default_rng([7, run]), voices=5000, lead=lead, error=ERROR).share
            for run in range(5)
        ]
        for lead in (0.5, 0.1)
    )

    assert np.median(wide) < np.median(narrow) / 2


def test_a_flawless_machine_takes_fewer_cards():
    shares = [
        try_right(np.random.default_rng(3), voices=5000, lead=0.2, error=error).share
        for error in (FLAWLESS, ERROR)
    ]

    assert shares[0] < shares[1]


@pytest.mark.parametrize("lead", [0.02, 0.5])
def test_a_campaign_made_up_has_the_voices_and_the_lead_that_were_asked_for(lead):
    votes = make_votes(np.random.default_rng(1), voices=50_000, lead=lead)

    assert (len(votes), abs(int(votes.sum()) - 50_000) <= PRIZES) == (878, True)
    assert votes[PRIZES] == pytest.approx((1 - lead) * votes[PRIZES - 1], abs=2)


def test_the_machine_errs_as_often_as_it_was_measured():
    votes = make_votes(np.random.default_rng(1), voices=100_000, lead=0.1)
    cards = read_by_machine(np.random.default_rng(2), votes, ERROR)
    due = cards.true >= 0
    found = (cards.recorded == cards.true) & due
    unseen = (cards.named != cards.true) & due

    assert found.sum() / due.sum() == pytest.approx(0.84, abs=0.01)
    assert unseen.sum() / due.sum() == pytest.approx(0.03, abs=0.003)
    assert ((cards.recorded >= 0) & ~due).sum() / due.sum() == pytest.approx(0.08, abs=0.005)
