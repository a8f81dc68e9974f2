"""What programs may read: standings as of any time, stories, codes, what was collected, what holds."""

from datetime import datetime, timedelta
from itertools import chain

import pytest
from kept import TENTH, a_kept_campaign, keep_stories
from shown import a_shown_campaign
from told import BANGKOK, BETONG, BLAMED, MAE_RIM, PAI, PRAISED

from sangsuk.core.terms.tables import STANDINGS
from sangsuk.flow.counting.site import rank_site
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.showing import show_stories

pytestmark = pytest.mark.django_db


def ask(client, path: str, **query):
    return client.get(f"/api/v1/{path}", query)


def pages(client, path: str, **query) -> list[list[dict]]:
    """All pages of a list, by going on where the last one ended."""
    found, cursor = [], {}
    while cursor is not None:
        told = ask(client, path, **query, **cursor).json()
        found.append(told["items"])
        cursor = {"cursor": told["next"]} if told["next"] else None
    return found


def test_the_standings_have_the_columns_of_the_files_for_all_districts(client):
    a_shown_campaign()
    rows = ask(client, "standings", limit=1000).json()["items"]

    assert len(rows) == 878
    assert [name for name in STANDINGS.names if name not in rows[0]] == []
    assert [(row["place"], row["code"], row["positive_voices"]) for row in rows[:2]] == [
        (1, MAE_RIM, 2),
        (2, PAI, 1),
    ]
    assert rows[-1]["place"] is None


def test_pages_hold_every_district_once_and_in_order(client):
    a_shown_campaign()
    whole = ask(client, "standings", limit=1000).json()["items"]

    parted = pages(client, "standings", limit=400)
    assert [len(part) for part in parted] == [400, 400, 78]
    assert [*chain(*parted)] == whole


def test_a_page_goes_on_in_the_count_that_it_was_begun_in(client):
    campaign = a_shown_campaign()
    begun = ask(client, "standings", limit=1).json()
    keep_stories(campaign, {f"new-{n}": ((PAI, PRAISED),) for n in range(5)})
    rank_site(campaign, at=TENTH + timedelta(hours=1))

    following = ask(client, "standings", limit=1, cursor=begun["next"]).json()
    assert [row["code"] for row in begun["items"] + following["items"]] == [MAE_RIM, PAI]
    assert following["fingerprint"] == begun["fingerprint"]
    assert ask(client, "standings", limit=1).json()["items"][0]["code"] == PAI


def test_the_standings_are_told_as_they_stood_at_any_time(client):
    campaign = a_shown_campaign()
    keep_stories(campaign, {f"new-{n}": ((PAI, PRAISED),) for n in range(5)})
    rank_site(campaign, at=TENTH + timedelta(hours=2))
    first = {
        hours: ask(client, "standings", limit=1, at=(TENTH + timedelta(hours=hours)).isoformat())
        for hours in (-1, 1, 3)
    }

    assert {
        hours: [row["code"] for row in answer.json()["items"]] for hours, answer in first.items()
    } == {-1: [], 1: [MAE_RIM], 3: [PAI]}
    assert first[-1].json()["computed_at"] is None


def test_a_plus_that_came_as_a_blank_is_a_plus(client):
    a_shown_campaign()
    asked = client.get("/api/v1/standings?at=2020-12-11T00:00:00+07:00&limit=1")

    assert asked.json()["items"][0]["code"] == MAE_RIM


def test_stories_are_told_masked_and_without_their_tellers(client):
    a_shown_campaign()
    rows = ask(client, "stories").json()["items"]

    assert [row["districts"][0]["code"] for row in rows] == [BETONG, MAE_RIM, MAE_RIM]
    assert {*rows[0]} == {
        *("id", "platform", "posted_at", "districts", "sentiment", "sentiment_p", "services"),
        *("drivers", "masked", "reader", "url"),
    }
    assert client.get(rows[0]["url"]).status_code == 200
    assert ask(client, f"stories/{rows[0]['id']}").json() == rows[0]


def test_stories_are_filtered_and_paged_like_the_wall(client):
    a_shown_campaign()

    assert len(ask(client, "stories", district=MAE_RIM).json()["items"]) == 2
    assert len(ask(client, "stories", district=MAE_RIM, polarity=BLAMED.value).json()["items"]) == 0
    assert len(ask(client, "stories", day="2020-12-05").json()["items"]) == 3
    assert [len(part) for part in pages(client, "stories", limit=2)] == [2, 1]
    assert [*chain(*pages(client, "stories", limit=1))] == ask(client, "stories").json()["items"]


def test_a_story_that_is_withdrawn_is_gone_from_every_answer(client):
    a_shown_campaign()
    story = Story.objects.get(native_id="first")
    before = ask(client, "stories").content.decode()
    Story.objects.filter(pk=story.pk).update(
        withdrawn_at=datetime(2020, 12, 20, tzinfo=BANGKOK), withdrawn_by="teller"
    )
    show_stories([story.pk])

    assert f'"id": "{story.pk}"' in before
    assert f'"id": "{story.pk}"' not in ask(client, "stories").content.decode()
    gone = ask(client, f"stories/{story.pk}")
    assert (gone.status_code, gone.json()["code"]) == (404, "story.withdrawn")


def test_districts_and_services_say_what_codes_mean(client):
    a_shown_campaign()

    assert sum(len(part) for part in pages(client, "districts", limit=1000)) == 878
    assert {row["province"] for row in ask(client, "districts", province="50").json()["items"]} == {
        "เชียงใหม่"
    }
    told = ask(client, f"districts/{MAE_RIM}").json()
    assert (told["district"], told["standing"]["place"]) == ("แม่ริม", 1)
    agenda = ask(client, "services", group="agenda").json()["items"]
    assert {row["group"] for row in agenda} == {"agenda"}


def test_campaigns_say_what_was_asked_and_by_which_rules(client):
    campaign = a_kept_campaign()
    [row] = ask(client, "campaigns").json()["items"]

    assert (row["slug"], row["rules_digest"]) == (campaign.slug, campaign.digest)
    assert (row["opens"], row["closes"]) == (
        "2020-12-01T00:00:00+07:00",
        "2021-01-01T00:00:00+07:00",
    )


def test_what_is_as_it_was_is_not_sent_again(client):
    a_shown_campaign()
    first = ask(client, "standings")
    again = client.get("/api/v1/standings", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"


def test_any_page_may_read_and_none_may_write(client):
    a_kept_campaign()

    assert ask(client, "campaigns")["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.post("/api/v1/posts")
    asked = client.options("/api/v1/standings", headers={"Origin": "https://elsewhere.example"})
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


def test_a_head_is_what_a_get_is_without_its_body(client):
    a_shown_campaign()
    head, get = client.head("/api/v1/standings"), ask(client, "standings")

    assert (head.status_code, head.content) == (200, b"")
    assert (head["Content-Length"], head["ETag"]) == (str(len(get.content)), get["ETag"])


@pytest.mark.parametrize("address", ["/embed/standings/", "/en/embed/standings/"])
def test_the_first_places_may_stand_in_a_page_of_anybody(client, address):
    a_shown_campaign()
    page = client.get(address)

    assert "frame-ancestors *" in page["Content-Security-Policy"]
    assert ("X-Frame-Options" in page, page.cookies) == (False, {})
    assert f"/districts/{MAE_RIM}/" in page.content.decode()
    assert "frame-ancestors 'none'" in client.get("/standings/")["Content-Security-Policy"]
