"""Numbers that lead to a person: citizen IDs, telephones, bank accounts, papers, coordinates."""

import re
from typing import Final

from sangsuk.core.understand.personal_hits import Finder, before, unsure
from sangsuk.core.understand.personal_signs import NUMBER_WORDS, Sign

_BETWEEN: Final = r"[ \n\-–—.~_*‐‑‒−\u20e3)(]{0,3}"
_ID_FORM: Final = re.compile(r"\d{13}|\d\D+\d{4}\D+\d{5}\D+\d{2}\D+\d|00\D+\d{4}\D+\d{6}\D+\d")
_ID_WORD: Final = re.compile(r"บัตร|เลข|ประจำตัว|ภาษี|ประกันสังคม|พร้อมเพย์|(?<![a-z])id(?![a-z])")
_NO_ID: Final = re.compile(r"บาร์โค้ด|พัสดุ|barcode|ems|คำร้อง|คำขอ")
_NO_PHONE: Final = re.compile(r"คำร้อง|คำขอ|เลขรับ|พัสดุ|บาร์โค้ด|หนังสือที่|สลาก|งวด")
_CLOCK_OR_DATE: Final = re.compile(r"\d\d[.:]\d\d ?[-–—]|\d\d?[-. ]\d\d?[-. ]25\d\d(?!\d)")
_MONEY_FOLLOWS: Final = r"(?! ?(?:บาท|สตางค์|ล้าน|หมื่น|แสน|฿))"
_UNIT_FOLLOWS: Final = r"(?! ?(?:วัน|คน|บาท|ปี|โมง|น\.|เดือน|ชม|ชั่วโมง|นาที|ครั้ง|ใบ|ช่อง|หมู่|ราย))"
_A_WORD: Final = re.compile("|".join((*NUMBER_WORDS, r"\d")))
_BANK: Final = (
    r"(?:บัญชี|ธนาคาร|กสิกร|กรุงไทย|กรุงเทพ|กรุงศรี|ไทยพาณิชย์|ออมสิน|ธกส|ธ\.ก\.ส\.?|ทหารไทย"
    r"|โอน(?:เข้า|มา|ไป|ให้|คืน)|(?<![a-z])(?:scb|kbank|ktb|bbl|bay|ttb|tmb|gsb|baac)(?![a-z]))"
)


def has_check_digit(digits: str) -> bool:
    """Whether 13 digits are a Thai citizen ID by its check digit."""
    total = sum(int(d) * weight for d, weight in zip(digits, range(13, 1, -1), strict=False))
    return len(digits) == 13 and (11 - total % 11) % 10 == int(digits[12])


def _digits(match: re.Match[str]) -> str:
    return re.sub(r"\D", "", match[1].replace("o", "0"))


def _is_id(match: re.Match[str]) -> bool:
    digits = _digits(match)
    lead = before(match, 24)
    if len(set(digits)) <= 2 or _NO_ID.search(lead):
        return False
    if _ID_FORM.fullmatch(match[1]):
        return True
    return has_check_digit(digits) and bool(_ID_WORD.search(lead))


def _is_sure_id(match: re.Match[str]) -> bool:
    return has_check_digit(_digits(match))


def _is_phone(match: re.Match[str]) -> bool:
    digits = _digits(match)
    return (
        len(set(digits[1:])) > 1
        and not _CLOCK_OR_DATE.match(match[1])
        and not _NO_PHONE.search(before(match, 18))
    )


def _is_spoken_phone(match: re.Match[str]) -> bool:
    said = _A_WORD.findall(match[1])
    second = said[1] if said[1].isdigit() else str(NUMBER_WORDS.index(said[1]))
    return len(said) == (10 if second in "689" else 9)


def _is_account(match: re.Match[str]) -> bool:
    return len(_digits(match)) in (10, 11, 12, 15)


_MOBILE: Final = rf"[689](?:{_BETWEEN}[0-9o]){{8}}"
_GLUED: Final = r"(?:0[689]\d-?\d{3}-?\d{4})"  # a mobile that another number stands right before
_LANDLINE: Final = rf"[2-57](?:{_BETWEEN}[0-9o]){{7}}"
# A second telephone is often told by its last digits alone: 081-234-5678, 9
_LAST_DIGITS: Final = (
    rf"(?:(?: ?[,/] ?\d{{1,3}}|-\d{{1,2}})(?! ?[-/.,]?\d){_UNIT_FOLLOWS})?"
    r"(?![0-9]|[-.][0-9])"
)

