"""The loops over columns of Arrow as their bytes lie in memory; told in `post_arrays`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.letter_bits import lowest
from sangsuk.core.thai.letter_runs import AHEAD, LETTERS, thai_ahead
from sangsuk.core.understand.tries_loops import wide

UNTOLD: Final = -(1 << 63)  # where no moment is told
_SECOND: Final = 1_000_000
_ZERO, _NINE, _PLUS, _DASH, _COLON, _T = 0x30, 0x39, 0x2B, 0x2D, 0x3A, 0x54
_LETTERS: Final = 25  # of 2020-12-05T10:00:00+07:00
_DATE: Final = ((4, _DASH), (7, _DASH), (10, _T), (13, _COLON), (16, _COLON), (22, _COLON))
_BEFORE: Final = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)

_THAI: Final = np.uint32(0x0E00)  # and what follows begins with E0 B8 or E0 B9 in UTF-8
_ONE, _TWO, _THREE = np.uint64(1), np.uint64(2), np.uint64(3)
_AHEAD, _LETTERS_AHEAD = np.uint64(AHEAD), np.uint64(LETTERS)
_ALL_THAI: Final = ~np.uint64((1 << LETTERS) - 1)  # of these, all that follow
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)

Bytes = NDArray[np.uint8]


@compiled
def count_letters(told: Bytes, offsets: NDArray[np.int32]) -> NDArray[np.int64]:
    """How many letters begin in each text in UTF-8."""
    letters = np.zeros(offsets.size - 1, np.int64)
    for text in range(letters.size):
        number = np.uint32(0)
        for byte in told[offsets[text] : offsets[text + 1]]:
            number += np.uint32(byte & 0xC0 != 0x80)
        letters[text] = number
    return letters


@compiled
def read_letters(
    told: Bytes, offsets: NDArray[np.int32], codes: NDArray[np.uint32]
) -> tuple[NDArray[np.int64], bool]:
    """Put the code points of many texts in UTF-8 into `codes`; gives their bounds.

    False beside them: some text is no UTF-8.
    """
    bounds = np.zeros(offsets.size, np.int64)
    number, fine = 0, True
    for text in range(offsets.size - 1):
        at, last = wide(offsets[text]), wide(offsets[text + 1])
        while at < last:
            number, at = _usual(told, at, last, codes, number)
            if at == last:
                break
            first = np.uint32(told[at])
            length = _length(first)
            if length == 0 or at + length > last:
                return bounds, False
            code = _letter(told, at, length)
            fine = fine and code != np.uint32(0xFFFFFFFF)
            codes[number] = code
            number += 1
            at += length
        bounds[text + 1] = number
    return bounds, fine


@inlined
def _usual(
    told: Bytes, at: int, last: int, codes: NDArray[np.uint32], number: int
) -> tuple[int, int]:
    """Put Thai and ASCII letters there up to the first other; gives how many letters, and where."""
    place, end, letters = np.uint64(at), np.uint64(last), np.uint64(number)
    while place < end:
        if told[place] < 0x80:
            codes[letters] = told[place]
            place, letters = place + _ONE, letters + _ONE
            continue
        many = _thai(told, place, end, codes, letters)
        if many == 0:
            break
        place, letters = place + _THREE * many, letters + many
    return wide(letters), wide(place)


@inlined
def _thai(
    told: Bytes, place: np.uint64, end: np.uint64, codes: NDArray[np.uint32], letters: np.uint64
) -> np.uint64:
    """Put the Thai letters there that follow each other, of LETTERS at most; gives how many."""
    if place + _AHEAD <= told.size and letters + _LETTERS_AHEAD <= codes.size:
        others = ~np.uint64(thai_ahead(told, place, codes, letters))
        if others == _ALL_THAI and place + _THREE * _LETTERS_AHEAD <= end:
            return _LETTERS_AHEAD  # foretold, so that the next ones need not wait
        return min(np.uint64(lowest(others)), (end - place) // _THREE)
    if place + _TWO < end and _is_thai(told[place], told[place + _ONE], told[place + _TWO]):
        low = np.uint32(told[place + _TWO] & 0x3F)
        codes[letters] = _THAI | (np.uint32(told[place + _ONE] & 1) << np.uint32(6)) | low
        return _ONE
    return np.uint64(0)


@inlined
def _is_thai(first: int, second: int, third: int) -> bool:
    return bool((first == 0xE0) & (second & 0xFE == 0xB8) & (third & 0xC0 == 0x80))


@inlined
def _length(first: np.uint32) -> int:
    """How many bytes a letter has that begins with this one; 0: none does."""
    if first < 0x80:
        return 1
    if 0xC2 <= first < 0xE0:
        return 2
    if 0xE0 <= first < 0xF0:
        return 3
    return 4 if 0xF0 <= first < 0xF5 else 0


@inlined
def _letter(told: Bytes, at: int, length: int) -> np.uint32:
    """The code point that stands there; all bits: it is not written as UTF-8 writes it."""
    first = np.uint32(told[at])
    if length == 1:
        return first
    code = first & np.uint32(0x7F >> length)
    for place in range(at + 1, at + length):
        more = np.uint32(told[place])
        if more & 0xC0 != 0x80:
            return np.uint32(0xFFFFFFFF)
        code = (code << np.uint32(6)) | (more & np.uint32(0x3F))
    least = 0x80 if length == 2 else 0x800 if length == 3 else 0x10000
    if code < least or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return np.uint32(0xFFFFFFFF)
    return code


@compiled
def read_moments(told: Bytes, offsets: NDArray[np.int32]) -> NDArray[np.int64]:
    """Moments in microseconds since 1970; UNTOLD: not written as most are, or none at all."""
    moments = np.full(offsets.size - 1, UNTOLD, np.int64)
    for row in range(moments.size):
        if offsets[row + 1] - offsets[row] == _LETTERS:
            moments[row] = _moment(told[offsets[row] : offsets[row + 1]])
    return moments


@inlined
def _moment(given: Bytes) -> int:
    for place, sign in _DATE:
        if given[place] != sign:
            return UNTOLD
    year = _two(given, 0) * 100 + _two(given, 2)
    month, day = _two(given, 5), _two(given, 8)
    clock = _clock(_two(given, 11), _two(given, 14), _two(given, 17))
    ahead = _clock(_two(given, 20), _two(given, 23), 0)
    east = given[19] == _PLUS
    days = _day(year, month, day)
    if clock < 0 or ahead < 0 or days < 0 or not (east or given[19] == _DASH):
        return UNTOLD
    return (days * 86_400 + clock + (-ahead if east else ahead)) * _SECOND


@inlined
def _two(given: Bytes, at: int) -> int:
    """The number of two digits; far below 0: they are none."""
    one, two = wide(given[at]), wide(given[at + 1])
    if not (_ZERO <= one <= _NINE and _ZERO <= two <= _NINE):
        return -100_000
    return (one - _ZERO) * 10 + two - _ZERO


@inlined
def _clock(hour: int, minute: int, second: int) -> int:
    """Seconds since midnight; -1: there is no such time."""
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
        return -1
    return hour * 3600 + minute * 60 + second


@inlined
def _day(year: int, month: int, day: int) -> int:
    """Days since 1970; -1: there is no such day, or it was earlier."""
    if not (year >= 1970 and 1 <= month <= 12):
        return -1
    leap = 1 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 0
    before, length = _BEFORE[month - 1], _BEFORE[month] - _BEFORE[month - 1]
    if not 1 <= day <= length + (leap if month == 2 else 0):
        return -1
    past = year - 1
    leaps = past // 4 - past // 100 + past // 400 - 477
    return (year - 1970) * 365 + leaps + before + day - 1 + (leap if month > 2 else 0)


@compiled
def stir_rows(
    sums: NDArray[np.uint64], told: Bytes, offsets: NDArray[np.int32], given: NDArray[np.bool_]
) -> None:
    """Stir the bytes of each row's cell into the row's sum; one that is not given is no empty one.

    Equal cells in the same order leave equal sums, and unequal ones do but once in 2^64 rows.
    """
    for row in range(sums.size):
        at, last = wide(offsets[row]), wide(offsets[row + 1])
        length = last - at if given[row] else -1
        mixed = (sums[row] ^ np.uint64(length)) * _ODD
        mixed ^= mixed >> np.uint64(29)
        while at < last:
            word = np.uint64(0)
            for place in range(min(last - at, 8)):
                word |= np.uint64(told[at + place]) << np.uint64(8 * place)
            mixed = (mixed ^ word) * _ODD
            mixed ^= mixed >> np.uint64(29)
            at += 8
        sums[row] = mixed
