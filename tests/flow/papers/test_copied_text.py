"""What is copied out of a paper is what was typed into it."""

import pypdfium2 as pdfium
from kept import TENTH

from sangsuk.flow.papers.drawing import draw_pdf

HARD = (
    *("ก้ำ", "ญู", "ฐาน", "ปี่", "น้ำ", "ตั๋ว", "ที่ว่าการอำเภอกัลยาณิวัฒนา"),
    *("ซึ่ง", "สิ่ง", "ทั่ว", "ทั้ง", "หนึ่งหมื่นห้าพันบาทถ้วน", "สั่ง", "ปั๊ม", "จั๊กจั่น", "ผู้ใหญ่บ้าน"),
    *("ก็", "เก้าอี้", "เสื้อ", "คณะกรรมการฯ", "เชื่อมั่น", "โล่", "ปิ่นโต", "ขึ้น"),
    *("กำนัน", "จำนำ", "ช้ำ", "ป้า", "ฝั่ง", "ฟื้นฟู", "ญี่ปุ่น", "รู้สึก"),
)


def a_paper(rows: list[list[str]]) -> dict[str, object]:
    return {
        "title": "คำ", "under": "", "lang": "th", "brand": "สร้างสุข", "host": "กรม", "demo": "",
        "number": "", "link": "", "address": "", "scan": "", "code_alt": "", "columns": ["คำ"],
        "widths": [1], "rows": rows, "notes": [],
    }  # fmt: skip


def copied(pdf: bytes) -> str:
    document = pdfium.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    lines = "\n".join(pages).replace("\r\n", "\n").split("\n")
    return "\n".join(line.strip() for line in lines)


def test_hard_words_are_copied_whole():
    pdf = draw_pdf("programme", a_paper([[word] for word in HARD]), at=TENTH)

    assert [word for word in HARD if word not in copied(pdf).split("\n")] == []


def test_words_on_one_line_are_copied_as_they_stand():
    line = "ซึ่งทั้งตั๋วสั่งทั่วทั้งฝั่งตั้งนั้น"
    pdf = draw_pdf("programme", a_paper([[line]]), at=TENTH)

    assert line in copied(pdf)
