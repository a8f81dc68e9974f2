"""How well districts that stand with their province are named: pairs found, spans, conflicts.

    python tools/named_districts.py mentions.jsonl

Each line is a JSON object with a `text`, `pairs` of {span, code} that name a district and its
province, and `unverified`, the words that name a district with a province that is not its own.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.reading import Reading, Review, Span
from sangsuk.core.terms.story import Post
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.reader import load_reader


def main() -> None:
    asks = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asks.add_argument("file", type=Path, help="JSON lines with text, pairs and unverified")
    asks.add_argument("--campaign", default="amphoe-sangsuk-2563")
    asked = asks.parse_args()
    with asked.file.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    counts = count(rows, load_campaign(asked.campaign))
    for told, part, whole in (
        ("pairs found with the right code", "found", "pairs"),
        ("spans in a pair that have its code", "right spans", "spans"),
        ("conflicts flagged", "flagged", "conflicts"),
        ("conflicts forced", "forced", "conflicts"),
    ):
        share = counts[part] / max(1, counts[whole])
        print(f"{told}: {counts[part]} of {counts[whole]} ({share:.2%})")  # what it is for


def count(rows: list[Mapping[str, Any]], campaign: Campaign) -> Counter[str]:
    """Read the texts as posts of speakers unknown, and compare."""
    moment = campaign.window.opens + timedelta(days=3)
    posts = [
        Post(id=str(n), platform="web", posted_at=moment, author=str(n), text=row["text"])
        for n, row in enumerate(rows)
    ]
    counts: Counter[str] = Counter()
    for row, reading in zip(rows, load_reader().read(posts, campaign), strict=True):
        named = [(place.code, span) for place in reading.localities for span in place.spans]
        for pair in row["pairs"]:
            inside = [code for code, span in named if _within(span, tuple(pair["span"]))]
            counts["pairs"] += 1
            counts["found"] += str(pair["code"]) in inside
            counts["spans"] += len(inside)
            counts["right spans"] += inside.count(str(pair["code"]))
        counts.update(_conflicts(row, reading, [span for _, span in named]))
    return counts


def _conflicts(row: Mapping[str, Any], reading: Reading, named: list[Span]) -> Iterator[str]:
    """What became of each district that stands with another's province."""
    for surface in row["unverified"]:
        start = row["text"].index(surface)
        yield "conflicts"
        if Review.AMBIGUOUS_PLACE in reading.review:
            yield "flagged"
        if any(_within(span, (start, start + len(surface))) for span in named):
            yield "forced"


def _within(span: Span, whole: Span) -> bool:
    return whole[0] <= span[0] and span[1] <= whole[1]


if __name__ == "__main__":
    main()
