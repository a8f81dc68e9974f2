import pytest
from shown import a_shown_campaign, words_of

from sangsuk.records.campaigns.queries import rules_of

pytestmark = pytest.mark.django_db


def test_home_says_what_to_do_until_when_and_what_came_of_it(client):
    rules = rules_of(a_shown_campaign())
    words = words_of(client.get("/").content)

    assert [tag for tag in rules.hashtags if tag in words] == list(rules.hashtags)
    assert "1–31 ธันวาคม พ.ศ. 2563" in words
    assert "เปิดรับอยู่ เหลืออีก 11 วัน" in words
    assert "เรื่องเล่าให้อ่าน 3" in words
    assert "เสียงชื่นชม 3" in words
    assert rules.question.th in words


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        ("2020-11-30T23:59:59+07:00", "Opens on 1 December 2020"),
        ("2020-12-01T00:00:00+07:00", "Open for 30 more days"),
        ("2020-12-31T23:59:59+07:00", "Open; today is the last day"),
        ("2021-01-01T00:00:00+07:00", "Closed to new stories"),
    ],
)
def test_home_knows_whether_the_campaign_is_open(client, monkeypatch, clock, said):
    monkeypatch.setenv("SANGSUK_CLOCK", clock)
    a_shown_campaign()

    assert said in words_of(client.get("/en/").content)


def test_home_quotes_one_story_a_district(client):
    a_shown_campaign()

    assert client.get("/").content.count(b'<article class="card">') == 1  # all praise แม่ริม first