NUMBERS: Final = (
    Finder(
        "id",
        re.compile(rf"(\d(?<!\d\d)(?<!\d[-.]\d)(?:{_BETWEEN}\d){{12}})(?![-.]?\d)"),
        _is_id,
        _is_sure_id,
        signs=Sign.THIRTEEN,
    ),
    Finder(
        "id",
        re.compile(r"เลข(?:ที่)?บัตร[^\d\n]{0,12}(\d(?:[ -]?\d){11})(?![ -]?\d)"),
        is_sure=unsure,
        signs=Sign.CARD | Sign.TEN,
    ),
    Finder(
        "phone",
        re.compile(
            r"([(0o+6](?<![0-9a-z][(0o+6])(?<!\d[-./][(0o+6])"
            rf"(?:(?<=\()[0o]{_BETWEEN}|(?<=[0o]){_BETWEEN}|(?<=\+) ?66{_BETWEEN}0?{_BETWEEN}"
            rf"|(?<=0)066{_BETWEEN}|(?<=6)6{_BETWEEN})"
            rf"(?:{_MOBILE}|{_LANDLINE}(?!{_BETWEEN}\d))\u20e3?{_LAST_DIGITS})"
        ),
        _is_phone,
        signs=Sign.NINE,
    ),
    Finder(
        "phone",
        re.compile(rf"(?<!\d)((?:\d{{13}})?{_GLUED}{{2,9}}|\d{{13}}{_GLUED})(?!\d)"),
        signs=Sign.TWENTY,
    ),
    Finder(
        "phone",
        re.compile(rf"(?<=\d/)([0o]{_BETWEEN}{_MOBILE})(?![0-9])"),
        _is_phone,
        signs=Sign.NINE | Sign.SLASHED,
    ),
    Finder(
        "phone",
        re.compile(rf"(ศูนย์(?:[ -]?(?:{_A_WORD.pattern})){{8,9}})(?! ?(?:{_A_WORD.pattern}))"),
        _is_spoken_phone,
        signs=Sign.ZERO,
    ),
    Finder(
        "account",
        re.compile(rf"{_BANK}[^\d\n]{{0,25}}(\d(?:[ -]?\d){{9,14}})(?![ -]?\d){_MONEY_FOLLOWS}"),
        _is_account,
        signs=Sign.TEN | Sign.BANK,
    ),
    Finder(
        "account",
        re.compile(r"(?<![\d-])(\d{3}-\d-\d{5}-\d|\d{3}-\d{6}-\d|\d{3}-\d{3}-\d{5}-\d)(?![\d-])"),
        is_sure=unsure,
        signs=Sign.TEN | Sign.DASHED,
    ),
    Finder(
        "paper",
        re.compile(
            r"(?:พาสปอร์ต|หนังสือเดินทาง|passport)[^\d\n]{0,20}?(?<![a-z])([a-z]{1,2} ?\d{6,8})(?!\d)"
        ),
        signs=Sign.PASSPORT | Sign.SIX,
    ),
    Finder(
        "paper",
        re.compile(
            r"(?:ใบอนุญาตทำงาน|ใบขับขี่|บอเดอร์พาส|หนังสือผ่านแดน|work permit)"
            r"(?:เลขที่|เลข|หมายเลข|no\.?|:| ){1,3}(\d[\d-]{6,13}\d)"
        ),
        signs=Sign.PERMIT | Sign.EIGHT,
    ),
    Finder(
        "paper",
        re.compile(r"(?<![a-z])([a-z]{2}\d-?\d{7}-?\d{2})(?!\d)"),
        signs=Sign.TEN | Sign.LETTERED,
    ),
    Finder(
        "coordinate",
        re.compile(
            r"(?<![\d.])((?:[5-9]|1\d|20)\.\d{4,15}(?:, ?| )(?:9[7-9]|10[0-5])\.\d{4,15})(?!\d)"
        ),
        signs=Sign.POINT,
    ),
)
