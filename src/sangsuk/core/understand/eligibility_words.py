"""Words by which a post is known for an office's own, an advert, news, or talk of an office.

They are heard in folded text without tags and white space.
"""

import re
from enum import IntFlag, auto
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.hearing import Hearing, make_hearing
from sangsuk.core.thai.texts import Texts

Groups = NDArray[np.uint64]


class Heard(IntFlag):
    """Of which kinds a text holds a word; the last two only say that it may."""

    OFFICE = auto()
    ADVERT = auto()
    STAFF = auto()
    OFFICIAL = auto()


# Words of a district office, its people and its services.
_OFFICE: Final = (
    *("อำเภอ", "อำเพอ", "อำเภิ", "เภอ", "ปลัด", "ที่ว่าการ", "สัสดี", "สัดดี", "สำนักทะเบียน"),
    *("งานทะเบียน", "ห้องทะเบียน", "ฝ่ายทะเบียน", "นายทะเบียน", "จดทะเบียน", "ทะเบียนบ้าน"),
    *("ทะเบียนราษ", "ทะเบียนราด", "ทะเบียนสมรส", "ทะเบียนหย่า", "ทบ.", "ดำรงธรรม", "อส."),
    *("กำนัน", "ผู้ใหญ่บ้าน", "ผญบ", "นอภ", "amphoe", "amphur", "district", "ทำบัตร", "ต่อบัตร"),
    *("บัตรปชช", "บัตรประชา", "แจ้งเกิด", "แจ้งตาย", "ใบเกิด", "สูติบัตร", "มรณบัตร", "แจ้งย้าย"),
    *("บุตรบุญธรรม", "รับรองบุตร", "สัญชาติ", "ถุงยังชีพ"),
)
_ADVERT: Final = (
    *("แอดไลน์", "เครดิตฟรี", "สล็อต", "เงินด่วน", "เงินกู้", "ดอกเบี้ยต่ำ", "ไม่เช็กบูโร"),
    *("ทักแชต", "ทักแชท", "ทักไลน์", "เก็บปลายทาง", "ลดราคา", "โปรโมชั่น", "โปรปีใหม่"),
    *("จองด่วน", "จองคิวไลน์", "สนใจโทร", "สั่งซื้อ", "ส่งฟรี", "ส่งทั่วไทย", "ราคากันเอง"),
    *("กดติดตาม", "แทงบอล", "รับสมัคร", "ผ่อนสบาย", "โอนไว"),
)
_OFFICERS: Final = "(?:ปลัด|นายอำเภอ|หัวหน้า|เจ้าหน้าที่|นายทะเบียน|อส)"
# An office or its officer speaking of themselves; with a letter first in each of them, most
# places are passed over at a look.
STAFF_SPEAKS: Final = re.compile(
    "|".join(f"{who}ในฐานะ{_OFFICERS}" for who in ("ผม", "ดิฉัน", "หนู", "ข้าพเจ้า"))
    + r"|ทีมงาน(?:ของเรา|ฝ่าย\S{0,12}ของเรา)|พวกเราชาวอำเภอ|เราชาวอำเภอ|ยินดีให้บริการ|ยินดีต้อนรับทุกท่าน"
    r"|แอดมิน(?:เพจ)?(?:รอ|ขอ|เอง)|เพจ(?:ของ)?อำเภอขอ|พวกเราฝ่ายปกครอง|โต๊ะ(?:หนู|ผม)(?:ไว|เอง)"
    r"|อำเภอ\S{2,16}ขอเชิญ(?:ชวน)?"
)
# One of these stands in whatever STAFF_SPEAKS matches.
_STAFF: Final = (
    *("ในฐานะ", "ทีมงาน", "ชาวอำเภอ", "ยินดีให้บริการ", "ยินดีต้อนรับทุกท่าน", "แอดมิน", "อำเภอขอ"),
    *("พวกเราฝ่ายปกครอง", "โต๊ะหนู", "โต๊ะผม", "ขอเชิญ"),
)
# Words that news and official notices use and those who tell hardly do.  By their first letters,
# for each place of a text asks one branch after the other; none begins like another as a whole.
OFFICIALESE: Final = re.compile(
    r"ก(?:ล่าว(?:ว่า|เพิ่ม|ต่อ|เสริม|ภายหลัง)|ระทรวง|ิโลเมตร|ม\.[0-9])|เ(?:ปิดเผย|ป็นประธาน|ซนติเมตร)"
    r"|ล(?:งพื้นที่|้านบาท)|ร(?:ัฐมนตรี|้อยละ|่าง(?:พระ|กฎ)|ะ(?:ดับน้ำ|หว่างวันที่))|น(?:าย(?:กรัฐ|กฯ)|โยบาย)"
    r"|โ(?:ฆษก|ครงการ)|ผู้(?:ว่าราชการ|ประสบ|สื่อข่าว|ต้องหา)|ค(?:ณะ(?:รัฐ|กรรมการ)|รม\.)|ม(?:ีมติ|าตรการ)"
    r"|อธิบดี|งบประมาณ|ดำเนินการ|บูรณาการ|ห(?:น่วยงาน|ัวหน้าส่วนราชการ)|พ(?:ร้อมด้วย|\.ต\.|ล\.|ระราช)"
    r"|ท(?:ั้งนี้|างหลวง)|ภายใต้|ว่าด้วย|ส(?:ถานการณ์|ายทาง)|ตลิ่ง|ขอเชิญ|ฯพณฯ"
)
# The same of OFFICIALESE.
_OFFICIAL: Final = (
    *("กล่าว", "เปิดเผย", "ลงพื้นที่", "เป็นประธาน", "รัฐมนตรี", "นายกรัฐ", "นายกฯ", "โฆษก", "ผู้ว่าราชการ"),
    *("คณะรัฐ", "ครม.", "มีมติ", "กระทรวง", "อธิบดี", "งบประมาณ", "ล้านบาท", "ร้อยละ", "ดำเนินการ"),
    *("บูรณาการ", "หน่วยงาน", "พร้อมด้วย", "ผู้ประสบ", "ทั้งนี้", "พ.ต.", "พล.", "ร่างพระ", "ร่างกฎ", "นโยบาย"),
    *("มาตรการ", "ภายใต้", "ว่าด้วย", "หัวหน้าส่วนราชการ", "สถานการณ์", "คณะกรรมการ", "ผู้สื่อข่าว", "ทางหลวง"),
    *("กิโลเมตร", "กม.", "โครงการ", "ผู้ต้องหา", "เซนติเมตร", "ระดับน้ำ", "ตลิ่ง", "สายทาง", "ขอเชิญ"),
    *("ระหว่างวันที่", "พระราช", "ฯพณฯ"),
)


def hear_words(letters: Texts) -> list[Heard]:
    """What each text holds."""
    return [Heard(kinds) for kinds in hear_all(letters).tolist()]


def hear_all(letters: Texts) -> Groups:
    """The same as numbers: one bit for each of Heard."""
    return _hearing().hear(letters)


def speaks_of_office(letters: str) -> bool:
    """Whether words of a district office stand in a text."""
    return any(word in letters for word in _OFFICE)


def staff_speaks(letters: str) -> bool:
    return bool(STAFF_SPEAKS.search(letters))


def official_words(letters: str, *, most: int) -> set[str]:
    """The first words in a text that news and notices use, at most so many different ones."""
    words: set[str] = set()
    for match in OFFICIALESE.finditer(letters):
        words.add(match.group())
        if len(words) == most:
            break
    return words


@cache
def _hearing() -> Hearing:
    return make_hearing([_OFFICE, _ADVERT, _STAFF, _OFFICIAL])
