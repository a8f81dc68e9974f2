"""The cards that other sites show beside a link, and what a page says of itself to machines."""

import json
import re
import struct

import pytest
from kept import TENTH, a_kept_campaign
from shown import a_shown_campaign
from told import BETONG, MAE_RIM, SATTAHIP

from sangsuk.flow.showing.cards import HIGH, WIDE
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.actions import withdraw_story
from sangsuk.records.stories.models import Story

pytestmark = pytest.mark.django_db


def size_of(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def linked(page: bytes) -> dict:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.decode())
    return json.loads(found[1])


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_story_every_district_and_the_standings_have_a_card(client, prefix):
    a_shown_campaign()
    pages = [f"/stories/{Story.objects.order_by('pk')[0].pk}/", "/standings/"]
    pages += [
        f"/districts/{code}/" for code in (MAE_RIM, BETONG, SATTAHIP)
    ]  # praised, blamed, silent

    cards = [client.get(f"{prefix}{page}card.png") for page in pages]

    assert {card["Content-Type"] for card in cards} == {"image/png"}
    assert {size_of(card.content) for card in cards} == {(WIDE, HIGH)}
    for page in pages:
        assert (
            f'content="http://testserver{prefix}{page}card.png"'
            in client.get(f"{prefix}{page}").content.decode()
        ), page


def test_a_story_that_was_taken_back_has_no_card_any_more(client):
    a_shown_campaign()
    story = Story.objects.order_by("pk")[0]
    card = f"/stories/{story.pk}/card.png"
    before = client.get(card).status_code
    withdraw_story(story=story, by="the teller", at=TENTH)

    assert (before, client.get(card).status_code, client.get(card).content) == (200, 410, b"")


def test_what_is_not_there_has_no_card(client):
    a_shown_campaign()

    paths = ("/stories/999999/card.png", "/districts/1001/card.png", "/districts/9999/card.png")
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]


def test_before_anything_was_told_the_standings_have_their_card(client):
    a_kept_campaign()

    assert size_of(client.get("/standings/card.png").content) == (WIDE, HIGH)


def test_the_card_of_a_demonstration_differs_since_it_says_so(client):
    a_shown_campaign()
    real = client.get("/standings/card.png").content
    Campaign.objects.update(is_demo=True)

    assert client.get("/standings/card.png?again=1").content != real


def test_machines_are_told_what_a_page_is_about(client):
    a_shown_campaign()
    story = Story.objects.order_by("pk")[0]
    told = linked(client.get(f"/stories/{story.pk}/").content)
    office = linked(client.get(f"/districts/{MAE_RIM}/").content)
    places = linked(client.get("/standings/").content)

    assert (told["@type"], told["about"][0]["name"]) == ("SocialMediaPosting", "อำเภอแม่ริม")
    assert (office["@type"], office["address"]["addressRegion"]) == (
        "GovernmentOffice",
        "จังหวัดเชียงใหม่",
    )
    assert [(one["position"], one["name"]) for one in places["itemListElement"]] == [
        (1, "อำเภอแม่ริม"),
        (2, "อำเภอปาย"),
        (3, "อำเภอเบตง"),
    ]
    assert linked(client.get("/").content)["@type"] == "WebSite"


def test_words_of_a_story_cannot_end_the_script_that_tells_of_it(client):
    a_shown_campaign()
    story = Story.objects.order_by("pk")[0]
    story.reading.masked = "</script><script>alert(1)</script>"
    story.reading.save()
    page = client.get(f"/stories/{story.pk}/").content

    assert linked(page)["articleBody"] == "</script><script>alert(1)</script>"
    assert b"<script>alert" not in page
