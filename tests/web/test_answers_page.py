"""The answer in one page and as a report: too few is said, quotes go with their stories."""

import csv
import hashlib
import io
import re
from datetime import datetime
from html import unescape

import pytest
from click.testing import CliRunner
from kept import a_kept_campaign, keep_reading, know_sizes
from openpyxl import load_workbook
from told import BANGKOK, BLAMED, MAE_RIM, PRAISED, a_reading

from sangsuk.cli.main import cli
from sangsuk.core.tell.answers.figured import FIGURES
from sangsuk.records.stories.heard import heard_stories
from sangsuk.records.stories.models import Reading, Story
from sangsuk.records.stories.showing import show_stories

pytestmark = pytest.mark.django_db
SAID = "ไปทำบัตรประชาชนที่อำเภอแม่ริมมาค่ะ รอไม่ถึงสิบนาทีก็เสร็จ เจ้าหน้าที่ยิ้มแย้มมาก"
FILES = {"report.html", "report.pdf", "slides.pdf", "tables.xlsx", "open-data"}


def tell_stories(many: int, *, says_it: bool = True) -> list[Story]:
    """Two of three praise for speed, the third blames for manner; one of them says `SAID`."""
    campaign = a_kept_campaign()
    stories = [
        keep_reading(
            campaign,
            a_reading(f"s{n}", f"u{n}", (MAE_RIM, PRAISED if n % 3 else BLAMED)),
            drivers=["speed"] if n % 3 else ["courtesy"],
        )
        for n in range(many)
    ]
    Reading.objects.filter(story__in=stories).update(masked="ดี")
    if says_it:
        Reading.objects.filter(story=stories[1]).update(masked=SAID)
    show_stories([story.pk for story in stories])
    know_sizes()
    return stories


@pytest.mark.parametrize(
    ("address", "says"), [("/answers/", "ยังน้อยเกินกว่า"), ("/en/answers/", "too few to say")]
)
def test_a_campaign_with_few_stories_says_so(client, address, says):
    a_kept_campaign()
    page = client.get(address)

    assert (page.status_code, says in page.content.decode()) == (200, True)


def test_the_page_ranks_reasons_quotes_and_links_to_the_rows(client, django_assert_max_num_queries):
    stories = tell_stories(99)
    with django_assert_max_num_queries(15):
        page = client.get("/answers/").content.decode()

    assert "/stories/?driver=speed&amp;polarity=positive" in page
    assert SAID in page
    assert f"/stories/{stories[1].pk}/" in page


def test_a_quote_of_a_story_that_is_withdrawn_is_gone_from_the_page(client):
    stories = tell_stories(99)
    before = client.get("/answers/").content.decode()
    Story.objects.filter(pk=stories[1].pk).update(
        withdrawn_at=datetime(2020, 12, 20, tzinfo=BANGKOK), withdrawn_by="teller"
    )
    show_stories([stories[1].pk])

    assert (SAID in before, SAID in client.get("/answers/").content.decode()) == (True, False)


def test_every_number_of_a_table_opens_the_stories_that_it_was_counted_from(client):
    tell_stories(99)
    pages = [client.get(f"/answers/{name}/").content.decode() for name in FIGURES]
    opened = re.findall(r'<a href="(/answers/stories/[^"]+)">([0-9,]+)</a>', "".join(pages))
    counted = [
        re.search("ตัวเลขนี้นับจาก ([0-9,]+) เรื่อง", client.get(unescape(address)).content.decode())[1]
        for address, _ in opened
    ]

    assert len(opened) > 20
    assert counted == [number for _, number in opened]


def linked_from(client) -> list[str]:
    """The figures of whose tables the answer's page tells the way."""
    return re.findall(r'href="/answers/([a-z_]+)/"', client.get("/answers/").content.decode())


def test_every_figure_of_which_there_are_rows_has_a_page_to_which_the_answer_leads(client):
    tell_stories(99)
    pages = {name: client.get(f"/answers/{name}/").content.decode() for name in FIGURES}
    has_rows = [name for name, page in pages.items() if '<th scope="row">' in page]

    assert sorted({name for name in linked_from(client) if name in FIGURES}) == sorted(has_rows)
    assert client.get("/answers/luck/").status_code == 404


