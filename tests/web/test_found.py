"""What programs ask of every site: robots.txt, the icon, the map of addresses."""

import re

import pytest
from kept import a_kept_campaign
from shown import a_shown_campaign
from told import MAE_RIM

from sangsuk.records.stories.actions import withdraw_story
from sangsuk.records.stories.models import Story

pytestmark = pytest.mark.django_db


def addresses(page: bytes) -> list[str]:
    return re.findall(r"<loc>http://testserver([^<]*)</loc>", page.decode())


def test_robots_are_told_what_is_not_theirs_and_where_the_map_of_pages_lies(client):
    said = client.get("/robots.txt")

    assert said["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /desk/\n" in said.content.decode()
    assert said.content.decode().endswith("Sitemap: http://testserver/sitemap.xml\n")


def test_the_icon_is_found_where_programs_look_for_it(client):
    assert client.get("/favicon.ico")["Location"] == "/static/sangsuk/icons/favicon.ico"


def test_the_map_of_addresses_holds_every_page_in_both_languages(client):
    a_shown_campaign()
    parts = addresses(client.get("/sitemap.xml").content)
    listed = {path for part in parts for path in addresses(client.get(part).content)}
    stories = Story.objects.values_list("pk", flat=True)

    assert {f"/districts/{MAE_RIM}/", f"/en/districts/{MAE_RIM}/", "/standings/", "/en/"} <= listed
    assert {f"/stories/{pk}/" for pk in stories} <= listed


def test_a_withdrawn_story_is_on_no_map(client):
    campaign = a_shown_campaign()
    story = campaign.stories.first()
    withdraw_story(story=story, by="the teller", at=campaign.opens)

    assert f"/stories/{story.pk}/" not in addresses(client.get("/sitemap-stories.xml").content)


def test_before_any_campaign_the_map_has_no_stories(client):
    assert addresses(client.get("/sitemap-stories.xml").content) == []
    a_kept_campaign()
    assert addresses(client.get("/sitemap-stories.xml").content) == []
