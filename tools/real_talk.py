"""How often talk of other things would be counted: both hashtags appended, dated inside the window.

    python tools/real_talk.py posts.jsonl paragraphs.jsonl

Each line of a file is a JSON object with a `text`.  Not one of the texts is taken to tell of a
district office's service, so each that comes out eligible is counted as a fault, and as a worse
one where it would be praise of an office.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.reading import Polarity, Reading
from sangsuk.core.terms.story import Post
from sangsuk.core.understand.reader import Reader
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.reader import load_reader, open_reader


class Talk(NamedTuple):
    """What became of the texts of one file."""

    texts: int
    eligible: list[str]
    praise: list[str]  # those of them that praise an office


def main() -> None:
    asked = _asked()
    campaign = load_campaign(asked.campaign)
    reader = open_reader(asked.reader) if asked.reader else load_reader()
    for path in asked.files:
        talk = read_talk(reader, campaign, list(islice(_texts(path), 0, None, asked.every)))
        print(  # what it is for
            f"{path.name}: {talk.texts} texts, eligible {len(talk.eligible)}"
            f" ({len(talk.eligible) / talk.texts:.2%}), praise of an office {len(talk.praise)}"
            f" ({len(talk.praise) / talk.texts:.2%})"
        )
        for text in talk.eligible[: asked.show]:
            print(f"  {'+' if text in talk.praise else ' '} {text[:160]!r}")


def read_talk(reader: Reader, campaign: Campaign, texts: Sequence[str]) -> Talk:
    """Read the texts as posts of the campaign by speakers unknown."""
    tags = " ".join(campaign.hashtags)
    moment = campaign.window.opens + timedelta(days=3)
    posts = [
        Post(id=str(n), platform="facebook", posted_at=moment, author=str(n), text=f"{text} {tags}")
        for n, text in enumerate(texts)
    ]
    counted = [each for each in reader.read(posts, campaign) if each.eligible]
    return Talk(
        len(texts),
        [texts[int(each.id)] for each in counted],
        [texts[int(each.id)] for each in counted if _praises(each)],
    )


def _praises(reading: Reading) -> bool:
    return any(mention.polarity is Polarity.POSITIVE for mention in reading.districts)


def _texts(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def _asked() -> argparse.Namespace:
    asks = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asks.add_argument("files", nargs="+", type=Path, help="JSON lines with a `text`")
    asks.add_argument("--campaign", default="amphoe-sangsuk-2563")
    asks.add_argument("--reader", type=Path, help="folder written by `sangsuk train`")
    asks.add_argument("--every", type=int, default=1, help="read each n-th text only")
    asks.add_argument("--show", type=int, default=0, help="print so many of the faults")
    return asks.parse_args()


if __name__ == "__main__":
    main()
