"""Of no story, one or ten: every page, figure, paper and table says so, and none is broken or bare."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from kept import a_kept_campaign, keep_reading
from openpyxl import load_workbook
from pypdfium2 import PdfDocument
from told import BLAMED, MAE_RIM, PAI, PRAISED, a_reading

from sangsuk.cli.main import cli
from sangsuk.core.tell.answers.figured import FIGURES
from sangsuk.records.stories.models import Reading, Story
from sangsuk.records.stories.showing import show_stories

pytestmark = pytest.mark.django_db
FEW = [0, 1, 10]
# What a division by nothing, a missing value or a number of the wrong kind leaves behind.
BROKEN = re.compile(
    r"\b(NaN|nan|None|null|Infinity|inf|undefined)\b|\b1 (stories|districts|offices|times|provinces)\b"
)
SVG = "{http://www.w3.org/2000/svg}"
PAGES = ("/answers/", "/answers/stories/", *(f"/answers/{name}/" for name in FIGURES))
READS = ("stories", "answers", "standings", "districts", "services", "coverage", "films", "results")


def tell_few(many: int) -> None:
    """Two of three praise Mae Rim for speed, the third blames Pai for manner."""
    campaign = a_kept_campaign()
    stories = []
    for n in range(many):
        mention = (PAI, BLAMED) if n % 3 == 2 else (MAE_RIM, PRAISED)
        why = ["courtesy"] if n % 3 == 2 else ["speed"]
        stories.append(keep_reading(campaign, a_reading(f"s{n}", f"u{n}", mention), drivers=why))
    said = "ขับรถมาถ่ายบัตรให้ยายถึงบ้าน รอไม่ถึงสิบนาทีก็เสร็จ เจ้าหน้าที่ยิ้มแย้มและพูดจาดีมาก"
    Reading.objects.filter(story__in=stories).update(masked=said)
    show_stories([one.pk for one in stories])


class Headings(HTMLParser):
    """Headings below which nothing is told before the next of their rank or a higher one."""

    def __init__(self) -> None:
        super().__init__()
        self.lone: list[str] = []
        self._open: list[tuple[int, str]] = []  # headings that wait for words
        self._in: int = 0
        self._words = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - a parser's own
        if rank := rank_of(tag):
            self.lone += [words for other, words in self._open if other >= rank]
            self._open = [one for one in self._open if one[0] < rank]
            self._in, self._words = rank, ""
        elif tag in ("footer", "form", "input"):
            self._open = []

    def handle_endtag(self, tag: str) -> None:
        if rank_of(tag):
            self._open.append((self._in, self._words))
            self._in = 0
        elif tag == "main":
            self.lone += [words for _, words in self._open]
            self._open = []

    def handle_data(self, data: str) -> None:
        if self._in:
            self._words += data
        elif data.strip():
            self._open = []


def rank_of(tag: str) -> int:
    return int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0


def lone_headings(page: str) -> list[str]:
    reader = Headings()
    reader.feed(page)
    return reader.lone


def words_in(page: str) -> str:
    """What is said on a page or in its drawings."""
    return re.sub(r"<(style|script)\b.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)


def test_a_heading_with_nothing_below_it_is_found():
    page = "<main><h1>a</h1><h2>b</h2><p>c</p><h2>d</h2><h2>e</h2><h3>f</h3></main>"

    assert lone_headings(page) == ["d", "e", "f"]
    assert BROKEN.search("about 1 stories")
    assert not BROKEN.search("11 stories, 1 story")


@pytest.mark.parametrize("many", FEW)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_of_the_answer_is_whole(client, many, prefix):
    tell_few(many)
    asked = [f"{prefix}{path}" for path in PAGES]
    answers = {path: client.get(path) for path in asked}
    pages = {path: answer.content.decode() for path, answer in answers.items()}

    assert {path for path, answer in answers.items() if answer.status_code != 200} == set()
    assert {path: found for path, page in pages.items() if (found := broken_in(page))} == {}
    assert {path: lone for path, page in pages.items() if (lone := lone_headings(page))} == {}


def broken_in(page: str) -> list[str]:
    return [found[0] for found in BROKEN.finditer(words_in(page))]


@pytest.mark.parametrize("many", FEW)
def test_every_figure_shows_something_or_says_that_too_little_was_told(client, many):
    tell_few(many)
    for name in FIGURES:
        drawn = client.get(f"/answers/{name}.svg").content.decode()
        svg = ET.fromstring(drawn)
        shapes = [*svg.iter(f"{SVG}path"), *svg.iter(f"{SVG}rect"), *svg.iter(f"{SVG}circle")]
        is_empty = all(shape.get("class") == "fig-paper" for shape in shapes)
        said = "".join(one.text or "" for one in svg.iter(f"{SVG}text"))
        rows = client.get(f"/answers/{name}.csv").content.decode("utf-8-sig").splitlines()

        assert (broken_in(drawn), re.findall("nan|inf", drawn)) == ([], [])
        assert (name, "ยังไม่มีเรื่องพอให้วาด" in said) == (name, is_empty)
        assert rows
    assert client.get("/answers/happy.png").content.startswith(b"\x89PNG")


@pytest.mark.parametrize("many", FEW)
def test_what_the_api_reads_is_whole(client, many):
    tell_few(many)
    for name in READS:
        answer = client.get(f"/api/v1/{name}")

        assert (name, answer.status_code) == (name, 200)
        assert not re.search("NaN|Infinity", answer.content.decode())
    assert len(client.get("/api/v1/stories").json()["items"]) == Story.objects.count() == many


def told_by(*called: str) -> None:
    CliRunner().invoke(cli, ["tell", *called], catch_exceptions=False)


def pdf_words(path: Path) -> str:
    document = PdfDocument(path)
    said = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return said


def texts_of(out: Path) -> Iterator[tuple[str, str]]:
    """What each file says."""
    for path in out.rglob("*"):
        if path.suffix == ".pdf":
            yield path.name, pdf_words(path)
        elif path.suffix == ".html":
            yield path.name, words_in(path.read_text("utf-8"))
        elif path.suffix == ".csv":
            yield path.name, path.read_text("utf-8-sig")


@pytest.mark.parametrize("many", FEW)
@pytest.mark.parametrize(("language", "says"), [("th", "ยังน้อยเกินกว่า"), ("en", "too few to say")])
def test_the_report_says_that_too_few_were_told_and_nothing_in_it_is_broken_or_bare(
    tmp_path, many, language, says
):
    tell_few(many)
    told_by("report", "--out", str(tmp_path), "--language", language)
    texts = dict(texts_of(tmp_path))
    book = load_workbook(tmp_path / "tables.xlsx")

    assert {name: found for name, text in texts.items() if (found := BROKEN.findall(text))} == {}
    assert lone_headings((tmp_path / "report.html").read_text("utf-8")) == []
    for name in ("report.html", "report.pdf", "slides.pdf"):
        assert (name, says in " ".join(texts[name].split())) == (name, True)
    assert [sheet.title for sheet in book if not sheet["A1"].value] == []


@pytest.mark.parametrize("many", FEW)
@pytest.mark.parametrize("language", ["th", "en"])
def test_papers_of_offices_and_provinces_are_whole(tmp_path, many, language):
    tell_few(many)
    for code in ("58", MAE_RIM):
        told_by("offices", "--out", str(tmp_path), "--only", code, "--language", language)
    texts = dict(texts_of(tmp_path))

    assert len(texts) == 9
    assert {name: found for name, text in texts.items() if (found := BROKEN.findall(text))} == {}
    tries = {"th": ("สามอย่างที่น่าลอง", "สิ่งที่น่าลอง"), "en": ("Three things", "Worth trying")}[language]
    assert [name for name, text in texts.items() if tries[0] in text] == []
    assert [name for name, text in texts.items() if tries[1] not in text] == []
