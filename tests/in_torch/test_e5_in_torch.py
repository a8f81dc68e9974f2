"""Needs the packages of requirements/train.lock: `make test-encoder`."""

from pathlib import Path

import numpy as np
import pytest
import torch
from small_e5 import HEADS, SIZE, write_small_e5

from training.benchmarks.e5_file import read_e5
from training.benchmarks.e5_fit import RECIPE, Base, clip, fit, read
from training.benchmarks.e5_net import layer, pad

SMALL = RECIPE | {
    "frozen": 1,
    "epochs": 30,
    "batch": 4,
    "rate": 3e-3,
    "keep": 0.5,
    "weigh": [1.0, 1.0],
}
GLAD = ["ดี", "ดีมาก", "อำเภอดีมาก", "อำเภอดี"]
SAD = ["แย่", "แย่มาก", "อำเภอแย่มาก", "ไม่ดี"]
WANTED = np.repeat([0, 1], 4)


@pytest.fixture
def base(tmp_path: Path) -> Base:
    write_small_e5(tmp_path / "small.bin")
    return Base.of(read_e5(tmp_path / "small.bin"), SMALL)


def by_hand(w, x):
    """The first layer on one text, without a library of nets."""

    def line(name, given):
        return given @ w[f"l0.{name}.w"].reshape(-1, given.shape[1]).T + w[f"l0.{name}.b"]

    def norm(name, given):
        away = given - given.mean(1, keepdims=True)
        return away / away.std(1, keepdims=True) * w[f"l0.{name}.w"] + w[f"l0.{name}.b"]

    q, k, v = (line(letter, x).reshape(len(x), HEADS, -1).transpose(1, 0, 2) for letter in "qkv")
    looks = np.exp(q @ k.transpose(0, 2, 1) / np.sqrt(SIZE / HEADS))
    seen = (looks / looks.sum(2, keepdims=True)) @ v
    x = norm("aln", x + line("ao", seen.transpose(1, 0, 2).reshape(x.shape)))
    bent = torch.nn.functional.gelu(torch.tensor(line("fi", x))).numpy()
    return norm("oln", x + line("fo", bent))


def test_a_layer_is_what_its_makers_say_and_other_texts_of_the_batch_change_nothing(base: Base):
    drawn = np.random.default_rng(1)
    long, short = (drawn.normal(size=(size, SIZE)).astype(np.float32) for size in (6, 3))
    x, there = pad([torch.tensor(long), torch.tensor(short)])

    given = layer(base.weights, 0, x, there, HEADS).numpy()

    assert given[0] == pytest.approx(by_hand(base.e5.weights, long), abs=1e-4)
    assert given[1, :3] == pytest.approx(by_hand(base.e5.weights, short), abs=1e-4)


def test_it_learns_and_the_same_inputs_give_the_same_weights(base: Base):
    below = base.below(GLAD + SAD)
    told: list[str] = []

    one, other = fit(base, below, WANTED, told.append), fit(base, below, WANTED, told.append)

    assert all(torch.equal(one[name], other[name]) for name in one)
    assert read(base, one, below).argmax(1).tolist() == [0] * 4 + [1] * 4
    assert len(told) == 2 * SMALL["epochs"]


def test_of_a_long_text_beginning_and_end_are_read():
    assert clip(np.arange(10), 6).tolist() == [0, 1, 2, 3, 8, 9]
    assert clip(np.arange(6), 6).tolist() == list(range(6))
