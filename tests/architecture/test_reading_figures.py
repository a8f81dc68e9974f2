"""The reader's pages say what its file of figures says."""

import json
import sys

import pytest
from the_house import ROOT, place

sys.path.append(str(ROOT / "tools"))
import reading_figures

FIGURES = json.loads(reading_figures.FIGURES.read_text("utf-8"))


@pytest.mark.parametrize("page", reading_figures.PAGES, ids=place)
def test_a_page_says_what_the_figures_say(page):
    text = page.read_text("utf-8")

    assert reading_figures.fill(text, FIGURES) == text


def test_the_plots_show_what_the_figures_say():
    drawn = reading_figures.draw(FIGURES)
    pictures = ROOT / "docs" / "pictures"

    assert {name: (pictures / name).read_text("utf-8") for name in drawn} == drawn


def test_every_block_has_a_page():
    pages = "".join(page.read_text("utf-8") for page in reading_figures.PAGES)
    named = {found["name"] for found in reading_figures.BLOCK.finditer(pages)}

    assert named == reading_figures.BLOCKS.keys()


def test_the_data_card_counts_the_stories_that_lie_there():
    """Stories were added?  `python tools/reading_figures.py measure` counts again, in seconds."""
    counted = {part["file"]: part["stories"] for part in FIGURES["stories"]}
    lying = {
        file.stem: sum(1 for line in file.read_text("utf-8").splitlines() if line.strip())
        for file in reading_figures.STORIES.glob("*.jsonl")
    }

    assert counted == lying


def test_a_changed_figure_changes_the_page():
    page = "<!-- figures: honesty -->\nold\n<!-- /figures -->\n"
    told = {name: {"ece": 0.0123, "bins": []} for name in ("sentiment", "positive", "mention")}
    measured = {"declared": {"reliability": told, "positive": {"ratio": 1.02}}}

    assert reading_figures.fill(page, {"choosing": measured}).splitlines() == [
        "<!-- figures: honesty -->",
        "|  | for choosing |",
        "|---|---|",
        "| ECE of the sentiment read | 0.012 |",
        "| ECE of p(positive) | 0.012 |",
        "| ECE of a mention's confidence | 0.012 |",
        "| sum of p(positive) / praise in truth | 1.020 |",
        "<!-- /figures -->",
    ]
