"""Results at their addresses: permanent, corrected in the open, checkable."""

import re

import pytest
from django.test import Client
from kept import TENTH
from shown import a_shown_campaign, words_of
from told import MAE_RIM, PAI, PRAISED, a_reading

from sangsuk.core.terms.reading_row import row_of
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.counting.results import write_results
from sangsuk.flow.files.readings import write_readings
from sangsuk.flow.publishing.bundle import bundle_result
from sangsuk.flow.publishing.publishing import publish_result
from sangsuk.flow.publishing.rules_log import fix_rules
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.records.acts.actions import Actor

pytestmark = pytest.mark.django_db
SOMCHAI = Actor("somchai", "national")


@pytest.fixture
def home(settings, tmp_path):
    settings.SANGSUK_HOME = tmp_path
    return tmp_path


def publish(home, why, *readings):
    folder = home / why
    folder.mkdir()
    campaign = load_campaign("amphoe-sangsuk-2563")
    rows = (row_of(one, goes_by=campaign.eligibility_digest) for one in readings)
    write_readings(rows, folder / "readings.parquet", ending=".parquet")
    write_results(readings, campaign, load_gazetteer(), folder)
    bundle_result(folder, folder / "result.zip", secret=bytes(32))
    made, _ = publish_result(folder / "result.zip", home=home, by=SOMCHAI, why=why, at=TENTH)
    return made


def two_results(home):
    one = a_reading("1", "a", (PAI, PRAISED))
    first = publish(home, "ประกาศผลครั้งแรก", one)
    second = publish(home, "อุทธรณ์ฟังขึ้น", one, a_reading("2", "b", (MAE_RIM, PRAISED)))
    return first, second


def test_before_anything_is_published_the_page_says_so(client):
    a_shown_campaign()

    assert "ยังไม่ได้ประกาศผล" in words_of(client.get("/results/").content)
    assert "No result has been published yet." in words_of(client.get("/en/results/").content)


def test_the_newest_result_holds_and_the_former_one_stays_and_says_so(client, home):
    a_shown_campaign()
    first, second = two_results(home)

    listed = words_of(client.get("/results/").content)
    former = words_of(client.get(f"/results/{first.citation}/").content)
    newest = words_of(client.get(f"/results/{second.citation}/").content)

    assert listed.index(second.citation) < listed.index(first.citation)
    assert "อุทธรณ์ฟังขึ้น" in listed
    assert "ผลนี้ถูกแก้แล้ว" in former
    assert "ผลนี้ถูกแก้แล้ว" not in newest
    assert second.rules_digest in newest


def test_the_archive_is_given_out_byte_for_byte(client, home):
    a_shown_campaign()
    _, second = two_results(home)

    page = client.get(f"/results/{second.citation}/").content.decode()
    answer = client.get(f"/results/{second.citation}/{second.citation}.zip")

    assert f'href="{second.citation}.zip"' in page
    assert b"".join(answer.streaming_content) == (home / "อุทธรณ์ฟังขึ้น/result.zip").read_bytes()


@pytest.mark.parametrize("path", ["/results/0000000000000000/", "/results/no/"])
def test_a_result_that_never_was_is_not_found(client, path):
    a_shown_campaign()

    assert client.get(path).status_code == 404


def test_english_pages_are_english_but_for_what_people_wrote_in_thai(client, home):
    a_shown_campaign()
    _, second = two_results(home)
    for path in ("/results/", f"/results/{second.citation}/", "/results/verify/"):
        page = client.get(f"/en{path}").content.decode()
        unmarked = re.sub(r'<(\w+)[^>]* lang="th"[^>]*>.*?</\1>', "", page, flags=re.DOTALL)
        assert re.findall("[ก-๛]", unmarked) == [], path


def test_in_english_districts_of_a_result_have_their_english_names(client, home):
    a_shown_campaign()
    _, second = two_results(home)
    address = f"/results/{second.citation}/"

    assert "Mae Rim Chiang Mai" in words_of(client.get(f"/en{address}").content)
    assert "แม่ริม เชียงใหม่" in words_of(client.get(address).content)


def test_the_rules_page_says_when_the_rules_were_fixed(client):
    campaign = a_shown_campaign()
    fix_rules(campaign, by=SOMCHAI, why="ประกาศกติกา", at=TENTH)

    page = words_of(client.get("/rules/").content)

    assert "ตรึงกติกาเมื่อ 10 ธันวาคม 2563" in page
    assert "หลังเปิดรับเรื่องเล่า" in page
    assert "somchai" not in page


def test_the_page_checks_the_result_it_was_opened_for_also_a_former_one(client, home):
    a_shown_campaign()
    former, newest = two_results(home)
    asked = client.get("/results/verify/", {"result": former.citation}).content.decode()
    unasked = client.get("/results/verify/").content.decode()

    assert f'data-wanted="{former.citation}"' in asked
    assert f'data-newest="/results/{former.citation}/{former.citation}.zip"' in asked
    assert "data-wanted=" not in unasked.split("<template")[0]
    assert f'data-newest="/results/{newest.citation}/{newest.citation}.zip"' in unasked
    assert client.get("/results/verify/", {"result": "0" * 16}).status_code == 404


def test_a_visitor_gets_no_cookie_from_a_public_page():
    a_shown_campaign()
    visitor = Client()
    for path in ("/", "/results/", "/results/verify/"):
        assert visitor.get(path).cookies == {}
