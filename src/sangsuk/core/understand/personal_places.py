"""Where somebody lives and what somebody drives: house addresses and number plates."""

import re
from typing import Final

from sangsuk.core.understand.personal_hits import Finder, before, unsure
from sangsuk.core.understand.personal_signs import Sign
from sangsuk.core.understand.plate_words import SHORT_WORDS

_HOUSE: Final = r"\d{1,4}(?:/\d{1,4})?"
_FIRST: Final = r"\d(?<![\d/.,]\d)\d{0,3}"  # a number from its first digit on
_COUNT: Final = r"(?:\d{1,2}(?!\d)|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)"
_NO_HOUSE: Final = re.compile(
    r"(?:หมู่(?:ที่)?|ม\.|อายุ|ปี|พ\.ศ\.|คิว(?:ที่)?|ห้อง|งบ|จ่าย|ห่าง|ราคา|ชั้น|เวลา|วันที่|ช่อง|กม\.|ครั้งที่"
    r"|ประมาณ|ราว|เกือบ|กว่า|รวม|เหลือ|อีก|ได้|แค่|เพียง|เลขรับ|ข้อ|ลำดับ(?:ที่)?|จำนวน) ?$"
)
_SMALL_LENGTH: Final = re.compile(r" ?(?:ซม|เซน|เมตร)")
_LIVES: Final = (
    r"(?:(?<!ชาว)(?<!หมู่)บ้าน(?:เลขที่)?|อยู่(?:ที่|บ้าน)?|เลขที่(?:บ้าน)?|เลขบ้าน|ที่อยู่|ส่ง(?:ของ|มา)?(?:ที่)?)"
)
_ROAD_NAME: Final = r"(?:\d{1,3}(?!\d)|[ก-๎]{2,24}(?: \d{1,2}(?!\d))?)"
_LANE: Final = rf"(?:ซอย|ซ\.|ตรอก) ?{_ROAD_NAME}"
_ROAD: Final = rf"(?:ถนน|ถ\.) ?{_ROAD_NAME}"
_VEHICLE: Final = r"(?:ทะเบียน|รถ|ป้าย|กระบะ|เก๋ง|มอไซ|มอเตอร์ไซ|จักรยานยนต์|สิบล้อ|หกล้อ|ขับ|จอด|แท็กซี่)"
_NO_LONE_PLATE: Final = SHORT_WORDS | {"ผล", "ยน", "สส", "สว"}


def _is_house(match: re.Match[str]) -> bool:
    return not _NO_HOUSE.search(before(match, 16)) and not (
        "ม." in match[1] and _SMALL_LENGTH.match(match.string, match.end(1))
    )


def _plate_letters(match: re.Match[str]) -> str:
    return re.sub(r"[^ก-ฮ]", "", match[1])


def _is_plate(match: re.Match[str]) -> bool:
    return _plate_letters(match) not in SHORT_WORDS


def _is_named_plate(match: re.Match[str]) -> bool:
    return _plate_letters(match) not in SHORT_WORDS - {"กก"}


def _is_lone_plate(match: re.Match[str]) -> bool:
    return _plate_letters(match) not in _NO_LONE_PLATE and not before(match, 6).rstrip().endswith(
        "ที่"
    )


PLACES: Final = (
    Finder(
        "address",
        re.compile(rf"({_FIRST}(?:/\d{{1,4}})? ?(?:หมู่(?:ที่)?|ม\.|moo) ?{_COUNT})"),
        _is_house,
        signs=Sign.HOUSE,
    ),
    Finder(
        "address",
        re.compile(rf"{_LIVES} ?({_HOUSE} ?(?:{_LANE}(?: ?{_ROAD})?|{_ROAD}))"),
        _is_house,
        signs=Sign.ROAD,
    ),
    Finder(
        "address",
        re.compile(rf"({_FIRST}/\d{{1,4}} ?(?:{_LANE}(?: ?{_ROAD})?|{_ROAD}))"),
        _is_house,
        signs=Sign.ROAD,
    ),
    Finder(
        "address",
        re.compile(rf"(?:บ้านเลขที่|เลขที่บ้าน|เลขบ้าน) ?({_HOUSE})(?![\d/])(?! ?(?:บาท|หลัง|ปี))"),
        signs=Sign.HOME,
    ),
    Finder(
        "plate",
        re.compile(r"(?<![\dก-๎.])(\d[ก-ฮ]{2} ?-?\d{1,4})(?![\d/.,])"),
        _is_lone_plate,
        signs=Sign.PLATE_BEHIND,
    ),
    Finder(
        "plate",
        re.compile(r"(?:ทะเบียน|ป้าย) ?(\d?[ก-ฮ]{2,3} ?-?\d{1,4})(?![\d/.,])"),
        _is_named_plate,
        signs=Sign.PLATE_WORD | Sign.PLATE,
    ),
    Finder(
        "plate",
        re.compile(_VEHICLE + r"[^\n]{0,30}?(?<![ก-๎\d.])(\d?[ก-ฮ]{2,3} ?-?\d{3,4})(?![\d/.,])"),
        _is_plate,
        signs=Sign.VEHICLE | Sign.PLATE_ALONE,
    ),
    Finder(
        "plate",
        re.compile(r"(?<![ก-๎\d.])([ก-ฮ]{2}[ -]\d{4})(?![\d/.,])"),
        _is_lone_plate,
        unsure,
        signs=Sign.PLATE_OF_FOUR,
    ),
    Finder(
        "plate",
        re.compile(r"(?:ทะเบียน|ป้าย|สิบล้อ|หกล้อ|บรรทุก|พ่วง|รถตู้|รถเมล์)[^\d\n]{0,12}(\d{2}-\d{4})(?!\d)"),
        signs=Sign.TRUCK | Sign.PAIR,
    ),
)
