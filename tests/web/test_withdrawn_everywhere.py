"""What a teller takes back is nowhere any more a minute later: not on a page, in a file, or kept."""

import io
import re
import time
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from django.test import Client, override_settings
from hypothesis import given, settings, strategies
from kept import TENTH, a_kept_campaign, keep_reading
from pypdfium2 import PdfDocument
from taken_back import refuse_to_be_shown, take_away_at_the_source
from told import BANGKOK, BLAMED, MAE_RIM, PAI, PRAISED, a_reading

from sangsuk.flow.answers.report import write_answer_report
from sangsuk.flow.counting.site import rank_site
from sangsuk.flow.open_data.write import write_open_data
from sangsuk.flow.telling.withdrawal import withdraw_all
from sangsuk.records.answers.actions import Office, keep_answer
from sangsuk.records.campaigns.models import Campaign, Pulse
from sangsuk.records.campaigns.pulse import beat
from sangsuk.records.stories.models import Reading, Story
from sangsuk.records.stories.showing import show_stories
from sangsuk.web.held import HELD

MANY = 36  # stories; thirty are enough for the answer to tell shares
TWENTIETH = datetime(2020, 12, 20, 10, tzinfo=BANGKOK)
TABLE = tomllib.loads((Path(__file__).parent / "access.toml").read_text("utf-8"))
A_MINUTE = 60.0
LETTERS = "กขคงจฉชซญฎดตถทธนบปผพฟมยรลวสหอฮฤ"


def words_of(number: int) -> str:
    """What the story of this number says: fit to be quoted, shown by a card, and like no other."""
    mark = f"{LETTERS[number // 6]}{LETTERS[10 + number % 6]}" * 3
    return f"ไปทำบัตรมาวันนี้ เจ้าหน้าที่ขับรถไปถ่ายบัตรถึงบ้านเลย รอไม่นาน คำของเรื่องนี้คือ {mark}"


def a_told_campaign() -> tuple[Campaign, list[Story]]:
    """Stories that say words of their own, with an answer that says the words again."""
    campaign = a_kept_campaign()
    names = [f"s{number}" for number in range(MANY)]
    for number, name in enumerate(names):
        said = PRAISED if number % 8 else BLAMED
        reading = a_reading(name, f"u{number}", (MAE_RIM if number % 3 else PAI, said))
        keep_reading(campaign, reading, drivers=["speed"])
    stories = [Story.objects.get(native_id=name) for name in names]
    for number, story in enumerate(stories):
        Reading.objects.filter(story=story).update(masked=words_of(number))
        office = Office(MAE_RIM if number % 3 else PAI)
        text = f"ขอบคุณที่เล่าว่า {words_of(number)}"
        keep_answer(story=story, office=office, text=text, by="an officer", at=TENTH)
    show_stories([story.pk for story in stories])
    rank_site(campaign, at=TENTH)
    return campaign, stories


def open_addresses(stories: list[Story]) -> Iterator[str]:
    """Every address that is for everybody and answers in words; those of a story for each."""
    for address, who in TABLE["addresses"].items():
        if who == "everybody" and not address.startswith("/desk/") and ".png" not in address:
            yield from dict.fromkeys(address.format(story=story.pk) for story in stories)
    yield from ("/en/answers/", "/stories/?q=ถึงบ้าน", "/stories/?driver=speed", "/en/stories/")
    yield from ("/answers/stories/?side=happy&driver=speed", "/answers/practices.svg")
    yield from ("/answers/concerns.csv", "/answers/became.svg", "/en/embed/standings/")
    yield "/api/v1/stories?driver=speed"


def all_that_is_told(stories: list[Story]) -> dict[str, str]:
    """What everybody is told at every address, as text."""
    client = Client()
    return {
        address: client.get(address).content.decode(errors="replace")
        for address in open_addresses(stories)
    }


