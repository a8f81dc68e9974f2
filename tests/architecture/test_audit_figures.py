"""The page of the audit says what its file of figures says."""

import json
import sys

from the_house import ROOT

sys.path.append(str(ROOT / "tools"))
import audit_figures

FIGURES = json.loads(audit_figures.FIGURES.read_text("utf-8"))


def test_the_page_says_what_the_figures_say():
    text = audit_figures.PAGE.read_text("utf-8")

    assert audit_figures.fill(text, FIGURES) == text
    assert {found["name"] for found in audit_figures.BLOCK.finditer(text)} == {"wrong", "right"}


def test_the_plots_show_what_the_figures_say():
    drawn = audit_figures.draw(FIGURES)

    assert {name: (audit_figures.PICTURES / name).read_text("utf-8") for name in drawn} == drawn


def test_no_more_wrong_winners_were_confirmed_than_the_limit_allows():
    wrong = FIGURES["wrong"]

    assert (wrong["runs"], wrong["confirmed"] <= 62) == (1000, True)


def test_at_50000_voices_and_a_lead_of_a_tenth_a_quarter_of_the_cards_is_enough():
    shares = {(row["voices"], row["lead"]): row["share"] for row in FIGURES["right"]}

    assert shares[50_000, 0.1] <= 0.25
