"""The page of the audit says what its file of figures says."""

import sys

from the_house import ROOT

sys.path.append(str(ROOT / "tools"))
import audit_figures

FIGURES = audit_figures.SHOWN.read()


def test_pages_and_plots_say_what_the_figures_say():
    """They do not?  `python tools/audit_figures.py render` writes them again."""
    assert audit_figures.SHOWN.faults() == []


def test_no_more_wrong_winners_were_confirmed_than_the_limit_allows():
    wrong = FIGURES["wrong"]

    assert (wrong["runs"], wrong["confirmed"] <= 62) == (1000, True)


def test_at_50000_voices_and_a_lead_of_a_tenth_a_quarter_of_the_cards_is_enough():
    shares = {(row["voices"], row["lead"]): row["share"] for row in FIGURES["right"]}

    assert shares[50_000, 0.1] <= 0.25
