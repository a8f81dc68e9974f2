"""Certificate, plaque and letter: what is handed to those who are honoured."""

from typing import Final

from sangsuk.core.tell.papers.occasion import Occasion, Told, activity_name, place_words
from sangsuk.core.terms.award import Honours, Won
from sangsuk.core.terms.paper import Mark
from sangsuk.core.thai.amounts import baht_figures, baht_words

SHAPES: Final = {
    "shield": "โล่ 200 × 250 มม.",
    "round": "วงกลม 220 มม.",
    "arch": "ซุ้ม 180 × 250 มม.",
    "hexagon": "หกเหลี่ยม 220 × 246 มม.",
}
NAMELESS: Final = "เจ้าของเรื่องเล่า ผู้ไม่ประสงค์ออกนาม"


def certificate(won: Won, occasion: Occasion, mark: Mark | None = None) -> Told:
    """เกียรติบัตร of a story that was chosen, or of an office."""
    is_story = won.honours is Honours.STORIES
    grounds = (
        f"ซึ่งเล่าถึง{won.office} {won.beside}"
        if is_story
        else f"จากเสียงชื่นชมของประชาชน {won.voices:,} เสียง"
    )
    return occasion.told(
        "เกียรติบัตร",
        mark,
        gives="มอบไว้เพื่อแสดงว่า",
        to=(won.to or NAMELESS) if is_story else f"{won.office} {won.beside}",
        won="ได้รับรางวัลเรื่องเล่าแห่งความสุข" if is_story else occasion.digits(place_words(won)),
        activity=occasion.digits(
            f"กิจกรรม “{activity_name(occasion.rules, won.honours)}” {occasion.rules.name.th}"
        ),
        line=won.line,
        grounds=occasion.digits(grounds),
        day=f"ให้ไว้ ณ วันที่ {occasion.thai_day}",
        signs=occasion.signs,
    )


def plaque(won: Won, occasion: Occasion, shape: str, mark: Mark | None = None) -> Told:
    """โล่ประกาศเกียรติคุณ as lines for the engraver."""
    return occasion.told(
        "โล่ประกาศเกียรติคุณ",
        mark,
        shape=shape,
        place=occasion.digits(str(won.place)),
        won=f"{activity_name(occasion.rules, won.honours)} {occasion.digits(place_words(won))}",
        to=f"อำเภอ{won.district}",
        province=won.beside,
        grounds=occasion.digits("ที่ประชาชนกล่าวถึงด้วยความชื่นชม " + f"{won.voices:,} เสียง"),
        day=occasion.thai_day,
        sizes=f"{SHAPES[shape]} เส้นนอกสุดคือเส้นตัด",
    )


def letter(won: Won, occasion: Occasion, mark: Mark | None = None) -> Told:
    """หนังสือแสดงความยินดี to the chief of a district."""
    name = activity_name(occasion.rules, won.honours)
    return occasion.told(
        f"ขอแสดงความยินดีที่ได้รับรางวัล{name}",
        mark,
        at="ที่",
        sender=occasion.rules.host.th,
        day=occasion.thai_day,
        subject_word="เรื่อง",
        dear_word="เรียน",
        dear=f"นายอำเภอ{won.district} {won.beside}",
        encloses_word="สิ่งที่ส่งมาด้วย",
        encloses=["แบบตอบรับและกำหนดการพิธีมอบรางวัล"],
        paragraphs=[occasion.digits(one) for one in _of_letter(won, occasion, name)],
        closes="ขอแสดงความนับถือ",
        signs=occasion.signs,
    )


def letter_said(won: Won, occasion: Occasion) -> tuple[str, str]:
    """The same letter as it goes by mail: its subject, and its words."""
    name = activity_name(occasion.rules, won.honours)
    dear = f"เรียน นายอำเภอ{won.district} {won.beside}"
    paragraphs = [dear, *_of_letter(won, occasion, name), "ขอแสดงความนับถือ", occasion.rules.host.th]
    return f"ขอแสดงความยินดีที่ได้รับรางวัล{name}", "\n\n".join(paragraphs)


def _of_letter(won: Won, occasion: Occasion, name: str) -> list[str]:
    rules, shared = occasion.rules, ""
    if won.sharing > 1:
        shared = " ซึ่งมีมากกว่าหนึ่งแห่งในอันดับเดียวกัน จึงแบ่งเงินรางวัลเท่า ๆ กัน"
    audited = "ซึ่งผ่านการตรวจสอบโดยสุ่มอ่านแล้ว " if occasion.is_audited else ""
    why = (
        f"ด้วย{rules.host.th} ได้จัด{rules.name.th} เพื่อรับฟังว่าประชาชนได้รับบริการ"
        "จากที่ว่าการอำเภอทั่วประเทศเป็นอย่างไร และสิ่งใดทำให้ประชาชนมีความสุข"
    )
    what = (
        f"ผลการนับเสียงของประชาชน {audited}ปรากฏว่า{won.office} "
        f"{won.beside} ได้รับการกล่าวถึงด้วยความชื่นชม {won.voices:,} เสียง ได้{place_words(won)} "
        f"ของกิจกรรม “{name}”{shared}"
    )
    gives = (
        f"จึงขอแสดงความยินดี และขอมอบโล่ประกาศเกียรติคุณพร้อมเงินรางวัลจำนวน "
        f"{baht_figures(won.satang).removesuffix('.00')} บาท ({baht_words(won.satang)}) "
        "ขอให้เจ้าหน้าที่ทุกคนได้รู้ว่า สิ่งที่ทำในแต่ละวันมีคนเห็นและจดจำ"
    )
    return [why, what, gives]
