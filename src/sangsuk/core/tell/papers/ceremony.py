"""The ceremony: programme, names as they are read out, pictures for the hall."""

from collections.abc import Sequence

from sangsuk.core.tell.papers.occasion import Occasion, Told, activity_name, by_place, place_words
from sangsuk.core.terms.award import Honours, Won
from sangsuk.core.terms.paper import Mark

NAMELESS = "ผู้ไม่ประสงค์ออกนาม"


def programme(awards: Sequence[Won], occasion: Occasion, mark: Mark | None = None) -> Told:
    """กำหนดการ; the times are a draft for whoever runs the day."""
    stories = len(by_place(awards, Honours.STORIES))
    districts = len(by_place(awards, Honours.DISTRICTS))
    rows = [
        ("09.00 น.", "ลงทะเบียน รับประทานอาหารว่าง"),
        ("09.30 น.", "กล่าวต้อนรับ และเล่าที่มาของโครงการ"),
        ("09.45 น.", "ประชาชนมองเราอย่างไร สรุปสิ่งที่ได้ฟังจากประชาชน"),
        ("10.00 น.", f"มอบเกียรติบัตรเจ้าของเรื่องเล่า {stories} เรื่อง พร้อมชมร่างภาพเคลื่อนไหว"),
        ("10.30 น.", f"มอบโล่ประกาศเกียรติคุณ {districts} อำเภอ"),
        ("11.00 น.", "อำเภอที่ได้รับรางวัลเล่าวิธีทำงานให้เพื่อนฟัง"),
        ("11.30 น.", "ถ่ายภาพร่วมกัน จบพิธี"),
    ]
    return occasion.told(
        "กำหนดการพิธีมอบรางวัล",
        mark,
        under=occasion.digits(f"{occasion.rules.name.th} · {occasion.thai_day}"),
        columns=["เวลา", "รายการ"],
        widths=[0, 1],
        rows=[[occasion.digits(cell) for cell in row] for row in rows],
        notes=["เวลาเป็นร่าง ผู้ดูแลพิธีปรับได้"],
    )


def name_list(awards: Sequence[Won], occasion: Occasion, mark: Mark | None = None) -> Told:
    """Names in the order of calling, with how they are read in Latin letters and room for notes."""
    called = [*by_place(awards, Honours.STORIES), *reversed(by_place(awards, Honours.DISTRICTS))]
    rows = [
        [occasion.digits(str(n)), _called(one), _beside(one, occasion), _reading(one), ""]
        for n, one in enumerate(called, 1)
    ]
    return occasion.told(
        "รายชื่อผู้รับรางวัล",
        mark,
        under=occasion.digits(f"เรียงตามลำดับขึ้นรับ · {occasion.rules.name.th}"),
        columns=["ลำดับ", "ชื่อ", "รางวัล", "อ่านว่า", "จดเพิ่ม"],
        widths=[0, 3, 3, 3, 2],
        rows=rows,
        notes=["คำอ่านอักษรโรมันมาจากทำเนียบท้องที่ ถามเจ้าของชื่อก่อนขึ้นเวทีเสมอ"],
    )


def slides(awards: Sequence[Won], occasion: Occasion, mark: Mark | None = None) -> Told:
    """Pictures for the hall: each award a page, the first district last."""
    shown = [
        _slide(occasion.host, occasion.rules.name.th, occasion.thai_day),
        *(
            _slide(
                activity_name(occasion.rules, one.honours),
                one.to or NAMELESS,
                f"เล่าถึงอำเภอ{one.district} {one.beside}",
            )
            for one in by_place(awards, Honours.STORIES)
        ),
        *(
            _slide(
                occasion.digits(place_words(one)),
                f"อำเภอ{one.district}",
                occasion.digits(f"{one.beside} · {one.voices:,} เสียงชื่นชม"),
                place=occasion.digits(str(one.place)),
            )
            for one in reversed(by_place(awards, Honours.DISTRICTS))
        ),
        _slide("จากใจของเรา", "ขอบคุณทุกเรื่องเล่า", " ".join(occasion.rules.hashtags)),
    ]
    return occasion.told(f"พิธีมอบรางวัล {occasion.rules.name.th}", mark, slides=shown)


def _slide(over: str, title: str, under: str, *, place: str = "") -> dict[str, str]:
    return {"over": over, "title": title, "under": under, "place": place}


def _called(won: Won) -> str:
    return (won.to or NAMELESS) if won.honours is Honours.STORIES else f"อำเภอ{won.district}"


def _beside(won: Won, occasion: Occasion) -> str:
    if won.honours is Honours.STORIES:
        return f"เรื่องเล่า อำเภอ{won.district}"
    return occasion.digits(f"{place_words(won)} {won.beside}")


def _reading(won: Won) -> str:
    return "" if won.honours is Honours.STORIES else f"{won.district_en}, {won.province_en}"
