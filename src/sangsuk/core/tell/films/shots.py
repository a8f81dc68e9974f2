"""From a script or a treatment to shots: who is seen, how near, where and under which sky.

Thin: who, where and the weather are found by short lists of words; the team changes the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sangsuk.core.tell.films.fidelity import HEADING, SPEAKER
from sangsuk.core.tell.films.scenes import seconds_to_read, sentences_of
from sangsuk.core.tell.films.treatment import ENDING, TURN, people_of

MOST: Final = 120  # shots of one film
MOST_SEEN: Final = 4  # people in one frame


class Size(StrEnum):
    """How near the camera is."""

    WIDE = "wide"
    MIDDLE = "middle"
    CLOSE = "close"
    DETAIL = "detail"


class Ground(StrEnum):
    """Before what it is shot."""

    OFFICE = "office"
    COUNTER = "counter"
    HOME = "home"
    ROAD = "road"
    FIELD = "field"
    MARKET = "market"


class Sky(StrEnum):
    """What the weather and the hour are."""

    DAY = "day"
    RAIN = "rain"
    MORNING = "morning"
    NIGHT = "night"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One frame of the storyboard, one row of the shot list."""

    number: str  # 2.1: the first of scene 2
    words: str
    speaker: str
    size: Size
    people: tuple[str, ...]
    ground: Ground
    sky: Sky
    has_water: bool
    is_turn: bool

    @property
    def seconds(self) -> int:
        """About, at the pace of somebody who reads."""
        return round(seconds_to_read(self.words))


GROUNDS: Final = {
    Ground.HOME: ("ที่บ้าน", "ถึงบ้าน", "หน้าบ้าน", "ในบ้าน", "กลับบ้าน", "มาบ้าน", "เยี่ยมบ้าน", "บ้านของ"),
    Ground.MARKET: ("ตลาด", "ร้านค้า", "แผง"),
    Ground.FIELD: ("ทุ่งนา", "นา ", "ไร่", "ป่า", "ภูเขา", "ดอย", "สวนผลไม้", "หมู่บ้าน"),
    Ground.ROAD: ("ถนน", "บนรถ", "ขับรถ", "ถึงรถ", "มอเตอร์ไซค์", "เดินทาง"),
    Ground.COUNTER: (
        *("เคาน์เตอร์", "ช่อง", "คิว", "โต๊ะ", "ถ่ายรูป", "ทำบัตร", "รับบริการ", "นั่งรอ"),
        *("บัตรประชาชน", "เอกสาร", "ทะเบียน", "ต่อหน้าเจ้าหน้าที่"),
    ),
}
SKIES: Final = {
    Sky.RAIN: ("ฝน", "พายุ", "น้ำท่วม"),
    Sky.NIGHT: ("กลางคืน", "ดึก", "ค่ำ"),
    Sky.MORNING: ("เช้า", "ตีห้า", "ตีสี่", "รุ่ง"),
}
THINGS: Final = ("ได้บัตร", "ยื่น", "เซ็น", "ลงชื่อ", "น้ำดื่ม", "ใบ", "เงิน", "จับมือ")
WATERS: Final = ("น้ำท่วม", "ลุยน้ำ", "แม่น้ำ", "คลอง")


def shots_of(written: str) -> list[Shot]:
    """The shots of a script or a treatment, in their order.

    Args:
        written: scenes that begin with `ฉาก 1`; without any, all of it is one scene.
    """
    told = list(_lines(written))[:MOST]
    return [_shot(told, n) for n in range(len(told))]


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence of a scene."""

    scene: int
    row: int
    heading: str
    speaker: str
    words: str


def _lines(written: str) -> Iterator[_Line]:
    for scene, (heading, body) in enumerate(_scenes(written), 1):
        row = 0
        for line in body:
            speaker = SPEAKER.match(line)
            said = line[speaker.end() :] if speaker else line
            for words in sentences_of(said):
                row += 1
                who = speaker.group().strip(" :") if speaker else ""
                yield _Line(scene, row, heading, who, words)


def _scenes(written: str) -> list[tuple[str, list[str]]]:
    """Each scene's heading and lines; where a scene is its heading alone, that is its line."""
    lines = written.split(f"\n{ENDING}\n", maxsplit=1)[
        0
    ].splitlines()  # a treatment says its end once more
    begin = [n for n, line in enumerate(lines) if HEADING.match(line)] or [-1]
    scenes = []
    for at, following in zip(begin, [*begin[1:], len(lines)], strict=True):
        heading = lines[at] if at >= 0 else ""
        body = [line for line in lines[at + 1 : following] if line.strip()]
        alone = HEADING.sub("", heading).replace(TURN, "")
        scenes.append((heading, body or [alone]))
    return scenes


def _shot(told: Sequence[_Line], n: int) -> Shot:
    line = told[n]
    seen = f"{line.heading} {line.words}"
    people = tuple(
        dict.fromkeys([*([line.speaker] if line.speaker else []), *people_of(line.words)])
    )
    is_turn = TURN in line.heading and line.row == 1
    return Shot(
        number=f"{line.scene}.{line.row}",
        words=line.words,
        speaker=line.speaker,
        size=_size(line, is_first=n == 0, is_turn=is_turn),
        people=people[:MOST_SEEN],
        ground=next((one for one, words in GROUNDS.items() if _has(seen, words)), Ground.OFFICE),
        sky=next((one for one, words in SKIES.items() if _has(seen, words)), Sky.DAY),
        has_water=_has(seen, WATERS),
        is_turn=is_turn,
    )


def _size(line: _Line, *, is_first: bool, is_turn: bool) -> Size:
    """The first shot says where we are; the turn and who speaks are seen from near."""
    if is_first:
        return Size.WIDE
    if is_turn or line.speaker:
        return Size.CLOSE
    if _has(line.words, THINGS):
        return Size.DETAIL
    return Size.MIDDLE


def _has(text: str, words: Sequence[str]) -> bool:
    return any(one in text for one in words)
