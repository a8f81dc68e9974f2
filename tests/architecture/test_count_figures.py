"""The pages of the count say what its file of figures says."""

import sys

from the_house import ROOT

sys.path.append(str(ROOT / "tools"))
import count_figures

FIGURES = count_figures.SHOWN.read()


def test_pages_and_plots_say_what_the_figures_say():
    """They do not?  `python tools/count_figures.py render` writes them again."""
    assert count_figures.SHOWN.faults() == []


def test_intervals_hold_the_truth_nine_times_in_ten():
    everything = FIGURES["intervals"]["cover"][-1]

    assert 0.88 <= everything["held"] <= 0.92


def test_no_viral_day_was_taken_for_a_drive():
    assert FIGURES["drives"]["viral_days_flagged"] == 0
