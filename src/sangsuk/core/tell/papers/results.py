"""Poster, cards and press release of the result; the invitation."""

from collections.abc import Sequence

from sangsuk.core.tell.papers.occasion import Occasion, Told, by_place
from sangsuk.core.terms.award import Honours, Won
from sangsuk.core.terms.paper import Mark

CARD_SHAPES = ("square", "story", "wide")
Rows = list[dict[str, str]]


def result_poster(
    awards: Sequence[Won], occasion: Occasion, sure: Sequence[str], mark: Mark | None = None
) -> Told:
    """The result on A3.

    Args:
        awards: all of them.
        occasion: of the campaign.
        sure: how sure the result is, line by line.
        mark: its number and code.
    """
    return occasion.told(
        "อำเภอสร้างสุขของประชาชน",
        mark,
        under=occasion.digits(f"ผล{occasion.rules.name.th}"),
        rows=district_rows(awards, occasion),
        unit="เสียงชื่นชม",
        stories_title="เรื่องเล่าที่ได้รับรางวัล",
        stories=story_rows(awards),
        no_line="เจ้าของเรื่องไม่ประสงค์ให้ยกคำพูด",
        sure=[occasion.digits(one) for one in sure],
    )


def district_rows(awards: Sequence[Won], occasion: Occasion) -> Rows:
    return [
        {
            "place": occasion.digits(str(one.place)),
            "name": f"อำเภอ{one.district}",
            "beside": one.beside,
            "voices": occasion.digits(f"{one.voices:,}"),
        }
        for one in by_place(awards, Honours.DISTRICTS)
    ]


def story_rows(awards: Sequence[Won]) -> Rows:
    return [
        {
            "to": one.to or "ผู้ไม่ประสงค์ออกนาม",
            "beside": f"เล่าถึงอำเภอ{one.district} {one.beside}",
            "line": one.line,
        }
        for one in by_place(awards, Honours.STORIES)
    ]


def result_card(awards: Sequence[Won], occasion: Occasion, shape: str) -> Told:
    """The first districts, as a picture to be shared."""
    return _card(
        occasion,
        shape,
        title="อำเภอสร้างสุขของประชาชน",
        rows=district_rows(awards, occasion),
        unit="เสียงชื่นชม",
    )


def story_card(won: Won, occasion: Occasion, shape: str) -> Told:
    """A chosen story's words, where they may be quoted; else the thanks alone."""
    return _card(
        occasion,
        shape,
        title="เรื่องเล่าแห่งความสุข",
        line=f"“{won.line}”" if won.line else f"ขอบคุณเรื่องเล่าจากอำเภอ{won.district}",
        to=won.to or "เจ้าของเรื่อง ผู้ไม่ประสงค์ออกนาม",
        beside=f"เล่าถึงอำเภอ{won.district} {won.beside}",
    )


def invitation_card(occasion: Occasion, shape: str) -> Told:
    """The invitation to tell."""
    return _card(
        occasion,
        shape,
        title="ไปอำเภอมาแล้วเป็นอย่างไร",
        line="เล่าให้ฟังหน่อย ชมก็ได้ อยากให้ปรับปรุงก็ได้",
        to=occasion.rules.name.th,
        beside=occasion.rules.host.th,
    )


def _card(occasion: Occasion, shape: str, *, title: str, **more: object) -> Told:
    shared: Told = {
        "shape": shape,
        "rows": [],
        "unit": "",
        "line": "",
        "to": "",
        "beside": "",
        "tags": " ".join(occasion.rules.hashtags),
    }
    return occasion.told(title, None) | shared | more