def all_that_is_written(campaign: Campaign) -> dict[str, str]:
    """What the files of the report and of the open data hold, as text."""
    with TemporaryDirectory() as folder:
        out = Path(folder)
        write_answer_report(campaign, out, language="th", at=TWENTIETH)
        write_open_data(campaign, out / "open-data", home=out, at=TWENTIETH)
        return {
            str(path.relative_to(out)): text_in(path.read_bytes())
            for path in out.rglob("*")
            if path.is_file()
        }


def text_in(content: bytes) -> str:
    """Of a workbook all of its parts, of a paper what its pages say."""
    if content.startswith(b"%PDF"):
        return "".join(page.get_textpage().get_text_range() for page in PdfDocument(content))
    if not content.startswith(b"PK"):
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode(errors="replace") for name in book.namelist())


@contextmanager
def a_clock_that_can_be_put_on() -> Iterator[Callable[[], None]]:
    """Pages and counts are kept as on a real site; what is given lets a minute pass."""
    passed = 0.0
    clock = time.monotonic

    def let_it_pass() -> None:
        nonlocal passed
        passed += A_MINUTE

    with pytest.MonkeyPatch.context() as patch, override_settings(PULSE_HELD=0.25, COUNTS_HELD=60):
        patch.setattr(time, "monotonic", lambda: clock() + passed)
        yield let_it_pass


def begin_anew(let_it_pass: Callable[[], None]) -> None:
    """Nothing that is kept of another example is taken for this one's."""
    Pulse.objects.all().delete()  # it begins anywhere
    beat()
    HELD.forget()
    let_it_pass()


def by_receipt(campaign: Campaign, stories: list[Story]) -> None:
    withdraw_all(stories, campaign, by="the teller", at=TWENTIETH)


at_the_source = partial(take_away_at_the_source, at=TWENTIETH)
refused_to_be_shown = partial(refuse_to_be_shown, at=TWENTIETH)


WAYS: dict[str, Callable[[Campaign, list[Story]], None]] = {
    "by the receipt": by_receipt,
    "at its source": at_the_source,
    "refused to be shown": refused_to_be_shown,
}


def tells(told: dict[str, str], number: int, story: Story) -> list[str]:
    """Where a story's own word stands, or a link leads to it."""
    mark = f"{LETTERS[number // 6]}{LETTERS[10 + number % 6]}" * 3
    link = re.compile(rf"/stories/{story.pk}(?![0-9])")
    return [
        address
        for address, text in told.items()
        if mark in text or (link.search(text) and f"/{story.pk}" not in address)
    ]


@pytest.mark.django_db
def test_what_is_withdrawn_is_on_no_page_and_in_no_cache_a_minute_later():
    campaign, stories = a_told_campaign()

    @settings(max_examples=3, deadline=None, derandomize=True)
    @given(
        numbers=strategies.sets(strategies.integers(0, MANY - 1), min_size=1, max_size=2),
        way=strategies.sampled_from(sorted(WAYS)),
    )
    def nowhere(numbers: set[int], way: str) -> None:
        gone = [stories[number] for number in sorted(numbers)]
        with transaction.atomic():
            begin_anew(let_it_pass)
            before = all_that_is_told(gone)
            WAYS[way](campaign, gone)
            let_it_pass()
            after = all_that_is_told(gone)
            transaction.set_rollback(True)
        for number, story in zip(sorted(numbers), gone, strict=True):
            assert tells(before, number, story)
            assert tells(after, number, story) == []

    with a_clock_that_can_be_put_on() as let_it_pass:
        nowhere()


@pytest.mark.django_db
def test_what_is_withdrawn_is_in_no_file_that_is_written_later():
    campaign, stories = a_told_campaign()
    before = all_that_is_written(campaign)
    quoted = [number for number, story in enumerate(stories) if tells(before, number, story)]
    by_receipt(campaign, [stories[number] for number in quoted])
    after = all_that_is_written(campaign)

    assert len(quoted) >= 2
    assert [number for number in quoted if tells(after, number, stories[number])] == []
