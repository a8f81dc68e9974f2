"""The services in plain words, and the pages about the project; feeds of stories."""

import re

import pytest
from kept import TENTH, a_kept_campaign
from shown import a_shown_campaign, words_of
from told import MAE_RIM

from sangsuk.flow.showing.services import load_plain_words
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.stories.actions import withdraw_story
from sangsuk.records.stories.models import Story

pytestmark = pytest.mark.django_db


def test_every_service_of_the_campaign_is_told_in_plain_words_on_a_page_of_its_own(client):
    rules = rules_of(a_kept_campaign())
    listed = re.findall(r'href="/services/([a-z-]+)/"', client.get("/services/").content.decode())

    assert sorted(listed) == sorted(one.slug for one in rules.services)
    assert {one.slug for one in rules.services} == set(load_plain_words())
    assert {client.get(f"/services/{slug}/").status_code for slug in listed[::8]} == {200}
    assert client.get("/services/nothing/").status_code == 404


def test_a_service_says_what_to_bring_how_people_call_it_and_who_was_praised(client):
    a_shown_campaign()
    words = words_of(client.get("/services/id-card/").content)

    assert "เตรียมอะไรไป บัตรเดิม ถ้ามี" in words
    assert "คนมักเรียกว่า ทำบัตร" in words
    assert "อำเภอแม่ริม จังหวัดเชียงใหม่ 2 เรื่อง" in words


def test_a_feed_holds_masked_stories_and_none_that_was_withdrawn(client):
    a_shown_campaign()
    story = Story.objects.get(native_id="first")
    before = client.get("/stories/feed.xml").content.decode()
    of_one = client.get(f"/districts/{MAE_RIM}/feed.xml").content.decode()
    withdraw_story(story=story, by="the teller", at=TENTH)
    after = client.get("/stories/feed.xml").content.decode()

    assert (before.count("<item>"), of_one.count("<item>"), after.count("<item>")) == (3, 2, 2)
    assert "เจ้าหน้าที่ยิ้มแย้ม" in before
    assert client.get("/districts/1001/feed.xml").status_code == 404
