"""Personal data in a text: found as exact raw substrings, masked so that the sentence still reads.

Thin in this version: names of private persons are found only behind a title, a
word such as ชื่อ, or before an address or a telephone; a full name in running
text without any of these is missed.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from sangsuk.core.terms.reading import Span
from sangsuk.core.thai.fold import Folded

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
_ID_WEIGHTS: Final = range(13, 1, -1)


class PersonalReading(NamedTuple):
    """Exact substrings, the text fit to be shown, and whether a person should look."""

    substrings: tuple[str, ...]
    masked: str
    unsure: bool


class _Finder(NamedTuple):
    kind: str
    pattern: re.Pattern[str]
    accepts: Callable[[re.Match[str]], bool] = lambda _: True
    is_sure: Callable[[re.Match[str]], bool] = lambda _: True


def _digits(match: re.Match[str]) -> str:
    return re.sub(r"\D", "", match[1])


def has_check_digit(digits: str) -> bool:
    """Whether 13 digits are a Thai citizen ID by its check digit."""
    total = sum(int(d) * weight for d, weight in zip(digits, _ID_WEIGHTS, strict=False))
    return len(digits) == 13 and (11 - total % 11) % 10 == int(digits[12])


def _is_telephone(match: re.Match[str]) -> bool:
    digits = _digits(match)
    digits = "0" + digits[2:] if digits.startswith("66") and match[1].startswith("+") else digits
    mobile = len(digits) == 10 and digits[1] in "689"
    return mobile or (len(digits) == 9 and digits[1] in "234567")


def _is_handle(match: re.Match[str]) -> bool:
    return match[1] not in _NO_HANDLES and len(match[1].strip("@._-")) >= 3


def _is_plate(match: re.Match[str]) -> bool:
    return re.sub(r"[^ก-ฮ]", "", match[1]) not in _NO_PLATES


def _is_name(match: re.Match[str]) -> bool:
    words = match[1].split()
    return not any(_NO_NAME.match(word) for word in words)


_NO_HANDLES: Final = frozenset(
    [
        "official",
        "line",
        "card",
        "card.",
        "id",
        "app",
        "application",
        "group",
        "facebook",
        "account",
        "notify",
        "pay",
    ]
)
_NO_PLATES: Final = frozenset(
    [
        "กม",
        "ชม",
        "กก",
        "พศ",
        "คศ",
        "นศ",
        "จน",
        "ซม",
        "ตม",
        "มม",
        "ทร",
        "สด",
        "ปค",
        "ปล",
        "นส",
        "สปก",
        "อบต",
        "มท",
    ]
)
_WORD: Final = r"[ก-ฮเ-ไ][ก-๎]{1,13}"
_FULL_NAME: Final = rf"{_WORD} (?:ณ )?{_WORD}"
_TITLE: Final = r"(?<![ก-๎])(?:นาย|นางสาว|นาง(?!สาว)|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง)"
_CALLED: Final = r"(?:ชื่อ(?:จริง)?(?:ว่า|คือ)?|เลขาฯ ?(?:ของเรา)?คือ|ผู้เสียหายคือ|นับถือ\S{0,20})"
_NO_NAME: Final = re.compile(
    r"อำเภอ|ก(?:เทศมนตรี)?$|กอง|ทะเบียน|หน้า|จ้าง|ช่าง|ทหาร|ตำรวจ|ทุน|ท่า|แบบ|ที่|และ|ไม่|ได้|ให้|มา|ไป|ว่า|แล้ว|เป็น"
    r"|คน|ก็|จะ|มี|ใน|ของ|เจ้าหน้าที่|ปลัด|ผู้|อยู่|กับ|เขา|เรา|บ้าน|เดิม|ใหม่|เก่า|สกุล|เล่น|ลูก|หลาน|พ่อ|แม่|ซ้ำ|ผิด|ถูก|จาก|เดียว|โครงการ"
    r"|ร้าน|ไทย|เหมือน|ตาม|ทุก|อะไร|ใคร|เพราะ|ครับ|ค่ะ|คะ|นะ|นี้|นั้น|ยัง|เลย|วัน|เพื่อ|บอก|เปลี่ยน|ขอ|ทำ|หมู่|ตำบล|จังหวัด|สมาคม|มูลนิธิ|ชมรม|กลุ่ม|เสร็จ"
)

_LINE_WORD: Final = (
    r"(?:แอดไลน์|ไอดี(?:ไลน์)?|ไลน์(?:ไอดี|ส่วนตัว)?\S{0,8}|(?<![a-z])line(?: ?id)?|แอด|ทัก\S{0,8}"
    r"|สั่งกับ|(?<![a-z])id)"
)
_VEHICLE: Final = r"(?:ทะเบียน|รถ|ป้าย|กระบะ|เก๋ง|มอไซ|มอเตอร์ไซ)[^\n]{0,30}?(?<![ก-๎\d.])"
_ADDRESS_FOLLOWS: Final = (
    r"(?=(?:บ้าน(?:เลขที่)? ?|อยู่(?:บ้าน)?(?:เลขที่)? ?|เลขที่ ?)?\d{1,4}(?:/\d+)? ?(?:หมู่|ม\.)"
    r"|โทร|เบอร์)"
)

_FINDERS: Final = (
    _Finder("email", re.compile(r"(?<![\w.])([a-z0-9][\w.+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)+)")),
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
        re.compile(
            r"(?:บัญชี|ธนาคาร|กสิกร|กรุงไทย|ไทยพาณิชย์|ออมสิน|ธกส|ธ\.ก\.ส\.|พร้อมเพย์)[^\d]{0,25}"
            r"(\d{3}[ -]?\d[ -]?\d{5}[ -]?\d|\d{10,12})(?!\d)"
        ),
    ),
    _Finder("line", re.compile(r"(?<![\w.@])(@[a-z0-9][a-z0-9._-]{2,29})"), _is_handle),
    _Finder(
        "line",
        re.compile(
            rf"{_LINE_WORD}\s*[:=]?\s*(@?[a-z0-9._-]{{0,12}}[a-z][a-z0-9._-]{{2,29}})(?![\w@])"
        ),
        _is_handle,
    ),
    _Finder("line", re.compile(r"(?<![\w@./])([a-z][a-z0-9]*[._][a-z0-9._]*[a-z0-9])(?![\w@/])")),
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
    _Finder("name", re.compile(rf"{_TITLE} ?({_FULL_NAME})(?![ก-๎])"), _is_name),
    _Finder("name", re.compile(rf"{_CALLED} ?({_FULL_NAME})(?![ก-๎])"), _is_name),
    _Finder("name", re.compile(rf"\(({_FULL_NAME})\)"), _is_name),
    _Finder(
        "name",
        re.compile(rf"(?<![ก-๎])({_FULL_NAME}) ?{_ADDRESS_FOLLOWS}"),
        _is_name,
    ),
)
_PLATE_OR_DIGIT: Final = re.compile(r"[0-9@._(]|ชื่อ|นาย|นาง|ด\.|ยาย|ลุง|ป้า|โทร|เบอร์")


def find_personal(text: str, folded: Folded) -> PersonalReading:
    """Find what must not be shown in a raw text; `folded` is its plain fold."""
    found: list[tuple[Span, str]] = []
    unsure = False
    for kind, match, is_sure in _hits(folded.text):
        span = folded.raw_span(*match.span(1))
        if any(span[0] < end and start < span[1] for (start, end), _ in found):
            continue
        found.append((span, kind))
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


def _hits(text: str) -> Iterator[tuple[str, re.Match[str], bool]]:
    if not _PLATE_OR_DIGIT.search(text):
        return
    for finder in _FINDERS:
        for match in finder.pattern.finditer(text):
            if finder.accepts(match):
                yield finder.kind, match, finder.is_sure(match)
