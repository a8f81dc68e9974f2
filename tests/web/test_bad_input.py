"""Whatever is asked: a clear page in the reader's language, the right status, nothing leaked."""

import re

import pytest
from django.test import Client
from kept import TENTH, a_kept_campaign, keep_reading
from shown import SITE, a_shown_campaign, words_of
from told import MAE_RIM, PRAISED, a_reading

from sangsuk.records.stories.actions import withdraw_story

pytestmark = pytest.mark.django_db

LEAKS = re.compile(
    r"Traceback|DoesNotExist|Error at /|sqlite|psycopg|SELECT \w|site-packages|SECRET_KEY",
    re.IGNORECASE,
)
NOT_FOUND = {"th": "หาหน้านี้ไม่พบ", "en": "We could not find this page"}
LONG = "ก" * 10_000
NASTY = (
    "' OR 1=1 --",
    '"; DROP TABLE stories_story; --',
    "1) UNION SELECT password FROM accounts_account --",
    "\u202eมากลับด้าน\u2066\u2069",
    "<script>alert(1)</script>",
    "%00%ff\ud7ff",
    "{{ settings.SECRET_KEY }}{% debug %}",
    "../../etc/passwd",
    LONG,
)
UNKNOWN = (
    "/districts/9999/",
    "/districts/9999/feed.xml",
    "/districts/9999/card.png",
    "/stories/?district=9999",
    "/stories/?district=แม่ริม",
    "/stories/?province=99",
    "/stories/?service=magic",
    "/stories/?driver=magic",
    "/stories/?day=2020-13-40",
    "/stories/99999999999999999999/",
    "/standings/?region=moon",
    "/standings/?province=99",
    "/standings/?by=magic",
    "/standings/praise/?service=magic",
    "/map/?region=moon",
    "/map/?province=99",
    "/services/magic/",
    "/results/0123456789abcdef/",
    "/?campaign=nowhere",
)
CURSORS = ("what", "-1", "zz-zz", f"{'f' * 400}-1", "7fffffffffffffff-1", "1-", "-", "1-1-1", LONG)


def lang_of(page: str) -> str:
    found = re.search(r'<html lang="(\w+)"', page)
    return found[1] if found else ""


def in_both(client, path: str):
    return {"th": client.get(path), "en": client.get(f"/en{path}")}


def is_clear(answer, language: str) -> bool:
    """A whole page in that language that gives nothing away."""
    page = answer.content.decode()
    return (
        lang_of(page) == language
        and page.rstrip().endswith("</html>")
        and not LEAKS.search(words_of(answer.content))
    )


def faults(client, paths, status: int) -> dict[str, tuple[int, bool]]:
    """The addresses that do not answer so, or not clearly in the language of their path."""
    found = {}
    for path in paths:
        for language, answer in in_both(client, path).items():
            said = (answer.status_code, is_clear(answer, language))
            if said != (status, True):
                found[f"{language} {path[:80]}"] = said
    return found


def test_what_there_is_not_is_not_found_in_the_readers_language(client):
    a_shown_campaign()

    assert faults(client, UNKNOWN, 404) == {}
    for language, answer in in_both(client, UNKNOWN[0]).items():
        assert NOT_FOUND[language] in words_of(answer.content)


def test_a_broken_cursor_is_not_found_in_the_readers_language(client):
    a_shown_campaign()
    paths = [f"/stories/?after={cursor}" for cursor in CURSORS]

    assert faults(client, [*paths, *(f"{path}&q=บัตร" for path in paths)], 404) == {}


def test_a_page_that_there_is_not_is_the_nearest_that_there_is(client):
    a_shown_campaign()
    numbers = ("0", "-1", "what", "99999999999999999999", LONG)

    assert faults(client, [f"/standings/?page={number}" for number in numbers], 200) == {}


