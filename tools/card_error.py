"""Counts the machine's errors on cards anew: src/sangsuk/assets/audit/reader_error.json."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Final

from sangsuk.core.audit.cards import deal_cards
from sangsuk.core.audit.made_up import CardError
from sangsuk.core.understand.figures import Pair, due_awards
from sangsuk.flow.fitting.evaluation import read_labelled
from sangsuk.flow.reading.gazetteer import load_gazetteer

ROOT: Final = Path(__file__).parents[1]
OUT: Final = ROOT / "src" / "sangsuk" / "assets" / "audit" / "reader_error.json"
SETS: Final = ("demo/stories/gold_dev.jsonl", "training/check/check.jsonl")
CAMPAIGN: Final = "amphoe-sangsuk-2563"


def main() -> None:
    """Read the labelled stories that no training saw, each as a card of its own."""
    scope = {district.code for district in load_gazetteer().districts}
    counts: Counter[str] = Counter()
    pairs: list[Pair] = []
    for name in SETS:
        pairs += read_labelled(ROOT / name, campaign=CAMPAIGN)
    for pair in pairs:
        counts.update(count_card(pair, scope))
    source = f"{' and '.join(SETS)}, read by {pairs[0][1].reader}"
    OUT.write_text(json.dumps(asdict(CardError(**counts, source=source)), indent=1) + "\n", "utf-8")
    print(OUT.read_text("utf-8"), end="")


def count_card(pair: Pair, scope: set[str]) -> Counter[str]:
    """What became of the districts that one story truly praises, and of the others it names."""
    label, reading = pair
    due = due_awards(label) & scope
    cards = deal_cards(
        [reading], citizen_of=lambda each: (each.id,), name_of=lambda each: each[0], scope=scope
    )
    recorded = cards[0].recorded if cards else frozenset()
    named = cards[0].named if cards else frozenset()
    return Counter(
        due=len(due),
        found=len(due & recorded),
        missed=len((due - recorded) & named),
        unseen=len(due - recorded - named),
        miscounted=len(recorded - due),
        not_due=len(named - due),
    )


if __name__ == "__main__":
    main()
