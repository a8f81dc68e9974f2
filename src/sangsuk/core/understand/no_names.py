"""Words that no name holds, for a quick look: some of those that `person_names` knows.

They stand as Thai writes them, between the signs of a word's beginning and of its end.
"""

from functools import cache
from typing import Final

from sangsuk.core.thai.lexicon import Lexicon, make_lexicon

BEGIN, END = "^", "$"
# Wherever they stand in a word, or at its end.
NO_NAMES: Final = """
ไม่ ได้ ให้ ไป ร้าย แล้ว เป็น คน ก็ จะ ใน ของ เจ้าหน้าที่ ปลัด ผู้ อยู่ กับ เรา บ้าน เดิม ใหม่ เก่า ลูก หลาน จาก
ร้าน เหมือน ทุก อะไร ใคร เพราะ ครับ ค่ะ นี้ นั้น เลย เพื่อ บอก เปลี่ยน ขอ ทำ หมู่ ตำบล จังหวัด สมาคม มูลนิธิ ชมรม
กลุ่ม เสร็จ อำเภอ ขวบ เดือน ๆ ด้วย ถึง ถ่าย บัตร อธิบาย พาสปอร์ต สมุด เมีย รูป ป้าย ไลน์ ปลอก รับรอง สมาชิก
ประวัติ วัตถุ ภาษา ตัว พัสดุ ศุกร์ ปกติ สาธุ เล่ม ชุมชน กำไร จำนวน ฯ สุราษฎร์ เดียว เท่านั้น เหลือไหม วิทยาเขต
ตลก ทะลุ โทร เบอร์ อายุ ยื่น ถาม นั่ง ยืน ร้อง พูด แต่ ถ้า คือ หรือ มหาราช ลูบ และ ว่า ชื่อ
วันที่ วันเสาร์ วันอาทิตย์ วันจันทร์ วันอังคาร วันพุธ วันพฤหัส วันละ วันหยุด วันก่อน วันแรก
มาก$ รอ$ มี$ เขา$ คะ$ แทน$ พุธ$ จัง$ วัน$
"""
# In these the word at the end is none of those above.
NAMES_YET: Final = "สาและ สว่า เชื่อ"
# Whole words, and how none begins.
BEGINNINGS: Final = """
^มา$ ^งาน ^ใส่ใจ ^สาม ^สอง ^ส่ง ^จัด ^กด ^สัก ^ตรา$ ^แม่ ^พ่อ ^ตา$ ^ปาก ^ผม$ ^สะอาด$ ^พร้อม ^นามสกุล
"""
# How no given name begins.
GIVEN_BEGINNINGS: Final = """
^ชื่อ ^หนอง ^ห้วย ^โคก ^โนน ^คลอง ^บาง ^เวียง ^เขา ^เกาะ ^แหลม ^พระ ^สมเด็จ ^วัด ^โรง ^ร้าน ^ถนน ^ซอย ^กเทศ
^กไหว้ ^กเมือง ^กเล็ก ^กรัฐ ^กสมาคม ^กอบ ^ก$ ^กอง ^ทะเบียน ^หน้า ^จ้าง ^ช่าง ^ทหาร ^ตำรวจ ^ทุน ^ท่า ^แบบ ^ที่
^สถานี ^ตรวจ ^ประกัน ^หนึ่ง ^วัย
"""
# Bits of what a lexicon hears: first one for each length of a word, its signs left out.
LENGTHS: Final = 16
OF_ANY, OF_GIVEN, YET = LENGTHS, LENGTHS + 1, LENGTHS + 2


@cache
def no_names() -> Lexicon:
    """All of these; a bit tells how long the word is, or of which of the other lists it is."""
    anywhere: list[list[str]] = [[] for _ in range(LENGTHS)]
    for word in NO_NAMES.split():
        anywhere[len(word.rstrip(END))].append(word)
    others = (BEGINNINGS, GIVEN_BEGINNINGS, NAMES_YET)
    return make_lexicon([*anywhere, *(words.split() for words in others)])
