"""Which words of a story show the services and drivers that its reading tells."""

import io
import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np

from sangsuk.connectors.contract import Rejection
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.reading import Reading, Span
from sangsuk.core.terms.story import Post
from sangsuk.core.thai.hashtags import read_all_hashtags
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.grams import model_texts
from sangsuk.core.understand.heads import StoryModel, StoryReadings
from sangsuk.core.understand.pieces import Pieces
from sangsuk.core.understand.shown_words import show_words
from sangsuk.core.understand.word_spans import word_spans
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.files.posts import Posts, open_files
from sangsuk.flow.reading.encoder import CARE_SHIPPED
from sangsuk.flow.reading.reader import SHIPPED, load_reader

AT_ONCE: Final = 256
HEADS: Final = ("services", "drivers")


def show_file(
    path: Path, campaign: Campaign, out: Path, *, on_progress: Callable[[float], None]
) -> int:
    """Write for each post of a file or folder the words that show its services and drivers.

    A row holds id, platform, and under `services` and `drivers` each code with
    its words, or null where none in particular show it, or what is personal stands
    among them.  Rows that are no post are left out: `sangsuk read` names them.

    Returns:
        How many posts were read.
    """
    posts, written = Posts(open_files(path)), 0
    told = (row for row in posts.read() if not isinstance(row, Rejection))
    with staged(out) as (partial,), partial.open("w", encoding="utf-8") as file:
        while some := list(islice(told, AT_ONCE)):
            for row in _rows(some, campaign):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
            written += len(some)
            on_progress(posts.portion)
    return written


def _rows(posts: Sequence[Post], campaign: Campaign) -> Iterator[dict[str, Any]]:
    pieces, names = _vocabulary()
    for post, reading in zip(posts, load_reader().read(posts, campaign), strict=True):
        words = word_spans(post.text, pieces.cut(post.text), names)
        shown = show_words(post.text, reading, words, lambda texts: _read(texts, campaign))
        yield {
            "id": post.id,
            "platform": post.platform,
            **{
                head: {
                    one.code: _words(post, reading, one.span) for one in shown if one.head == head
                }
                for head in HEADS
            },
        }


def _words(post: Post, reading: Reading, span: Span | None) -> str | None:
    if span is None:
        return None
    start, end = span
    return (
        None
        if any(_overlap(post.text, part, start, end) for part in reading.pii)
        else (post.text[start:end])
    )


def _overlap(text: str, part: str, start: int, end: int) -> bool:
    """Whether something personal stands in the span, wholly or with an end."""
    around = text[max(0, start - len(part) + 1) : end + len(part) - 1]
    return part in around


def _read(texts: Sequence[str], campaign: Campaign) -> StoryReadings:
    """What the fast tier's heads say of texts as typed."""
    rest = read_all_hashtags(Texts.of(list(texts)), campaign.hashtags).rest
    return _heads().read(model_texts(rest.codes, rest.bounds[:-1], rest.bounds[1:]))


@cache
def _heads() -> StoryModel:
    with np.load(io.BytesIO(SHIPPED.read_bytes()), allow_pickle=False) as arrays:
        return StoryModel(arrays)


@cache
def _vocabulary() -> tuple[Pieces, list[str]]:
    with np.load(io.BytesIO(CARE_SHIPPED.read_bytes()), allow_pickle=False) as arrays:
        names = arrays["pieces"].tobytes().decode().split("\n")
        return Pieces(names, arrays["piece_scores"].astype(float).tolist()), names