@pytest.mark.parametrize("field", ["q", "place"])
def test_whatever_is_typed_the_wall_is_whole_and_says_no_more_of_it_than_fits(client, field):
    a_shown_campaign()
    for language, path in (("th", "/stories/"), ("en", "/en/stories/")):
        for words in NASTY:
            answer = client.get(path, {field: words})
            page = answer.content.decode()

            assert (answer.status_code, lang_of(page)) == (200, language)
            assert "<script>alert" not in page
            assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)
            assert page.count("ก" * 250) == 0


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/stories/", ("district", "province", "service", "driver", "day", "after")),
        ("/standings/", ("region", "by")),
        ("/map/", ("province",)),
        ("/", ("campaign",)),
    ],
)
def test_whatever_is_asked_of_an_address_it_is_not_found_and_not_repeated(client, path, names):
    a_shown_campaign()
    for name in names:
        for words in NASTY:
            answer = client.get(path, {name: words})

            assert (answer.status_code, is_clear(answer, "th")) == (404, True)
            assert words not in answer.content.decode()


def test_a_story_that_was_taken_back_is_gone_everywhere(client):
    campaign = a_shown_campaign()
    words = "เรื่องที่ผู้เล่าขอคืน"
    told = a_reading("back", "u-back", (MAE_RIM, PRAISED), masked=words)
    story = keep_reading(campaign, told)
    shown = client.get(f"/stories/{story.pk}/")
    withdraw_story(story=story, by="teller", at=TENTH)

    assert words in words_of(shown.content)
    for language, answer in in_both(client, f"/stories/{story.pk}/").items():
        assert (answer.status_code, is_clear(answer, language)) == (410, True)
    elsewhere = ["/", "/stories/", f"/districts/{MAE_RIM}/", "/live/", "/stories/feed.xml"]
    assert [words in client.get(path).content.decode() for path in elsewhere] == [False] * 5
    assert f"/stories/{story.pk}/" not in client.get("/sitemap-stories.xml").content.decode()
    assert client.get(f"/stories/{story.pk}/card.png").status_code in (404, 410)


def test_every_page_of_an_empty_campaign_is_whole(client):
    a_kept_campaign()

    assert faults(client, SITE, 200) == {}


@pytest.mark.parametrize(
    ("clock", "thai", "english"),
    [
        ("2020-11-20T10:00:00+07:00", "เปิดรับเรื่องเล่าวันที่ 1 ธันวาคม 2563", "1 December 2020"),
        ("2020-12-31T23:59:59+07:00", "วันนี้เป็นวันสุดท้าย", "last day"),
        ("2021-01-01T00:00:00+07:00", "ปิดรับเรื่องเล่าแล้ว", "closed"),
    ],
)
def test_before_it_opens_and_after_it_closes_the_site_says_so(
    client, monkeypatch, clock, thai, english
):
    monkeypatch.setenv("SANGSUK_CLOCK", clock)
    a_kept_campaign()
    pages = in_both(client, "/")

    assert thai in words_of(pages["th"].content)
    assert english in words_of(pages["en"].content)


@pytest.mark.parametrize("clock", ["2020-11-20T10:00:00+07:00", "2021-01-01T00:00:00+07:00"])
def test_nothing_is_told_outside_of_the_window(client, monkeypatch, clock):
    monkeypatch.setenv("SANGSUK_CLOCK", clock)
    a_kept_campaign()
    for path, language in (("/tell/", "th"), ("/en/tell/", "en")):
        seen, sent = client.get(path), client.post(path, {"text": "ดีมากเลยครับ", "send": "1"})

        assert (seen.status_code, sent.status_code) == (200, 403)
        assert is_clear(seen, language)
        assert is_clear(sent, language)


def test_where_there_is_no_campaign_yet_the_site_says_so_in_both_languages(client):
    for language, answer in in_both(client, "/").items():
        assert (answer.status_code, is_clear(answer, language)) == (503, True)


def test_pages_that_are_read_take_nothing():
    a_kept_campaign()
    client = Client(enforce_csrf_checks=False)
    pages = ("/", "/stories/", "/standings/", "/map/", "/live/")
    answers = [getattr(client, how)(path) for path in pages for how in ("post", "put", "delete")]

    assert {answer.status_code for answer in answers} == {405}
    assert [bool(LEAKS.search(answer.content.decode())) for answer in answers] == [False] * 15
