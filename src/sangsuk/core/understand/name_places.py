"""Where in many texts a full name may stand: two words that a quick look does not rule out.

The looks of `person_names` and `personal_titles` are slow, and nearly all pairs
of words are no names.  What is left out here is none to them either; what is
given, they judge.
"""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.lexicon import Lexicon, make_lexicon
from sangsuk.core.thai.texts import Texts

# Words that no name holds, wherever in it: some of those in `person_names`.
NO_NAMES: Final = """
ไม่ ได้ ให้ ไป ร้าย แล้ว เป็น คน ก็ จะ ใน ของ เจ้าหน้าที่ ปลัด ผู้ อยู่ กับ เรา บ้าน เดิม ใหม่ เก่า ลูก หลาน จาก
ร้าน เหมือน ทุก อะไร ใคร เพราะ ครับ ค่ะ นี้ นั้น เลย เพื่อ บอก เปลี่ยน ขอ ทำ หมู่ ตำบล จังหวัด สมาคม มูลนิธิ ชมรม
กลุ่ม เสร็จ อำเภอ ขวบ เดือน ๆ ด้วย ถึง ถ่าย บัตร อธิบาย พาสปอร์ต สมุด เมีย รูป ป้าย ไลน์ ปลอก รับรอง สมาชิก
ประวัติ วัตถุ ภาษา ตัว พัสดุ ศุกร์ ปกติ สาธุ เล่ม ชุมชน กำไร จำนวน ฯ สุราษฎร์ เดียว เท่านั้น เหลือไหม วิทยาเขต
ตลก ทะลุ โทร เบอร์ อายุ ยื่น ถาม นั่ง ยืน ร้อง พูด แต่ ถ้า คือ หรือ มหาราช
"""
# Endings of all words behind which a name may begin without a space.
CUES: Final = """
นาย แพทย์ หญิง นาง นางสาว ชาย สาว ดช ดญ ตรี โท เอก อำเภอ ปลัด อาวุโส กำนัน ผู้ใหญ่ บ้าน สารวัตร หัวหน้า สัสดี คุณ
พ่อ แม่ ครู หมอ ยาย ตา ลุง ป้า อุ๊ย ใหญ่ เฒ่า น้า ปู่ ย่า พี่ ผม ฉัน หนู เพื่อน ชื่อ จริง คือ ว่า หน้าที่ ของ
"""


def find_name_places(
    folded: Texts, weights: NDArray[np.float32], bias: float, *, least: float
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Where full names may stand: rows of text, start, end (within the text), and their log-odds.

    Args:
        folded: many texts.
        weights: of the model of names.
        bias: of that model.
        least: log-odds by that model below which a pair without any word before it is no name.
    """
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.understand.name_loops import Judge, find_each  # noqa: PLC0415

    words = (_no_names(), _cues())
    judge = Judge(weights, np.float32(bias), np.float32(least), remainders())
    return find_each(folded.codes, folded.bounds, words, judge)


@cache
def _no_names() -> Lexicon:
    return make_lexicon([NO_NAMES.split()])


@cache
def _cues() -> Lexicon:
    return make_lexicon([CUES.split()])


@cache
def remainders() -> NDArray[np.uint32]:
    """The table of CRC-32, by which the features of names are hashed (zlib)."""
    table = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        table = np.where(table & 1, (table >> 1) ^ np.uint32(0xEDB88320), table >> 1)
    return table.astype(np.uint32)
