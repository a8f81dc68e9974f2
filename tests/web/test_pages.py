"""What holds of every public page."""

import re

import pytest
from django.test import Client
from kept import a_kept_campaign, keep_stories
from shown import SITE, THREE, a_shown_campaign, all_pages, words_of
from told import MAE_RIM

from sangsuk.flow.counting.site import rank_site
from sangsuk.flow.memory import remember_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.pulse import beat

pytestmark = pytest.mark.django_db

THAI_LETTER = re.compile("[ก-๛]")


def test_every_page_is_thai_at_its_path_and_english_under_en(client):
    a_shown_campaign()
    languages = {
        path: (
            re.search(r'<html lang="(\w+)"', client.get(path).content.decode())[1],
            re.search(r'<html lang="(\w+)"', client.get(f"/en{path}").content.decode())[1],
        )
        for path in all_pages()
    }

    assert languages == dict.fromkeys(all_pages(), ("th", "en"))


def test_a_browser_that_prefers_english_still_gets_thai_at_the_thai_path(client):
    a_shown_campaign()

    page = client.get("/", headers={"Accept-Language": "en"}).content.decode()

    assert 'lang="th"' in page[:200]


def test_thai_on_an_english_page_is_marked_as_thai(client):
    """What citizens wrote and the hashtags stay Thai; a screen reader must know."""
    a_shown_campaign()
    for path in all_pages():
        page = client.get(f"/en{path}").content.decode()
        unmarked = re.sub(r'<(\w+)[^>]* lang="th"[^>]*>.*?</\1>', "", page, flags=re.DOTALL)
        assert THAI_LETTER.findall(unmarked) == [], path


def test_no_page_holds_inline_style_or_script(client):
    """The content security policy would drop them; JSON-LD is read by machines and never run."""
    a_shown_campaign()
    inline = {
        path: re.findall(
            r"<script(?![^>]* (?:src=|type=\"application/ld\+json\"))|<style|\sstyle=|\son\w+=",
            client.get(path).content.decode(),
        )
        for path in all_pages()
    }

    assert {path for path, found in inline.items() if found} == set()


def test_every_response_carries_a_policy_that_allows_nothing_inline_and_nothing_from_elsewhere(
    client,
):
    a_shown_campaign()
    policies = {client.get(path)["Content-Security-Policy"] for path in [*SITE, "/nowhere/"]}

    (policy,) = policies
    assert policy.startswith("default-src 'self'")
    assert not re.search(r"unsafe|https?:|\*", policy)


def test_a_page_links_to_itself_in_the_other_language(client):
    a_shown_campaign()

    assert 'href="/en/standings/?region=north"' in (
        client.get("/standings/?region=north").content.decode()
    )
    assert 'href="/standings/?region=north"' in (
        client.get("/en/standings/?region=north").content.decode()
    )


@pytest.mark.parametrize("path", [*SITE, f"/districts/{MAE_RIM}/"])
def test_a_page_asks_the_database_no_more_often_for_three_stories_than_for_one(
    client, path, django_assert_max_num_queries, django_assert_num_queries
):
    """Each page is counted with one row, and must not ask once more a row."""
    campaign = a_shown_campaign({"first": THREE["first"]})
    client.get(path)  # draws the map, which a process does once
    beat()
    with django_assert_max_num_queries(15) as asked:
        client.get(path)

    keep_stories(campaign, {"second": THREE["first"], "third": THREE["first"]})
    with django_assert_num_queries(len(asked)):
        client.get(path)


def test_the_demonstration_is_called_one_on_every_page(client):
    a_shown_campaign()
    plain = {path: "ระบบสาธิต" in client.get(path).content.decode() for path in all_pages()}
    Campaign.objects.update(is_demo=True)
    beat()
    demo = {path: "ระบบสาธิต" in client.get(path).content.decode() for path in all_pages()}

    assert set(plain.values()) == {False}
    assert set(demo.values()) == {True}


def test_the_campaign_that_was_asked_for_stays_in_the_links(client):
    a_kept_campaign()
    remember_campaign("example-one-province", at=Campaign.objects.get().kept_at)

    page = client.get("/?campaign=example-one-province").content.decode()

    assert "อำเภอยิ้มเชียงใหม่" in page
    assert 'href="/standings/?campaign=example-one-province"' in page
    assert 'href="/standings/?campaign=' not in client.get("/").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/?campaign=unknown",
        "/?campaign=%00",
        "/stories/?district=50%0007",
        f"/stories/{10**30}/",
        "/standings/?region=atlantis",
        "/standings/?province=10",
        "/stories/?service=magic",
        "/stories/?district=1001",
        "/stories/999999/",
        "/districts/1001/",
        "/districts/9999/",
        "/nowhere/",
    ],
)
def test_what_does_not_exist_is_told_kindly_in_the_readers_language(client, path):
    a_shown_campaign()
    thai, english = client.get(path), client.get(f"/en{path}")

    assert (thai.status_code, english.status_code) == (404, 404)
    assert "หาหน้านี้ไม่พบ" in words_of(thai.content)
    assert "We could not find this page" in words_of(english.content)


def test_before_any_campaign_the_site_says_so(client):
    page = client.get("/")

    assert page.status_code == 503
    assert "ยังไม่มีโครงการที่เปิดรับเรื่องเล่า" in words_of(page.content)


def test_an_empty_campaign_has_all_its_pages(client):
    a_kept_campaign()

    assert {path: client.get(path).status_code for path in SITE} == dict.fromkeys(SITE, 200)
    assert "ยังไม่ได้นับ" in words_of(client.get("/standings/").content)


def test_what_is_sent_without_its_token_is_refused_kindly_in_the_readers_language():
    a_shown_campaign()
    browser = Client(enforce_csrf_checks=True)
    refused = {path: browser.post(path) for path in ("/", "/en/")}

    assert {path: page.status_code for path, page in refused.items()} == {"/": 403, "/en/": 403}
    assert "ยังส่งไม่สำเร็จ" in words_of(refused["/"].content)
    assert "This was not sent" in words_of(refused["/en/"].content)


def test_a_page_is_asked_for_again_and_sent_again_only_where_it_changed(client):
    campaign = a_shown_campaign()
    first = client.get("/standings/")
    same = client.get("/standings/", headers={"If-None-Match": first["ETag"]})
    keep_stories(campaign, {"fourth": THREE["third"]})
    rank_site(campaign, at=campaign.opens)
    other = client.get("/standings/", headers={"If-None-Match": first["ETag"]})

    assert first["Cache-Control"] == "no-cache"
    assert [page.status_code for page in (first, same, other)] == [200, 304, 200]
