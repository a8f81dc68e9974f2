"""The loop that writes what the model sees of folded texts; see `grams`."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.hashtag_loops import is_blank
from sangsuk.core.thai.letter_bits import LETTERS, lowest
from sangsuk.core.thai.relax_loops import is_stretched, relax_part
from sangsuk.core.thai.spots_loops import bits_of
from sangsuk.core.understand.tries_loops import wide

_SPACE: Final = np.uint32(0x20)
_ZERO: Final = np.uint32(0x30)
_FIVE: Final = 0x35
_PLUS: Final = 0x2B
_H, _T, _P, _S, _COLON, _SLASH = 0x68, 0x74, 0x70, 0x73, 0x3A, 0x2F
_LAUGHS: Final = 3  # fives at least
_KEEP: Final = 2
_TEN: Final = np.uint32(10)
_THAI, _THAI_SIGNS = np.uint32(0x0E00), np.uint32(0x80)
_FIRST_SEEN, _SEEN = np.uint32(0x21), np.uint32(0x5E)  # of ASCII, what is no space
_ALONE: Final = np.uint32(1)
_ONE: Final = np.uint64(1)


class Words(NamedTuple):
    """What stands in the place of a link, and of laughter."""

    link: NDArray[np.uint32]
    laugh: NDArray[np.uint32]


class Parts(NamedTuple):
    """Parts of folded texts, each from one place to another."""

    codes: NDArray[np.uint32]
    firsts: NDArray[np.int64]
    lasts: NDArray[np.int64]


@compiled
def write_each(
    parts: Parts, ranks: NDArray[np.int8], words: Words, out: NDArray[np.uint32]
) -> NDArray[np.int64]:
    """Write the model's text of every part behind each other; gives their bounds."""
    bounds = np.zeros(parts.firsts.size + 1, np.int64)
    longest = np.int64(0)
    for at in range(parts.firsts.size):
        longest = max(longest, parts.lasts[at] - parts.firsts[at])
    kept = np.empty(longest, np.int64)
    text = np.empty(longest + LETTERS, np.uint32)
    for at in range(parts.firsts.size):
        first, last = parts.firsts[at], parts.lasts[at]
        if is_stretched(parts.codes[first:last]):
            size = relax_part(parts.codes, first, last, ranks, _KEEP, kept, 0)
            for place in range(size):
                text[place] = parts.codes[kept[place]]
            bounds[at + 1] = _write(text, 0, size, words, out, bounds[at])
        else:
            bounds[at + 1] = _write(parts.codes, first, last, words, out, bounds[at])
    return bounds


@inlined
def _write(
    codes: NDArray[np.uint32],
    at: int,
    last: int,
    words: Words,
    out: NDArray[np.uint32],
    first: int,
) -> int:
    """Links and laughter as words, digits as 0, white space as one space, none at the ends."""
    to, text = first, codes[:last]
    while at < last:
        if at + LETTERS <= codes.size and to + LETTERS <= out.size:
            plain = _plain(codes, at, last)
            _put(codes[at : at + LETTERS], out[to : to + LETTERS])
            at, to = at + plain, to + plain
            if plain == LETTERS or at == last:
                continue
        if is_blank(codes[at]):
            at, to = at + 1, _space(out, to, first)
        else:
            length, to = _other(text, at, words, out, to, first)
            at += length
    return to - 1 if to > first and out[to - 1] == _SPACE else to


@inlined
def _plain(codes: NDArray[np.uint32], at: int, last: int) -> int:
    """How many letters from there on, up to LETTERS, are neither links, laughter nor white space.

    A space behind one of them is as they are: it is written as it stands.
    """
    seen = bits_of(codes, at, last, _FIRST_SEEN, _SEEN)
    five, link = np.uint32(_FIVE), np.uint32(_H)
    seen &= ~(bits_of(codes, at, last, five, _ALONE) | bits_of(codes, at, last, link, _ALONE))
    seen |= bits_of(codes, at, last, _THAI, _THAI_SIGNS)
    others = ~(seen | (bits_of(codes, at, last, _SPACE, _ALONE) & (seen << _ONE)))
    return wide(lowest(others)) if others else LETTERS


@inlined
def _put(letters: NDArray[np.uint32], out: NDArray[np.uint32]) -> None:
    """Write LETTERS letters in one step, digits as 0; what is too much is written over."""
    for at in range(LETTERS):
        code = letters[at]
        out[at] = _ZERO if np.uint32(code - _ZERO) < _TEN else code


@inlined
def _other(
    text: NDArray[np.uint32],
    at: int,
    words: Words,
    out: NDArray[np.uint32],
    to: int,
    first: int,
) -> tuple[int, int]:
    """Write a link, laughter or one sign; gives its length, and where what was written ends."""
    link, laugh = _link(text, at), _laugh(text, at)
    if link or laugh:
        return max(link, laugh), _word(words.link if link else words.laugh, out, to, first)
    code = text[at]
    out[to] = _ZERO if _ZERO <= code <= _ZERO + 9 else code
    return 1, to + 1


@inlined
def _space(out: NDArray[np.uint32], to: int, first: int) -> int:
    """A space behind what was written, unless there is one or nothing was."""
    if to > first and out[to - 1] != _SPACE:
        out[to] = _SPACE
        to += 1
    return to


@inlined
def _word(word: NDArray[np.uint32], out: NDArray[np.uint32], to: int, first: int) -> int:
    to = _space(out, to, first)
    for letter in word:
        out[to] = letter
        to += 1
    return _space(out, to, first)


@inlined
def _laugh(text: NDArray[np.uint32], at: int) -> int:
    """The length of laughter: 555, and a + behind it."""
    end = at
    while end < text.size and text[end] == _FIVE:
        end += 1
    if end - at < _LAUGHS:
        return 0
    return end - at + (1 if end < text.size and text[end] == _PLUS else 0)


@inlined
def _link(text: NDArray[np.uint32], at: int) -> int:
    """The length of a link: http:// or https:// and what follows without white space.

    A link that begins with www. has lost a w when it was relaxed, and is no link.
    """
    if text[at] != _H or at + 8 > text.size:
        return 0
    secure = 1 if text[at + 4] == _S else 0
    is_http = text[at + 1] == _T and text[at + 2] == _T and text[at + 3] == _P
    end = at + 4 + secure
    is_link = text[end] == _COLON and text[end + 1] == _SLASH and text[end + 2] == _SLASH
    if not (is_http and is_link):
        return 0
    first = end + 3
    end = first
    while end < text.size and not is_blank(text[end]):
        end += 1
    return end - at if end > first else 0
