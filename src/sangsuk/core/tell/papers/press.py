"""Press releases, Thai and English: of the invitation and of the result."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from sangsuk.core.tell.papers.occasion import Occasion, Told, by_place
from sangsuk.core.terms.award import Honours, Won
from sangsuk.core.terms.campaign import Campaign, Prize
from sangsuk.core.terms.paper import Mark
from sangsuk.core.thai.dates import BANGKOK, thai_date

Table = tuple[list[str], list[list[str]]]  # the heads of its columns, and its rows
THAI_PROMISE: Final = "เรื่องของคุณเป็นของคุณ ปิดชื่อและข้อมูลส่วนตัวให้ก่อนเผยแพร่ ขอคืนได้ทุกเมื่อ"
ENGLISH_PROMISE: Final = (
    "Your story stays yours: names and personal details are covered before it is shown, and you "
    "may take it back at any time."
)


def result_release(
    awards: Sequence[Won], occasion: Occasion, sure: Sequence[str], mark: Mark | None = None
) -> Told:
    """The result; English where the occasion speaks it.

    Args:
        awards: all of them.
        occasion: of the campaign, in one language.
        sure: how sure the result is, in the same language.
        mark: its number and code.
    """
    first, stories = by_place(awards, Honours.DISTRICTS), by_place(awards, Honours.STORIES)
    is_english, rules = occasion.language == "en", occasion.rules
    if is_english:
        title = f"{len(first)} districts that citizens praise most: {rules.name.en}"
        paragraphs, films = _english_result(first, rules), _english_films(len(stories))
        columns = ["Place", "District", "Province", "Voices of praise"]
        rows = [[str(one.place), one.district_en, one.province_en] for one in first]
    else:
        title = f"ประชาชนชื่นชม {len(first)} อำเภอ ใน{rules.name.th}"
        paragraphs, films = _thai_result(first, rules), _thai_films(len(stories))
        columns = ["อันดับ", "อำเภอ", "จังหวัด", "เสียงชื่นชม"]
        rows = [[str(one.place), one.district, one.province] for one in first]
    voices = [f"{one.voices:,}" for one in first]
    told = [[*row, much] for row, much in zip(rows, voices, strict=True)]
    after = [*sure, *([films] if stories else [])]
    return _release(occasion, mark, title, paragraphs, (columns, told), after)


def invitation(occasion: Occasion, mark: Mark | None = None) -> Told:
    """The invitation to tell; English where the occasion speaks it."""
    is_english, rules = occasion.language == "en", occasion.rules
    if is_english:
        title = f"How were you served at your district office? {rules.name.en}"
        paragraphs, after = _english_invitation(rules), ENGLISH_PROMISE
        columns = ["", "Award", "Baht"]
    else:
        title = f"ชวนเล่าเรื่องที่อำเภอ ใน{rules.name.th}"
        paragraphs, after = _thai_invitation(rules), THAI_PROMISE
        columns = ["", "รางวัล", "บาท"]
    rows = [
        [
            str(one.prize.count),
            one.name.en if is_english else _prize_words(one.name.th, one.prize),
            f"{one.prize.baht:,}",
        ]
        for one in rules.activities
    ]
    return _release(occasion, mark, title, paragraphs, (columns, rows), [after])


def _release(
    occasion: Occasion,
    mark: Mark | None,
    title: str,
    paragraphs: Sequence[str],
    table: Table,
    after: Sequence[str],
) -> Told:
    is_english = occasion.language == "en"
    return occasion.told(
        title,
        mark,
        kind="Press release" if is_english else "ข่าวประชาสัมพันธ์",
        day=occasion.english_day if is_english else thai_date(occasion.day),
        paragraphs=paragraphs,
        columns=table[0],
        rows=table[1],
        after=after,
        contact=occasion.host,
    )


def _thai_result(first: Sequence[Won], rules: Campaign) -> list[str]:
    names = " ".join(f"อำเภอ{one.district} {one.beside}" for one in first)
    who = (
        f"{rules.host.th} ประกาศผล{rules.name.th} อำเภอที่ประชาชนกล่าวถึงด้วยความชื่นชมมากที่สุด ได้แก่ {names}"
    )
    how = (
        "ผลนี้นับจากเสียงของประชาชน คนละหนึ่งเสียงต่อหนึ่งอำเภอ ไม่ว่าจะเล่ากี่เรื่อง "
        "เรื่องที่คัดลอกกันนับครั้งเดียว และทุกเสียงย้อนดูที่มาได้"
    )
    return [who, how]


def _thai_films(stories: int) -> str:
    return (
        f"นอกจากนี้ คณะกรรมการได้คัดเลือกเรื่องเล่า {stories} เรื่อง เพื่อมอบรางวัลและพัฒนาเป็น"
        "ภาพยนตร์สั้น โดยเจ้าของเรื่องจะได้อ่านบทก่อน และยกเลิกได้ทุกเมื่อ"
    )


def _thai_invitation(rules: Campaign) -> list[str]:
    opens, last = _days(rules)
    asks = (
        f"{rules.host.th} ชวนประชาชนเล่าว่าไปรับบริการที่ว่าการอำเภอแล้วเป็นอย่างไร "
        f"ระหว่างวันที่ {thai_date(opens)} ถึง {thai_date(last)} ชมก็ได้ อยากให้ปรับปรุงก็ได้"
    )
    how = (
        f"เขียนลงเฟซบุ๊กของ{rules.host.th.split()[0]} พร้อมติดแฮชแท็ก {' '.join(rules.hashtags)} "
        "หรือเล่าผ่านเว็บไซต์และไลน์ ไม่ต้องสมัคร ไม่ต้องบอกชื่อ"
    )
    return [asks, how]


def _english_result(first: Sequence[Won], rules: Campaign) -> list[str]:
    names = "; ".join(f"{one.district_en}, {one.province_en}" for one in first)
    who = (
        f"The {rules.host.en} announces the result of the {rules.name.en}. The district "
        f"offices of which citizens spoke with most praise are: {names}."
    )
    how = (
        "One citizen is one voice for one district, however many stories they tell. Copies "
        "count once, and every voice can be traced to where it came from."
    )
    return [who, how]


def _english_films(stories: int) -> str:
    return (
        f"A jury also chose {stories} stories, which are awarded and made into short films. "
        "Their tellers read the script first, and may say no at any time."
    )


def _english_invitation(rules: Campaign) -> list[str]:
    opens, last = (f"{day.day} {day:%B %Y}" for day in _days(rules))
    asks = (
        f"The {rules.host.en} invites citizens to tell how they were served at their district "
        f"office, from {opens} to {last}. Praise is welcome, and so is what to mend."
    )
    how = (
        f"Post on the department's Facebook page with {' '.join(rules.hashtags)}, or tell it on "
        "the site or on LINE. No account is needed, and no name."
    )
    return [asks, how]


def _days(rules: Campaign) -> tuple[date, date]:
    """The first day and the last one on which stories are told."""
    opens, last = rules.window.opens, rules.window.closes - timedelta.resolution
    return opens.astimezone(BANGKOK).date(), last.astimezone(BANGKOK).date()


def _prize_words(name: str, prize: Prize) -> str:
    more = [("พร้อมโล่", prize.plaque), ("พร้อมทำเป็นภาพยนตร์สั้น", prize.film)]
    return " ".join([name, *(word for word, has in more if has)])
