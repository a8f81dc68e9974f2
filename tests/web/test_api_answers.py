"""What offices answered, as programs read it: with promises and what came of them."""

from datetime import date, timedelta
from itertools import chain

import pytest
from kept import TENTH
from shown import a_shown_campaign
from told import BETONG, MAE_RIM, PAI

from sangsuk.flow.telling.withdrawal import withdraw
from sangsuk.records.answers.actions import (
    Office,
    keep_answer,
    keep_opinion,
    promise_change,
    report_done,
    reword,
)
from sangsuk.records.answers.models import Answer
from sangsuk.records.stories.models import Story

pytestmark = pytest.mark.django_db
THANKED, PROMISED = "ขอบคุณมากค่ะ", "จะเปิดช่องพักเที่ยง"


def an_answer(story: str, district: str, text: str, hours: int) -> Answer:
    answer = keep_answer(
        story=Story.objects.get(native_id=story),
        office=Office(district),
        text=text,
        by="an officer",
        at=TENTH + timedelta(hours=hours),
    )
    assert answer
    return answer


def three_answers() -> dict[str, Answer]:
    a_shown_campaign()
    kept = {
        "thanks": an_answer("first", MAE_RIM, THANKED, 1),
        "promise": an_answer("third", BETONG, PROMISED, 2),
        "done": an_answer("second", PAI, PROMISED, 3),
    }
    for name in ("promise", "done"):
        promise_change(
            answer=kept[name],
            what="เปิดช่องพักเที่ยง",
            owner="ปลัดอาวุโส",
            due=date(2020, 12, 30),
            by="an officer",
            at=TENTH,
        )
    change = kept["done"].change
    report_done(change=change, evidence="เปิดแล้ว", link="", by="an officer", at=TENTH)
    keep_opinion(change=change, is_done=True, words="จริง", at=TENTH)
    return kept


def ask(client, **query) -> dict:
    return client.get("/api/v1/answers", query).json()


def test_answers_are_told_newest_first_with_what_was_promised_and_what_came_of_it(client):
    kept = three_answers()
    rows = ask(client)["items"]

    assert [row["district"] for row in rows] == [PAI, BETONG, MAE_RIM]
    assert rows[0]["change"] == {
        "what": "เปิดช่องพักเที่ยง",
        "owner": "ปลัดอาวุโส",
        "due": "2020-12-30",
        "done_at": TENTH.isoformat(),
        "evidence": "เปิดแล้ว",
        "link": "",
        "confirmed": True,
    }
    assert (rows[1]["change"]["done_at"], rows[1]["change"]["confirmed"]) == (None, None)
    assert rows[2] == {
        "id": str(kept["thanks"].pk),
        "story": str(kept["thanks"].story_id),
        "district": MAE_RIM,
        "bureau": "",
        "answered_at": (TENTH + timedelta(hours=1)).isoformat(),
        "text": THANKED,
        "amended_at": None,
        "change": None,
        "url": f"http://testserver/stories/{kept['thanks'].story_id}/",
    }


@pytest.mark.parametrize(
    ("query", "districts"),
    [
        ({"state": "answered"}, [MAE_RIM]),
        ({"state": "promised"}, [BETONG]),
        ({"state": "done"}, [PAI]),
        ({"district": BETONG}, [BETONG]),
        ({"province": "58"}, [PAI]),
        ({"province": "58", "district": BETONG}, []),
    ],
)
def test_answers_are_filtered_by_what_came_of_them_and_by_place(client, query, districts):
    three_answers()

    assert [row["district"] for row in ask(client, **query)["items"]] == districts


def test_pages_of_answers_hold_each_once_also_when_a_new_one_comes_meanwhile(client):
    three_answers()
    whole, first = ask(client)["items"], ask(client, limit=1)
    an_answer("second", MAE_RIM, THANKED, 9)
    second = ask(client, limit=1, cursor=first["next"])
    third = ask(client, limit=1, cursor=second["next"])

    assert [*chain(*(page["items"] for page in (first, second, third)))] == whole
    assert third["next"] is None


def test_an_amended_answer_says_since_when_it_stands_so(client):
    kept = three_answers()
    reword(answer=kept["thanks"], text="ขอบคุณค่ะ", by="an officer", at=TENTH, is_amendment=True)
    told = ask(client)["items"][-1]

    assert (told["text"], told["amended_at"]) == ("ขอบคุณค่ะ", TENTH.isoformat())


def test_an_answer_goes_with_the_story_that_its_teller_took_back(client):
    kept = three_answers()
    withdraw(kept["done"].story, by="the teller", at=TENTH)

    assert [row["district"] for row in ask(client)["items"]] == [BETONG, MAE_RIM]


def test_a_district_that_there_is_none_of_is_a_problem(client):
    a_shown_campaign()
    answer = client.get("/api/v1/answers", {"district": "9999"})

    assert (answer.status_code, answer.json()["code"]) == (404, "district.unknown")
