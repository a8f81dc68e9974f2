import pytest
from kept import a_kept_campaign
from shown import words_of

from sangsuk.flow.memory import remember_campaign
from sangsuk.records.campaigns.queries import rules_of

pytestmark = pytest.mark.django_db


def test_the_rules_are_those_of_the_campaign(client):
    rules = rules_of(a_kept_campaign())
    words = words_of(client.get("/rules/").content)
    wanted = [
        *rules.hashtags,
        *(service.name.th for service in rules.services),
        *(layer.asks.th for layer in rules.consent),
        "3 รางวัล รางวัลละ 5,000 บาท",
        "3 รางวัล รางวัลละ 10,000 บาท",
        "จนถึงวันที่ 7 มกราคม 2564",
        rules.digest,
    ]

    assert [phrase for phrase in wanted if phrase not in words] == []


def test_another_campaign_has_its_own_rules_without_a_change_of_code(client):
    campaign = a_kept_campaign()
    remember_campaign("example-one-province", at=campaign.kept_at)
    words = words_of(client.get("/en/rules/?campaign=example-one-province").content)

    assert "One award of 20,000 baht" in words
    assert "15 March 2019" in words
    assert "add this hashtag" in words
