"""docs/rules.md is what the rulebook says."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "tools"))
import rulebook


def test_the_page_of_the_rules_is_made_from_the_rulebook():
    """It is not?  `make rules` makes it again."""
    assert rulebook.PAGE.read_text("utf-8") == rulebook.draw_page(rulebook.read_rules())


def test_every_rule_is_on_the_page_with_its_id():
    page = rulebook.PAGE.read_text("utf-8")

    assert [r["รหัส"] for r in rulebook.read_rules() if f"### {r['รหัส']} " not in page] == []
