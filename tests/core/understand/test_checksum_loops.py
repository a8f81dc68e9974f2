"""The checksum of a name is that of its letters in UTF-8, however many bytes each takes."""

import zlib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numba import njit

from sangsuk.core.thai.texts import codes_of
from sangsuk.core.understand.checksum_loops import checksum

LETTERS = st.characters(exclude_categories=()) | st.sampled_from("กำ่ฮ๙aZ0é\x7f\x80߿ࠀ￿😀\udfff")


@njit
def summed(letters: np.ndarray) -> int:
    return checksum(letters)


@given(st.text(LETTERS, max_size=40))
def test_names_are_summed_up_as_zlib_does(name: str):
    assert summed(codes_of(name)) == zlib.crc32(name.encode("utf-8", "surrogatepass"))
