"""What a text must hold for a finder of personal data to find anything in it.

Patterns are slow, and most texts hold no personal data: a finder looks only
where its signs stand.  A sign may stand without a find, never a find without.
"""

from enum import IntFlag, auto
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.hearing import Hearing, make_hearing
from sangsuk.core.thai.small_letters import small_letters
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.no_names import no_names

_LAST_DIGIT: Final = 0x1FFFF  # no script above has digits


class Sign(IntFlag):
    """One bit each; the first ones are words, the others shapes of letters and digits."""

    LINE_LINK = auto()
    PROFILE = auto()
    MAP = auto()
    MAIL_HOST = auto()
    CONTACT = auto()  # also a shape: a Thai word for an account, not far before Latin letters
    CARD = auto()
    PASSPORT = auto()
    PERMIT = auto()
    HOME = auto()
    PLATE_WORD = auto()
    VEHICLE = auto()
    TRUCK = auto()
    BANK = auto()
    CHILD = auto()  # ด.ช., ด.ญ., เด็กชาย, เด็กหญิง before a short word, behind no other word
    ZERO = auto()  # a telephone as it is said: ศูนย์ and eight numbers or more
    ACCOUNT = auto()  # line, id or ig, a word of its own, with a space behind it and a handle
    LATIN_TITLE = auto()  # mr, miss, name is and the like, no part of a longer word
    AT = auto()
    HANDLE = auto()  # letters and digits around . or _, no part of an address
    LATIN = auto()
    SIX = auto()  # digits on end
    EIGHT = auto()  # digits and dashes on end, a digit first
    TEN = auto()  # digits, one other sign between two of them at most
    TWENTY = auto()  # the same
    NINE = auto()  # digits or o from a first 0, o or 6 on, six others at most
    THIRTEEN = auto()  # digits, three others at most
    POINT = auto()  # a digit before it and four behind it
    HOUSE = auto()  # a number before หมู่, ม., moo, and what may be a number behind it
    ROAD = auto()  # a number before ซอย, ซ., ตรอก, ถนน, ถ.
    PLATE = auto()  # two consonants before a digit, behind ทะเบียน or ป้าย
    PLATE_BEHIND = auto()  # two consonants between two digits
    PLATE_OF_FOUR = auto()  # two consonants that are no word, alone before four digits
    PLATE_ALONE = auto()  # two or three consonants that are no word, alone, behind a vehicle
    PAIR = auto()  # 12-3456
    DASHED = auto()  # 12345-6, and neither digit nor dash behind it
    SLASHED = auto()  # 1/0, 1/o
    LETTERED = auto()  # a digit behind two letters
    SYLLABLES = auto()  # three of BURMESE, one space between two
    NAME = auto()  # two words that may be a full name: seen by `name_places`


