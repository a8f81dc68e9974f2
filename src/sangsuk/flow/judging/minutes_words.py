"""The words of the minutes, in Thai as an office writes them."""

from typing import Final

from sangsuk.core.terms.judging import Method, Showing

METHODS: Final = {
    Method.READ: "อ่านทีละเรื่อง ให้คะแนนหนึ่งข้อ",
    Method.COMPARE: "เทียบทีละสองเรื่อง เลือกเรื่องที่ดีกว่าหรือพอกัน",
    Method.MARK: "อ่านทีละเรื่อง ให้คะแนนทุกข้อตามเกณฑ์ พร้อมเหตุผลหนึ่งประโยค",
}
SHOWN: Final = {
    Showing.ALWAYS: "เห็น",
    Showing.NEVER: "ไม่เห็น",
    Showing.AFTER_OWN: "เห็นหลังตัดสินเอง",
}
TIES: Final = {
    "higher_median": "ค่ากลางสูงกว่า",
    "more_firsts": "กรรมการยกเป็นที่หนึ่งมากกว่า",
    "higher_lowest": "คะแนนต่ำสุดสูงกว่า",
    "stronger_in_comparison": "แข็งแรงกว่าในรอบเทียบคู่",
}
RESULTS: Final = {  # by the rules, and by the last word
    (True, True): "ผ่าน",
    (False, True): "เพิ่มภายหลัง",
    (True, False): "ตัดออกภายหลัง",
    (False, False): "",
}
DISCUSS: Final = {
    "jurors_differ": "กรรมการเห็นต่างกันมาก",
    "near_the_edge": "อยู่ใกล้เส้นแบ่ง",
}
