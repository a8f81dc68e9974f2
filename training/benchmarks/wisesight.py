"""The same parts on Wisesight Sentiment (CC0-1.0): 4 classes of shop talk.

    PYTHONPATH=src python -m training.benchmarks.wisesight FOLDER --work DIR [--seeds 3] [--test]

FOLDER holds the corpus of doi:10.5281/zenodo.3457446: train.jsonl, valid.jsonl and test.jsonl of
the official split (`text`, `label`).
All learning is on train and every choice on valid; `--test` reads test, once.
"""

import argparse
import io
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from sangsuk.core.thai.fold import fold
from sangsuk.core.understand.blend import log_shares
from sangsuk.core.understand.encoder import CARE_HEADS, Encoder, pack
from sangsuk.core.understand.grams import count_grams, model_text, weigh_grams
from sangsuk.core.understand.heads import Floats
from training.encoder.fit import fit
from training.encoder.lessons import Lessons
from training.encoder.start import Start, start

LABELS: Final = ("neu", "pos", "neg", "q")
BITS: Final = 20
STRENGTHS: Final = {"weighed": 8.0, "seen": 0.03}
RECIPE: Final[dict[str, Any]] = {
    "epochs": 3,
    "batch": 48,
    "rate": 2.5e-4,
    "heads_faster": 8,
    "table_faster": 1.6,
    "smooth": 0.05,
    "word_drop": 0.1,
    "keep": 0.99,
    "agree": 0.0,
    "belongs_weigh": [1.0, 1.0, 1.0, 1.5],
    "weigh": {"sentiment": 0.0, "belongs": 1.0, "services": 0.0, "drivers": 0.0, "polarity": 0.0},
}
HEAD: Final = "belongs"  # the head with as many labels
NET_SHARES: Final = (2, 3, 4, 5, 6)  # of all nets together, where each linear part has 1
MICRO_LOST: Final = 0.005  # at most, for the sake of rare labels
DRAWS: Final = 2_000
Arrays = dict[str, NDArray[Any]]


