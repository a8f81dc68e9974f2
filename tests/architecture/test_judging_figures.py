"""The page of judging says what its file of figures says."""

import sys

from the_house import ROOT

sys.path.append(str(ROOT / "tools"))
import judging_figures

FIGURES = judging_figures.SHOWN.read()
LISTED = {(row["method"], row["each"]): row for row in FIGURES["lists"]}


def test_pages_and_plots_say_what_the_figures_say():
    """They do not?  `python tools/judging_figures.py render` writes them again."""
    assert judging_figures.SHOWN.faults() == []


def test_the_best_three_are_listed_nine_times_in_ten_after_40_comparisons_and_more_after_60():
    shares = [LISTED["active", each]["share"] for each in (40, 60)]

    assert [share >= least for share, least in zip(shares, (0.9, 0.95), strict=True)] == [True] * 2


def test_chosen_pairs_are_better_than_random_ones_and_than_as_many_marks():
    margins = {method: LISTED[method, 40]["margin_low"] for method in ("random", "five stars")}

    assert {method: low > 0 for method, low in margins.items()} == dict.fromkeys(margins, True)


def test_where_the_stop_rule_is_sure_the_list_stays():
    assert FIGURES["stop"]["said_to_stay"]["share"] >= FIGURES["stop"]["certainty"]


def test_of_honest_jurors_one_in_twenty_is_alarmed_about_at_most():
    honest = [part["honest"] for part in FIGURES["fairness"].values()]

    assert [share["share"] <= 0.05 for share in honest] == [True] * 3


def test_odd_jurors_of_a_round_of_marks_are_found_in_nineteen_rounds_of_twenty():
    marks = FIGURES["fairness"]["marks"]

    assert [marks[kind]["share"] >= 0.95 for kind in ("length", "random", "severe")] == [True] * 3


def test_a_whole_campaign_is_dealt_out_evenly_and_without_conflict():
    dealt = FIGURES["assignment"]

    assert (dealt["conflicts"], dealt["most"] - dealt["least"] <= 1) == (0, True)
    assert dealt["processor_seconds"] <= 30
