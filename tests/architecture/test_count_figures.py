"""The pages of the count say what its file of figures says."""

import json
import sys

import pytest
from the_house import ROOT, place

sys.path.append(str(ROOT / "tools"))
import count_figures

FIGURES = json.loads(count_figures.FIGURES.read_text("utf-8"))


@pytest.mark.parametrize("page", count_figures.PAGES, ids=place)
def test_a_page_says_what_the_figures_say(page):
    text = page.read_text("utf-8")

    assert count_figures.fill(text, FIGURES) == text


def test_the_plot_shows_what_the_figures_say():
    drawn = (ROOT / "docs/pictures" / count_figures.PICTURE).read_text("utf-8")

    assert count_figures.draw(FIGURES) == drawn


def test_intervals_hold_the_truth_nine_times_in_ten():
    everything = FIGURES["intervals"]["cover"][-1]

    assert 0.88 <= everything["held"] <= 0.92


def test_no_viral_day_was_taken_for_a_drive():
    assert FIGURES["drives"]["viral_days_flagged"] == 0
