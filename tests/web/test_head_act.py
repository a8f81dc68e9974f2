"""The one act in the head of every page: tell, or when one may, or what came of it."""

import re

import pytest
from a_published_result import a_published_result
from judged import a_leader
from kept import a_kept_campaign
from shown import a_shown_campaign, words_of
from signed import sign_in

pytestmark = pytest.mark.django_db
BEFORE, AMID, LAST, AFTER = (
    "2020-11-30T23:59:59+07:00",
    "2020-12-01T00:00:00+07:00",
    "2020-12-31T23:59:59+07:00",
    "2021-01-01T00:00:00+07:00",
)


def head_of(client, path: str) -> tuple[str, str]:
    """What the act says, and where it leads; "" where it leads nowhere."""
    [found] = re.findall(
        '<p class="head-act">(.*?)</p>', client.get(path).content.decode(), re.DOTALL
    )
    leads = re.search('href="([^"]+)"', found)
    return words_of(found.encode()), leads[1] if leads else ""


@pytest.mark.parametrize(
    ("clock", "thai", "english"),
    [
        (BEFORE, ("เปิดรับ 1 ธ.ค. 2563", ""), ("Opens 1 Dec 2020", "")),
        (AMID, ("เล่าเรื่อง", "/tell/"), ("Tell", "/en/tell/")),
        (LAST, ("เล่าเรื่อง", "/tell/"), ("Tell", "/en/tell/")),
        (AFTER, ("รอประกาศผล", "/results/"), ("Results to come", "/en/results/")),
    ],
)
@pytest.mark.parametrize("page", ["/", "/stories/", "/standings/", "/tell/", "/rules/"])
def test_the_head_says_how_telling_stands(client, monkeypatch, page, clock, thai, english):
    monkeypatch.setenv("SANGSUK_CLOCK", clock)
    a_kept_campaign()

    assert head_of(client, page) == thai
    assert head_of(client, f"/en{page}") == english


def test_the_head_leads_to_the_result_as_soon_as_it_is_published(
    client, monkeypatch, settings, tmp_path
):
    settings.SANGSUK_HOME = tmp_path
    monkeypatch.setenv("SANGSUK_CLOCK", AFTER)
    a_kept_campaign()
    before = [head_of(client, page) for page in ("/", "/results/")]
    a_published_result(tmp_path)

    assert before == [("รอประกาศผล", "/results/")] * 2
    assert head_of(client, "/") == ("ดูผล", "/results/")
    assert head_of(client, "/en/stories/") == ("See the results", "/en/results/")


def test_a_room_of_the_house_leads_to_the_page_of_results_and_does_not_ask_for_them(
    monkeypatch, settings
):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setenv("SANGSUK_CLOCK", AFTER)
    a_kept_campaign()
    leader = sign_in(a_leader())

    assert head_of(leader, "/desk/campaign/") == ("ผลแคมเปญ", "/results/")
    assert head_of(leader, "/en/desk/campaign/") == ("Results", "/en/results/")


def test_a_page_of_no_campaign_leads_to_where_one_tells(client):
    a_shown_campaign()

    assert head_of(client, "/nowhere/") == ("เล่าเรื่อง", "/tell/")
