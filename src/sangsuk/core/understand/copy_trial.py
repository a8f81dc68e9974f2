"""How well copies are told: edits planted in real texts, and real texts that are no copies."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Any, Final

import numpy as np

from sangsuk.core.thai.fold import relax
from sangsuk.core.thai.hashtags import read_hashtags
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.copies import bands, is_like
from sangsuk.core.understand.signatures import SHORTEST_NEAR, sign_texts

Generator = np.random.Generator
Edit = Callable[[str, Sequence[str], Generator], str]

PIECE: Final = 6  # letters, about a Thai word
NOISE: Final = ("🙏", "😊", "❤️", " ", "  ", "\u200b", "👍👍")


def insert_word(text: str, others: Sequence[str], generator: Generator) -> str:
    at = int(generator.integers(len(text) + 1))
    return text[:at] + _piece(others, generator) + text[at:]


def add_noise(text: str, others: Sequence[str], generator: Generator) -> str:  # noqa: ARG001 every edit takes them
    """Pictures and spaces at six places."""
    for _ in range(6):
        at = int(generator.integers(len(text) + 1))
        text = text[:at] + NOISE[int(generator.integers(len(NOISE)))] + text[at:]
    return text


def shuffle_phrases(text: str, others: Sequence[str], generator: Generator) -> str:  # noqa: ARG001 every edit takes them
    phrases = text.split()
    return " ".join(phrases[at] for at in generator.permutation(len(phrases)))


def replacing(share: float) -> Edit:
    """An edit that replaces a share of a text, piece by piece, by pieces of others."""

    def replace(text: str, others: Sequence[str], generator: Generator) -> str:
        pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
        for at in generator.permutation(len(pieces))[: max(1, round(share * len(pieces)))]:
            pieces[at] = _piece(others, generator)
        return "".join(pieces)

    return replace


EDITS: Final[Mapping[str, Edit]] = {
    "a word inserted": insert_word,
    "pictures and spaces": add_noise,
    "5 % replaced": replacing(0.05),
    "10 % replaced": replacing(0.10),
    "20 % replaced": replacing(0.20),
    "30 % replaced": replacing(0.30),
    "phrases shuffled": shuffle_phrases,
}


def try_copies(
    texts: Sequence[str], hashtags: Sequence[str], *, copies: int, seed: int
) -> dict[str, Any]:
    """Edit real texts and see which edits are still told as copies, and which strangers are.

    Args:
        texts: real ones, none a copy of another.
        hashtags: taken out before.
        copies: how many texts are edited in each way, long enough to be compared by parts.
        seed: of the edits.

    Returns:
        `recall` by edit; `strangers`, the number of pairs of different texts, and of them
        `told_as_copies`; `precision` if each edited text were in the same pile.
    """
    generator = np.random.default_rng(seed)
    signatures = sign(texts, hashtags)
    long = [at for at, text in enumerate(texts) if len(text) > 2 * SHORTEST_NEAR]
    chosen = generator.choice(long, min(copies, len(long)), replace=False)
    recall, found = {}, 0
    for name, edit in EDITS.items():
        edited = sign([edit(texts[at], texts, generator) for at in chosen], hashtags)
        told = sum(are_told(signatures[at], new) for at, new in zip(chosen, edited, strict=True))
        recall[name], found = told / len(chosen), found + told
    strangers = pairs_told(signatures)
    return {
        "texts": len(texts),
        "edited": len(chosen),
        "recall": recall,
        "strangers": len(texts) * (len(texts) - 1) // 2,
        "told_as_copies": len(strangers),
        "precision": found / (found + len(strangers)),
    }


def sign(texts: Sequence[str], hashtags: Sequence[str]) -> list[bytes]:
    """Signatures as the reader makes them."""
    rests = [read_hashtags(text, hashtags).rest for text in texts]
    return sign_texts(Texts.of([relax(rest, keep=1).squeezed().text for rest in rests]))


def are_told(one: bytes, other: bytes) -> bool:
    """Whether two texts would meet in a band, and be told as copies by their words."""
    return not set(bands(one)).isdisjoint(bands(other)) and is_like(one, other)


def pairs_told(signatures: Sequence[bytes]) -> list[tuple[int, int]]:
    """All pairs of texts that are told as copies by their words."""
    meeting: defaultdict[bytes, list[int]] = defaultdict(list)
    for at, signature in enumerate(signatures):
        for band in bands(signature):
            meeting[band].append(at)
    pairs = Counter(pair for group in meeting.values() for pair in combinations(group, 2))
    return sorted(pair for pair in pairs if is_like(signatures[pair[0]], signatures[pair[1]]))


def _piece(others: Sequence[str], generator: Generator) -> str:
    other = others[int(generator.integers(len(others)))]
    at = int(generator.integers(max(1, len(other) - PIECE)))
    return other[at : at + PIECE]
