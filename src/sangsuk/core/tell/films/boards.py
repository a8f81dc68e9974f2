"""Words of the storyboard and of the shot list."""

from collections.abc import Sequence
from typing import Final

from sangsuk.core.tell.films.shots import Ground, Shot, Size, Sky
from sangsuk.core.tell.papers.occasion import Occasion, Told

SIZES: Final = {
    Size.WIDE: "ภาพกว้าง",
    Size.MIDDLE: "ครึ่งตัว",
    Size.CLOSE: "ใกล้",
    Size.DETAIL: "เจาะภาพ",
}
GROUNDS: Final = {
    Ground.OFFICE: "หน้าที่ว่าการอำเภอ",
    Ground.COUNTER: "ในที่ว่าการอำเภอ",
    Ground.HOME: "ที่บ้าน",
    Ground.ROAD: "บนถนน",
    Ground.FIELD: "ในหมู่บ้าน",
    Ground.MARKET: "ที่ตลาด",
}
SKIES: Final = {Sky.DAY: "", Sky.RAIN: "ฝนตก", Sky.MORNING: "เช้า", Sky.NIGHT: "กลางคืน"}
NOTHING: Final = "ยังไม่มีฉาก เขียนโครงเรื่องหรือบทก่อน"
NOTES: Final = (
    "ภาพร่างวาดจากคำในบท ทีมปรับขนาดภาพ คน และสถานที่ได้ด้วยการแก้ข้อความ แล้วพิมพ์ใหม่",
    "ผู้ที่ปรากฏตัวต้องลงชื่อยินยอมก่อนถ่ายทำทุกคน",
)


def storyboard_words(occasion: Occasion, *, title: str, shots: Sequence[Shot]) -> Told:
    """สตอรี่บอร์ด: what each frame is sketched from, and what is said in it."""
    frames = [
        {
            "name": occasion.digits(f"ช็อต {one.number}") + (" · จุดเปลี่ยน" if one.is_turn else ""),
            "beside": _beside(one, occasion),
            "speaker": f"{one.speaker}:" if one.speaker else "",
            "words": one.words,
            "size": one.size.value,
            "ground": one.ground.value,
            "sky": one.sky.value,
            "has_water": one.has_water,
            "is_turn": one.is_turn,
            "people": len(one.people),
        }
        for one in shots
    ]
    under = _under(occasion, title, shots)
    return occasion.told("สตอรี่บอร์ด", None, under=under, shots=frames, nothing=NOTHING)


def shot_list_words(occasion: Occasion, *, title: str, shots: Sequence[Shot]) -> Told:
    """รายการช็อต: a row a shot, with room to tick it off."""
    rows = [
        [
            occasion.digits(one.number),
            SIZES[one.size],
            _seen(one),
            f"{one.speaker}: {one.words}" if one.speaker else one.words,
            occasion.digits(f"{one.seconds}"),
            "",
        ]
        for one in shots
    ]
    return occasion.told(
        "รายการช็อต",
        None,
        under=_under(occasion, title, shots),
        columns=["ช็อต", "ภาพ", "เห็นอะไร", "เรื่องว่า", "วินาที", "ได้แล้ว"],
        widths=[0, 0, 5, 6, 0, 0],
        rows=rows,
        notes=list(NOTES) if rows else [NOTHING],
    )


def _under(occasion: Occasion, title: str, shots: Sequence[Shot]) -> str:
    seconds = sum(one.seconds for one in shots)
    told = f"ภาพยนตร์ “{title}” · {len(shots)} ช็อต ราว {seconds} วินาที · {occasion.thai_day}"
    return occasion.digits(told)


def _beside(shot: Shot, occasion: Occasion) -> str:
    told = (SIZES[shot.size], SKIES[shot.sky], f"{shot.seconds} วินาที")
    return occasion.digits(" · ".join(one for one in told if one))


def _seen(shot: Shot) -> str:
    told = (" ".join(shot.people), GROUNDS[shot.ground], SKIES[shot.sky])
    return "\n".join(one for one in told if one)