class Split:
    """One file of the official split."""

    def __init__(self, path: Path) -> None:
        with path.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines if line.strip()]
        self.typed = [row["text"] for row in rows]
        self.texts = [model_text(fold(text)) for text in self.typed]
        self.wanted = np.array([[row["label"] == label for label in LABELS] for row in rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="where parts are kept")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--test", action="store_true", help="read the test split")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    train, valid = Split(given.folder / "train.jsonl"), Split(given.folder / "valid.jsonl")
    began = start(train.texts, seed=0)
    linear = [fit_linear(train, began, which) for which in STRENGTHS]
    nets = [fit_net(given.work, train, seed) for seed in range(1, given.seeds + 1)]

    def read(split: Split) -> tuple[Floats, Floats]:
        by_grams, by_nets = (
            np.mean([read_part(part, began, split.texts) for part in parts], axis=0)
            for parts in (linear, nets)
        )
        return by_grams, by_nets

    by_grams, by_nets = read(valid)
    share = _choose_share(by_grams, by_nets, valid)
    size = sum(_size(part) for part in (*linear, *nets)) / 1e6
    say({"share of the nets": share, "megabytes": round(size, 1)})
    for name, given_by in (("n-grams", by_grams), ("nets", by_nets)):
        say({"part": name, "valid": rounded(figures_of(given_by, valid.wanted))})
    say({"valid": rounded(figures_of(_mix(by_grams, by_nets, share), valid.wanted))})
    if given.test:
        test = Split(given.folder / "test.jsonl")
        mixed = _mix(*read(test), share)
        say({"test": rounded(figures_of(mixed, test.wanted))})
        say({"95 %": intervals(mixed, test.wanted)})


def fit_linear(train: Split, began: Start, which: str) -> Arrays:
    """Logistic regressions on n-grams of letters and of pieces.

    Args:
        train: what to learn from.
        began: the vocabulary.
        which: `weighed` by rarity, or only `seen` or not, scaled by Bayes ratios.
    """
    counts = _grams(train.texts, began)
    seen_in = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = (np.log((1 + counts.shape[0]) / (1 + seen_in)) + 1).astype(np.float16)
    rows = _weigh(counts, rarity) if which == "weighed" else counts.sign()
    columns = []
    for label in range(len(LABELS)):
        mine = train.wanted[:, label]
        ratio = np.ones(counts.shape[1]) if which == "weighed" else _ratio(counts, mine)
        model = LogisticRegression(
            C=STRENGTHS[which], solver="liblinear", dual=True, random_state=1, max_iter=60
        )
        model.fit(sparse.csr_matrix(rows.multiply(ratio)), mine)
        columns.append((model.coef_[0] * ratio, model.intercept_[0]))
    weights = np.column_stack([column for column, _ in columns])
    scale = np.abs(weights).max(axis=0) / 127
    return {
        "linear": np.rint(weights / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "bias": np.array([bias for _, bias in columns], np.float32),
        **({"rarity": rarity} if which == "weighed" else {}),
    }


def _ratio(counts: sparse.csr_array, mine: NDArray[np.bool_]) -> NDArray[np.float64]:
    seen = counts.sign()
    here = (1 + seen[mine].sum(axis=0)) / (1 + mine.sum())
    there = (1 + seen[~mine].sum(axis=0)) / (1 + (~mine).sum())
    ratio: NDArray[np.float64] = np.log(here / there)
    return ratio


def _grams(texts: Sequence[str], began: Start) -> sparse.csr_array:
    """Hashed n-grams of letters, beside those of pieces."""
    cut = _encoder(began, began.weights).cut(texts)
    # A piece becomes one letter of the private planes, so that the same hashing serves.
    pieces = ["".join(chr(0xF0000 + row) for row in rows) for rows in cut]
    letters = count_grams(texts, bits=BITS)
    return sparse.hstack([letters, count_grams(pieces, bits=BITS)], format="csr")


def _weigh(counts: sparse.csr_array, rarity: NDArray[np.float16]) -> sparse.csr_array:
    half = 1 << BITS
    parts = [
        weigh_grams(sparse.csr_array(counts[:, part]), rarity[part].astype(np.float32))
        for part in (slice(0, half), slice(half, None))
    ]
    return sparse.hstack(parts, format="csr")


def fit_net(work: Path, train: Split, seed: int) -> Arrays:
    """A fine-tuned encoder, packed; kept in `work`, for it takes minutes."""
    path = work / f"net{seed}.npz"
    if not path.is_file():
        before = time.process_time()
        lessons = _lessons(train)
        fresh = start(train.texts, seed=seed)
        cut = _encoder(fresh, fresh.weights).cut(train.texts)
        pick = np.arange(len(train.texts))
        fitted = fit(fresh.weights, cut, lessons, pick, {**RECIPE, "seed": seed}, say)
        np.savez_compressed(path, allow_pickle=False, **pack(fitted))
        say({"net": seed, "CPU minutes": round((time.process_time() - before) / 60, 1)})
    with np.load(path, allow_pickle=False) as arrays:
        return dict(arrays)


def _lessons(train: Split) -> Lessons:
    number = len(train.texts)
    nothing = np.zeros(number, np.int64)
    wanted = np.zeros((number, sum(CARE_HEADS.values())), np.float32)
    first = CARE_HEADS["sentiment"]
    columns = slice(first, first + len(LABELS))
    wanted[:, columns] = train.wanted
    taught = np.zeros(wanted.shape, bool)
    taught[:, columns] = True
    return Lessons(tuple(train.texts), nothing, nothing, nothing, nothing, wanted, taught)


def _encoder(began: Start, weights: Mapping[str, NDArray[Any]]) -> Encoder:
    return Encoder(
        {
            "table_scale": np.ones(len(weights["table"]), np.float32),
            **weights,
            "pieces": np.frombuffer("\n".join(began.pieces).encode(), np.uint8),
            "piece_scores": np.array(began.scores, np.float32),
        }
    )


def read_part(part: Arrays, began: Start, texts: Sequence[str]) -> Floats:
    """Probabilities of LABELS."""
    if "linear" not in part:
        return np.exp(log_shares(_encoder(began, part).heads(texts)[HEAD]))
    counts = _grams(texts, began)
    rows = _weigh(counts, part["rarity"]) if "rarity" in part else counts.sign()
    odds = np.asarray(rows @ (part["linear"].astype(np.float32) * part["scale"])) + part["bias"]
    power = 1 / (1 + np.exp(-odds))
    shares: Floats = (power / power.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares


def _mix(by_grams: Floats, by_nets: Floats, share: int) -> Floats:
    grams = len(STRENGTHS)
    mixed: Floats = by_grams * (grams / (grams + share)) + by_nets * (share / (grams + share))
    return mixed


def _choose_share(by_grams: Floats, by_nets: Floats, valid: Split) -> int:
    """The share with the greatest macro F1 among those that lose little of micro."""
    figures = {e: figures_of(_mix(by_grams, by_nets, e), valid.wanted) for e in NET_SHARES}
    least = max(micro for micro, _ in figures.values()) - MICRO_LOST
    return max((e for e in NET_SHARES if figures[e][0] >= least), key=lambda e: figures[e][1])


def figures_of(shares: Floats, wanted: NDArray[np.bool_]) -> tuple[float, float]:
    """Micro and macro F1."""
    guess, right = shares.argmax(axis=1), wanted.argmax(axis=1)
    f1 = []
    for label in range(len(LABELS)):
        both = ((guess == label) & (right == label)).sum()
        f1.append(2 * both / max(1, (guess == label).sum() + (right == label).sum()))
    return float((guess == right).mean()), float(np.mean(f1))


def intervals(shares: Floats, wanted: NDArray[np.bool_]) -> list[list[float]]:
    drawn = np.random.default_rng(1)
    rows = [drawn.integers(0, len(shares), len(shares)) for _ in range(DRAWS)]
    figures = np.array([figures_of(shares[each], wanted[each]) for each in rows])
    return [rounded(pair) for pair in np.percentile(figures, [2.5, 97.5], axis=0).T]


def _size(part: Arrays) -> int:
    held = io.BytesIO()
    np.savez_compressed(held, allow_pickle=False, **part)
    return held.tell()


def rounded(figures: Sequence[float]) -> list[float]:
    return [round(100 * float(figure), 2) for figure in figures]


def say(word: object) -> None:
    sys.stdout.write(f"{json.dumps(word, ensure_ascii=False)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