# Names of Burma and of the Karen, written syllable by syllable.
BURMESE: Final = (
    *("ซอ", "นอ", "มิน", "ทู", "อ่อง", "อาว", "โซ", "เอ", "ขิ่น", "ตุน", "จอ", "จ่อ"),
    *("ลิน", "วิน", "ซิน", "เมียว", "เมี้ยว", "มะ", "หม่อง", "โกโก", "โก", "อู", "ดอว์"),
    *("ติน", "เท็ต", "ทุย", "เทียน", "มู", "ส่วย", "ซู", "ไน", "เพียว", "พิว", "ยี"),
    *("มอ", "ลา", "ทา", "เต็ง", "เทย์", "ไว", "ยาน", "ผิว", "เล"),
)
# Words to which a title is glued; behind other letters it is no title (ทนาย, ขุนนาง, บางนาง).
GLUED: Final = (
    *("ผม", "ฉัน", "หนู", "ชื่อ", "คือ", "ข้าพเจ้า", "ของ", "กับ", "และ", "โดย", "ให้", "ว่า"),
    *("ลูก", "ลูกสาว", "ลูกชาย", "หลาน"),
)
_DIGITS: Final = tuple("0123456789")
NUMBER_WORDS: Final = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
CHILDREN: Final = ("ด.ช.", "ด.ญ.", "ดช", "ดญ", "เด็กชาย", "เด็กหญิง")
LATIN_TITLES: Final = ("mr", "mrs", "ms", "miss", "khun")
SAID_NAMES: Final = ("name is", "name's")
ACCOUNTS: Final = ("line", "id", "ig")
CONTACTS: Final = ("ไลน", "ไอดี", "ไอจี", "ทวิต", "แอด", "ทัก", "สั่งกับ")
FARTHEST_HANDLE: Final = 32  # letters behind one of these: more than any pattern takes
LONGEST_HANDLE: Final = 48  # letters: the same
VEHICLES: Final = (
    *("ทะเบียน", "รถ", "ป้าย", "กระบะ", "เก๋ง", "มอไซ", "มอเตอร์ไซ", "จักรยานยนต์", "สิบล้อ"),
    *("หกล้อ", "ขับ", "จอด", "แท็กซี่"),
)
MAIL_HOSTS: Final = (
    *("gmail", "hotmail", "yahoo", "outlook", "live", "icloud", "จีเมล", "ฮอตเมล", "ยาฮู"),
    *(" dot ", "(dot)"),
)
# In the order of the first signs.
_WORDS: Final[tuple[tuple[str, ...], ...]] = (
    ("line.me/", "lin.ee/"),
    ("facebook.com/", "fb.com/", "instagram.com/", "tiktok.com/", "twitter.com/"),
    ("goo.gl",),
    MAIL_HOSTS,
    ("line id", "lineid", "line:", "line :", "id:", "id :", "ig:", "ig :"),
    ("เลขบัตร", "เลขที่บัตร"),
    ("พาสปอร์ต", "หนังสือเดินทาง", "passport"),
    ("ใบอนุญาตทำงาน", "ใบขับขี่", "บอเดอร์พาส", "หนังสือผ่านแดน", "work permit"),
    tuple(
        f"{word}{space}{digit}"
        for word in ("บ้านเลขที่", "เลขที่บ้าน", "เลขบ้าน")
        for space in ("", " ")
        for digit in _DIGITS
    ),
    ("ทะเบียน", "ป้าย"),
    VEHICLES,
    ("ทะเบียน", "ป้าย", "สิบล้อ", "หกล้อ", "บรรทุก", "พ่วง", "รถตู้", "รถเมล์"),
    (
        *("บัญชี", "ธนาคาร", "กสิกร", "กรุงไทย", "กรุงเทพ", "กรุงศรี", "ไทยพาณิชย์", "ออมสิน", "ธกส"),
        *("ธ.ก.ส", "ทหารไทย", "โอนเข้า", "โอนมา", "โอนไป", "โอนให้", "โอนคืน", "scb", "kbank", "ktb"),
        *("bbl", "bay", "ttb", "tmb", "gsb", "baac"),
    ),
)


@cache
def _hearing() -> Hearing:
    return make_hearing(_WORDS)


def see_signs(folded: Texts) -> NDArray[np.uint64]:
    """The signs that each folded text holds, one bit each."""
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.understand.personal_loops import see_shapes  # noqa: PLC0415

    tables = (foreign_digits(), _syllables(), no_names())
    small = small_letters(folded.codes)
    heard = _hearing().hear(folded, small)
    return heard | see_shapes(folded.codes, small, folded.bounds, tables)


@cache
def foreign_digits() -> NDArray[np.bool_]:
    """Which code points are digits of other scripts: patterns take them for digits."""
    return np.array([chr(code).isdecimal() and code > 0x39 for code in range(_LAST_DIGIT + 1)])


@cache
def _syllables() -> NDArray[np.uint64]:
    """BURMESE as numbers: the code points of each, 21 bits for every letter of the last three."""
    numbers = []
    for word in BURMESE:
        number = 0
        for letter in word:
            number = (number << 21 | ord(letter)) % 2**64
        numbers.append(number)
    return np.array(numbers, np.uint64)