def test_a_story_that_is_withdrawn_is_behind_no_number(client):
    stories = tell_stories(99)
    address = "/answers/stories/?side=happy&driver=speed"
    before = client.get(address).content.decode()
    Story.objects.filter(pk__in=[one.pk for one in stories]).update(
        withdrawn_at=datetime(2020, 12, 20, tzinfo=BANGKOK), withdrawn_by="teller"
    )
    show_stories([one.pk for one in stories])
    after = client.get(address).content.decode()

    assert ("/stories/" in before, re.findall(r'href="/stories/\d+/"', after)) == (True, [])


@pytest.mark.parametrize(
    "asked", ["side=x", "by=x&part=y", "part=y", "practice=x", "theme=x", "policy=x", "day=x"]
)
def test_what_is_not_in_the_answer_opens_no_story_and_no_error(client, asked):
    tell_stories(10)

    assert client.get(f"/answers/stories/?{asked}").status_code == 200
    assert client.get("/answers/stories/?theme=" + "x" * 81).status_code == 404
    assert client.get("/answers/stories/?after=x").status_code == 404


def test_figures_are_downloaded_as_drawings_pictures_and_rows(client):
    tell_stories(99)

    assert client.get("/answers/happy.svg").content.startswith(b"<svg")
    assert client.get("/answers/happy.png").content.startswith(b"\x89PNG")
    rows = list(
        csv.DictReader(io.StringIO(client.get("/answers/happy.csv").content.decode("utf-8-sig")))
    )
    assert (rows[0]["code"], rows[0]["stories"], rows[0]["of"]) == ("speed", "66", "66")
    assert client.get("/answers/luck.svg").status_code == 404


def test_tellers_are_parted_by_how_much_they_tell_and_whether_their_name_is_seen():
    campaign = a_kept_campaign()
    for name, author in (("a", "u1"), ("b", "u1"), ("c", "u2"), ("d", None)):
        keep_reading(campaign, a_reading(name, author, (MAE_RIM, PRAISED)))

    assert [one.teller for one in heard_stories(campaign)] == [
        *("several", "several", "once", "unnamed")
    ]


@pytest.mark.parametrize("many", [0, 1, 10])
def test_no_one_or_ten_stories_are_told_without_a_share_and_with_every_figure(client, many):
    tell_stories(many, says_it=False)
    page = client.get("/answers/")
    figures = [
        client.get(f"/answers/{name}.{form}").status_code
        for name in FIGURES
        for form in ("svg", "csv")
    ]

    assert (page.status_code, "ยังน้อยเกินกว่า" in page.content.decode()) == (200, True)
    assert figures == [200] * 2 * len(FIGURES)
    assert client.get("/api/v1/stories").json()["next"] is None


@pytest.mark.parametrize("many", [0, 99])
@pytest.mark.parametrize("language", ["th", "en"])
def test_the_report_is_written_whole_of_few_stories_and_of_many(tmp_path, many, language):
    tell_stories(many) if many else a_kept_campaign()
    out = tmp_path / "report"
    said = CliRunner().invoke(
        cli, ["tell", "report", "--out", str(out), "--language", language], catch_exceptions=False
    )

    assert (said.exit_code, {path.name for path in out.iterdir()}) == (0, FILES)
    assert said.output == f"{many} stories: {out}\n"
    sums = (out / "open-data" / "SHA256SUMS").read_text().splitlines()
    for line in sums:
        digest, name = line.split("  ")
        assert hashlib.sha256((out / "open-data" / name).read_bytes()).hexdigest() == digest
    assert (SAID in (out / "report.html").read_text("utf-8")) == bool(many)


def test_the_workbook_the_open_tables_and_the_page_tell_the_same_numbers(client, tmp_path):
    tell_stories(99)
    CliRunner().invoke(cli, ["tell", "report", "--out", str(tmp_path)], catch_exceptions=False)
    sheet = load_workbook(tmp_path / "tables.xlsx")["reasons"]
    heads, *rows = ([cell.value for cell in row] for row in sheet.rows)
    text = (tmp_path / "open-data" / "reasons.csv").read_text("utf-8-sig")
    opened = list(csv.DictReader(io.StringIO(text)))

    assert [as_told(dict(zip(heads, row, strict=True))) for row in rows] == [*map(as_told, opened)]
    text = client.get("/answers/happy.csv").content.decode("utf-8-sig")
    served = list(csv.DictReader(io.StringIO(text)))
    assert [*map(as_told, served)] == [as_told(row) for row in opened if row["side"] == "happy"]


def as_told(row: dict) -> dict:
    """Numbers as numbers, however a file writes them; names are left out."""
    words = ("side", "code")
    told = {key: value for key, value in row.items() if not key.startswith("name")}
    return {key: value if key in words else float(value) for key, value in told.items()}
