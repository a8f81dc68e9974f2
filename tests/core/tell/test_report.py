"""The report of a count, one page."""

import re
from html.parser import HTMLParser

from told import BETONG, BLAMED, MAE_RIM, NAMES, PAI, PRAISED, a_campaign, a_gazetteer, a_reading

from sangsuk.core.rank.count import count_readings
from sangsuk.core.tell.quotes import QuoteBook
from sangsuk.core.tell.report import draw_report
from sangsuk.core.terms.codes import Words
from sangsuk.core.terms.hexmap import Box, HexCell, HexMap, ProvinceShape
from sangsuk.core.terms.reading import Reason, Review
from sangsuk.core.terms.result import Result

GAZETTEER = a_gazetteer()
HEXMAP = HexMap(
    width=400,
    height=600,
    outline_step=1.0,
    cells=tuple(
        HexCell(district=district, x=100 + 20 * at, y=100)
        for at, district in enumerate(GAZETTEER.districts)
    ),
    provinces=tuple(
        ProvinceShape(code=code, box=Box(0, 0, 400, 600), path="M0 0h400v600h-400z")
        for code in sorted({"10", *(code[:2] for code in NAMES)})
    ),
    gulf=(200, 350),
)


def report(*readings, **changed) -> str:
    campaign = a_campaign(**changed)
    book = QuoteBook(campaign.hashtags)
    for reading in readings:
        book.add(reading)
    standings, summary = count_readings(readings, campaign, GAZETTEER)
    result = Result(campaign=campaign, standings=standings, summary=summary, quotes=book.quotes())
    return draw_report(result, gazetteer=GAZETTEER, hexmap=HEXMAP, css="body{}")


EMPTY = {"meta", "path", "rect", "line", "circle"}


class Page(HTMLParser):
    """The page's text, and whether every element that opens also closes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, _):
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, _):
        assert tag in EMPTY

    def handle_data(self, words):
        if self.open[-1:] not in (["style"], ["title"]):
            self.words.append(words)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


TOLD = (
    a_reading("1", "a", (PAI, PRAISED), masked="พี่ที่เคาน์เตอร์พาไปถึงโต๊ะ รอห้านาทีก็เสร็จ ประทับใจมาก"),
    a_reading("2", "b", (PAI, PRAISED), masked="มากี่ครั้งก็ยิ้มรับทุกครั้ง ไม่เคยต้องรอนานเลยค่ะ ขอบคุณ"),
    a_reading("3", "c", (BETONG, PRAISED)),
    a_reading("4", "d", (BETONG, BLAMED), review=(Review.LOW_CONFIDENCE,)),
    a_reading("5", "e", (MAE_RIM, PRAISED), reason=Reason.DUPLICATE),
)


def test_the_headline_says_how_many_voices_praise_how_many_offices():
    page = Page(report(*TOLD)).text

    assert "3 เสียงชื่นชม ถึงที่ว่าการอำเภอ 2 แห่ง" in page
    assert "ผลการนับจากโพสต์ระหว่าง 1 ธันวาคม 2563 – 31 ธันวาคม 2563" in page
    assert "4 จาก 6 อำเภอยังเงียบ" in page


def test_the_prize_places_stand_with_what_people_said_of_them():
    page = report(*TOLD)

    cards = re.findall(r"<article.*?</article>", page)
    assert [re.findall(r"<h3>(.*?)<small>", card) for card in cards] == [
        ["อำเภอปาย"],
        ["อำเภอเบตง"],
    ]
    assert "พี่ที่เคาน์เตอร์พาไปถึงโต๊ะ รอห้านาทีก็เสร็จ ประทับใจมาก" in cards[0]
    assert "5 ธ.ค. 2563" in cards[0]


def test_what_was_left_out_stands_with_its_reason_and_what_waits_for_a_person():
    page = Page(report(*TOLD)).text

    assert "จาก 5 โพสต์ ไม่ได้นับ 1 โพสต์" in page
    assert "ข้อความที่ลอกกันมา" in page
    assert "แฮชแท็กไม่ครบ" not in page  # no post was left out for that
    assert "รอให้คนดู 1 โพสต์" in page


def test_the_rules_their_digest_and_the_reader_are_named():
    page = Page(report(*TOLD, digest="abc123")).text

    assert "#สุขนี้ที่อำเภอ และ #ทุกข์น้อยลงสุขมากขึ้น" in page
    assert "abc123" in page
    assert "reader-1" in page
    chain = ("เสียงอยากให้ปรับปรุง", "จำนวนวันที่มีคนชม", "จำนวนงานบริการที่ได้คำชม", "เสียงชื่นชมต่อราษฎรแสนคน")
    found = [page.rindex(f"{name} ") for name in chain]
    assert found == sorted(found)


def test_nothing_that_people_or_files_say_can_become_markup():
    trick = '<script>alert("1")</script> & ชมเจ้าหน้าที่ที่อำเภอปายครับ บริการดีมากจริง ๆ'
    page = report(
        a_reading("1", "a", (PAI, PRAISED), masked=trick, reader="<b>reader"),
        name=Words('<img src=x onerror="1">', "x"),
        question=Words("<script>ถาม</script>", "x"),
        hashtags=("#<i>",),
    )

    Page(page)
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; ชมเจ้าหน้าที่" in page


def test_the_page_asks_for_nothing_from_elsewhere():
    page = report(*TOLD)

    assert re.findall(r'(?:src|href)="|url\(|@import|<link|<script', page) == []
    assert "default-src &#x27;none&#x27;" in page


def test_a_count_of_nothing_says_so():
    page = Page(report()).text

    assert "ยังไม่มีเสียงชื่นชมที่นับได้" in page
    assert "6 จาก 6 อำเภอยังเงียบ" in page
    assert "เราแน่ใจแค่ไหน" not in page


def test_a_campaign_without_a_prize_for_districts_promises_none():
    page = Page(report(*TOLD, activities=())).text

    assert "โครงการนี้ไม่มีรางวัลสำหรับอำเภอ" in page
    assert "บาท" not in page
    assert "โอกาส" not in page


def test_a_campaign_of_one_province_shows_its_own_districts():
    page = Page(report(*TOLD, provinces=("58",))).text

    assert "2 เสียงชื่นชม ถึงที่ว่าการอำเภอ 1 แห่ง" in page
    assert "เบตง" not in page
    assert "มีคนพูดถึงครบทุกอำเภอ" in page


def test_offices_that_share_a_place_are_said_to_share_it():
    alike = [a_reading(code, "a", (code, PRAISED)) for code in (PAI, MAE_RIM)]

    assert Page(report(*alike)).text.count("อันดับร่วม: เท่ากันทุกข้อ") == 4  # two cards, two rows
