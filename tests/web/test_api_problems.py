"""What cannot be answered is a problem by RFC 9457, with a code and what to do."""

import pytest
from kept import a_kept_campaign
from shown import a_shown_campaign

from sangsuk.web.api.limits import CALLS

pytestmark = pytest.mark.django_db
KIND = "application/problem+json"


@pytest.fixture(autouse=True)
def a_campaign_and_a_minute_of_its_own():
    a_kept_campaign()
    CALLS.__init__()


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("standings?campaign=nowhere", 404, "campaign.unknown"),
        ("coverage?campaign=nowhere", 404, "campaign.unknown"),
        ("stories?district=9999", 404, "district.unknown"),
        ("stories?driver=luck", 404, "driver.unknown"),
        ("stories?driver=", 404, "driver.unknown"),
        ("stories?service=", 404, "service.unknown"),
        ("standings?province=10", 404, "province.unknown"),
        ("districts/9999", 404, "district.unknown"),
        ("stories/999999", 404, "story.unknown"),
        ("standings?cursor=bm93aGVyZQ", 404, "cursor.unknown"),
        ("standings?cursor=a", 404, "cursor.unknown"),
        ("stories?cursor=%E0%B8%81", 422, "parameter.invalid"),
        ("standings?limit=0", 422, "parameter.invalid"),
        ("standings?limit=1001", 422, "parameter.invalid"),
        ("standings?limit=99999999999999999999", 422, "parameter.invalid"),
        ("standings?at=yesterday", 422, "parameter.invalid"),
        ("standings?at=2020-12-11T00:00:00", 422, "parameter.invalid"),
        ("standings?sort=luck", 422, "parameter.invalid"),
        ("standings?limmit=5", 422, "parameter.unknown"),
        ("stories?day=2020-13-01", 422, "parameter.invalid"),
        ("stories?campaign=%00", 422, "parameter.invalid"),
        ("nowhere", 404, "address.unknown"),
        ("standings/", 404, "address.unknown"),
    ],
)
def test_what_cannot_be_answered_is_told_as_a_problem(client, address, status, code):
    answer = client.get(f"/api/v1/{address}")
    told = answer.json()

    assert (answer.status_code, told["status"], told["code"]) == (status, status, code)
    assert answer["Content-Type"] == KIND
    assert {*told} == {"type", "title", "status", "detail", "code", "where", "remedy"}


def test_a_cursor_is_good_for_its_own_question_alone(client):
    a_shown_campaign()
    cursor = client.get("/api/v1/standings?limit=1").json()["next"]

    answer = client.get("/api/v1/standings", {"limit": 1, "cursor": cursor, "region": "north"})
    assert (answer.status_code, answer.json()["code"]) == (404, "cursor.unknown")
    assert client.get("/api/v1/standings", {"limit": 5, "cursor": cursor}).status_code == 200


def test_what_was_sent_is_not_said_again(client):
    answer = client.get("/api/v1/stories?cursor=ความลับ")

    assert "ความลับ" not in answer.content.decode()


def test_an_address_is_asked_by_its_methods_alone(client):
    answer = client.delete("/api/v1/standings")

    assert (answer.status_code, answer["Allow"], answer["Content-Type"]) == (405, "GET", KIND)
    assert answer.json()["code"] == "method.unknown"


def test_a_push_without_a_token_is_told_how_to_get_one(client):
    answer = client.post("/api/v1/posts", b"{}", content_type="application/json")

    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert "create_source_token" in answer.json()["remedy"]


def test_a_network_that_asks_too_often_waits_and_others_do_not(client, monkeypatch):
    monkeypatch.setenv("SANGSUK_API_A_MINUTE", "2")
    asked = [
        client.get("/api/v1/campaigns", REMOTE_ADDR=address)
        for address in ("203.0.113.7", "203.0.113.8", "203.0.113.9", "198.51.100.1")
    ]

    assert [answer.status_code for answer in asked] == [200, 200, 429, 200]
    assert [answer["RateLimit-Remaining"] for answer in asked] == ["1", "0", "0", "1"]
    assert 1 <= int(asked[2]["Retry-After"]) <= 60
    assert asked[2].json()["code"] == "calls.too_many"


def test_what_the_frame_refuses_by_itself_is_a_problem_too(client):
    answer = client.get("/api/v1/campaigns", HTTP_HOST="not a host")

    assert (answer.status_code, answer["Content-Type"]) == (400, KIND)
    assert answer.json()["code"] == "request.bad"
