"""Personal data in a text: exact raw substrings, masked so that the sentence still reads."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from sangsuk.core.terms.reading import Span
from sangsuk.core.thai.fold import Folded
from sangsuk.core.understand.person_names import SURE_FROM, NameModel

MASKS: Final = {
    "id": "[เลขประจำตัว]",
    "phone": "[เบอร์โทร]",
    "email": "[อีเมล]",
    "account": "[เลขบัญชี]",
    "line": "[ไลน์ไอดี]",
    "address": "[ที่อยู่]",
    "plate": "[ทะเบียนรถ]",
    "name": "[ชื่อบุคคล]",
}


class PersonalReading(NamedTuple):
    """Exact substrings, the text fit to be shown, and whether a person should look."""

    substrings: tuple[str, ...]
    masked: str
    unsure: bool


class _Finder(NamedTuple):
    kind: str
    pattern: re.Pattern[str]  # its group 1 is the personal part
    accepts: Callable[[re.Match[str]], bool] = lambda _: True
    is_sure: Callable[[re.Match[str]], bool] = lambda _: True


def find_personal(text: str, folded: Folded, names: NameModel) -> PersonalReading:
    """Find what must not be shown in a raw text; `folded` is its plain fold."""
    found: list[tuple[Span, str]] = []
    taken = bytearray(len(text))
    unsure = False
    for kind, place, is_sure in (*_hits(folded.text), *_name_hits(folded.text, names)):
        start, end = folded.raw_span(*place)
        if any(taken[start:end]):
            continue
        taken[start:end] = b"\x01" * (end - start)
        found.append(((start, end), kind))
        unsure = unsure or not is_sure
    found.sort()
    substrings = tuple(dict.fromkeys(text[start:end] for (start, end), _ in found))
    return PersonalReading(substrings, mask(text, found), unsure)


def mask(text: str, found: list[tuple[Span, str]]) -> str:
    """The text with a word in brackets in place of each span; spans in order, not overlapping."""
    parts, at = [], 0
    for (start, end), kind in found:
        parts += [text[at:start], MASKS[kind]]
        at = end
    return "".join([*parts, text[at:]])


def has_check_digit(digits: str) -> bool:
    """Whether 13 digits are a Thai citizen ID by its check digit."""
    total = sum(int(d) * weight for d, weight in zip(digits, range(13, 1, -1), strict=False))
    return len(digits) == 13 and (11 - total % 11) % 10 == int(digits[12])


def _digits(match: re.Match[str]) -> str:
    return re.sub(r"\D", "", match[1])


def _is_telephone(match: re.Match[str]) -> bool:
    digits = _digits(match)
    if match[1].startswith("+66"):
        digits = "0" + digits[2:].removeprefix("0")
    mobile = len(digits) == 10 and digits[1] in "689"
    return mobile or (len(digits) == 9 and digits[1] in "234567")


def _is_handle(match: re.Match[str]) -> bool:
    handle = match[1].strip("@._-")
    return handle not in _NO_HANDLES and len(handle) >= 3 and not _SITE.search(handle)


def _is_plate(match: re.Match[str]) -> bool:
    return re.sub(r"[^ก-ฮ]", "", match[1]) not in _NO_PLATES


_SITE: Final = re.compile(r"^www\.|\.(?:com|net|org|th|info|io|go|co)$")
_NO_HANDLES: Final = frozenset(
    ("official", "line", "card", "id", "app", "application", "group", "facebook", "account", "pay")
)
_NO_PLATES: Final = frozenset(
    ("กม", "ชม", "กก", "พศ", "คศ", "นศ", "จน", "ซม", "ตม", "มม", "ทร", "สด", "ปค", "นส", "มท")
)
_LINE_WORD: Final = (
    r"(?:แอดไลน์|ไอดี(?:ไลน์)?|ไลน์(?:ไอดี|ส่วนตัว)?\S{0,8}|(?<![a-z])line(?: ?id)?|แอด|ทัก\S{0,8}"
    r"|สั่งกับ|(?<![a-z])id)"
)
_HANDLE: Final = r"(@?[a-z0-9._-]{0,12}[a-z][a-z0-9._-]{2,29})(?![\w@])"
_BANK: Final = r"(?:บัญชี|ธนาคาร|กสิกร|กรุงไทย|ไทยพาณิชย์|ออมสิน|ธกส|ธ\.ก\.ส\.|พร้อมเพย์)"
_VEHICLE: Final = r"(?:ทะเบียน|รถ|ป้าย|กระบะ|เก๋ง|มอไซ|มอเตอร์ไซ)[^\n]{0,30}?(?<![ก-๎\d.])"

_FINDERS: Final = (
    _Finder(
        "email",
        re.compile(
            r"(?<![\w.])([a-z0-9][\w.+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})", re.ASCII
        ),
    ),
    _Finder(
        "id",
        re.compile(r"(?<!\d)(\d[ -]?\d{4}[ -]?\d{5}[ -]?\d{2}[ -]?\d)(?![-\d])"),
        is_sure=lambda match: has_check_digit(_digits(match)),
    ),
    _Finder(
        "phone",
        re.compile(r"(?<![\d/-])((?:\+66[ -]?\(?0?\)?[ -]?|0)\d(?:[ .-]?\d){6,8})(?![\d/]|-\d)"),
        _is_telephone,
    ),
    _Finder(
        "account",
        re.compile(_BANK + r"[^\d]{0,25}(\d{3}[ -]?\d[ -]?\d{5}[ -]?\d|\d{10,12})(?!\d)"),
    ),
    _Finder("line", re.compile(r"(?<![\w.@])(@[a-z0-9][a-z0-9._-]{2,29})"), _is_handle),
    _Finder("line", re.compile(rf"{_LINE_WORD}\s?[:=]?\s?{_HANDLE}"), _is_handle),
    _Finder(
        "line",
        re.compile(r"(?<![a-z0-9@./])([a-z][a-z0-9]{0,30}[._][a-z0-9._]{0,30}[a-z0-9])(?![\w@/])"),
        _is_handle,
    ),
    _Finder(
        "address",
        re.compile(r"(?<![\d/.])(\d{1,4}(?:/\d{1,4})? ?(?:หมู่(?:ที่)? ?|ม\. ?)\d{1,2})(?!\d)"),
    ),
    _Finder("address", re.compile(r"บ้านเลขที่ ?(\d{1,4}(?:/\d{1,4})?)(?![\d/])")),
    _Finder(
        "plate",
        re.compile(_VEHICLE + r"(\d?[ก-ฮ]{2,3} ?-?\d{3,4})(?![\d/.])"),
        _is_plate,
    ),
    _Finder("plate", re.compile(r"ทะเบียน ?(\d{2}-\d{4})(?!\d)")),
)
_WORTH_A_LOOK: Final = re.compile(r"[0-9@]|[a-z]{3}")


def _hits(text: str) -> Iterator[tuple[str, Span, bool]]:
    if not _WORTH_A_LOOK.search(text):
        return
    for finder in _FINDERS:
        for match in finder.pattern.finditer(text):
            if finder.accepts(match):
                yield finder.kind, match.span(1), finder.is_sure(match)


def _name_hits(text: str, names: NameModel) -> Iterator[tuple[str, Span, bool]]:
    for name in names.find(text):
        yield "name", (name.start, name.end), name.probability >= SURE_FROM
