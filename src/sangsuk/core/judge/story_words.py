"""Words by which traits of a story are seen.  They choose nothing and lower nobody.

Each list is short and leaves much out: enough to see whether a juror leans, not to judge a text.
Only strings that are no part of common other words stand here.
"""

from typing import Final

# Spelt as one speaks, or as is often written by mistake (the right form beside it).
MISSPELT: Final = (
    "คับ",  # ครับ
    "นะค่ะ",  # นะคะ
    "มั้ย",  # ไหม
    "อนุญาติ",  # อนุญาต
    "สังเกตุ",  # สังเกต
    "ประทับจัย",  # ประทับใจ
    "ขอบคุน",  # ขอบคุณ
    "บริการณ์",  # บริการ
    "โอกาศ",  # โอกาส
    "กระทัดรัด",  # กะทัดรัด
    "เอ็นดุ",  # เอ็นดู
    "หน้ารัก",  # น่ารัก
    "ทามบัตร",  # ทำบัตร
    "เปน",  # เป็น
    "จิงๆ",  # จริงๆ
)
NOT_MISSPELT: Final = ("บังคับ", "คับแคบ", "คับคั่ง", "คับขัน", "คับใจ")
DIALECT: Final = (
    "เด้อ", "อีหลี", "ข่อย", "เฮ็ด", "จั่งซี่", "แม่นแท้", "ม่วนซื่น", "บ่ต้อง", "บ่ได้",  # อีสาน
    "เปิ้น", "แต๊ๆ", "แต๊ ๆ", "จ้าดนัก", "ตี้นี่", "อู้กำเมือง", "ปี้น้อง", "ยะหยัง",  # เหนือ
    "หรอย", "พันพรือ", "แหลง", "หลบบ้าน", "ม่ายไหร", "จังหู", "ต้าน้อง",  # ใต้
)  # fmt: skip
MALE: Final = ("ครับ", "ผม", "คับ", "กระผม")
FEMALE: Final = ("ค่ะ", "คะ", "ดิฉัน", "หนู", "เจ้าค่ะ")
NOT_MALE: Final = ("ตัดผม", "เส้นผม", "ทำผม", "สระผม")  # hair
NOT_FEMALE: Final = ("คะแนน", "คะนอง", "หนูนา", "หนูน้อย")

SCENE: Final = (
    "วันนั้น", "ตอนนั้น", "พอไปถึง", "พอถึง", "ระหว่างรอ", "เดินเข้ามา", "เดินมา",
    "เช้าวัน", "บ่ายวัน", "จูง", "ประคอง",
)  # fmt: skip
CHANGE: Final = (
    "จากที่เคย", "ไม่คิดว่า", "ไม่นึกว่า", "ตั้งแต่นั้น", "ตั้งแต่วันนั้น", "โล่งใจ", "โล่งอก",
    "น้ำตา", "เปลี่ยนความคิด", "หายกังวล", "อุ่นใจ",
)  # fmt: skip
SPOKEN: Final = ("บอกว่า", "พูดว่า", "ถามว่า", "“", '"')
