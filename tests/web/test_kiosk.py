"""The form that a poster opens, and the form in an office's hall."""

import pytest
from kept import a_kept_campaign
from shown import words_of
from test_tell_page import WORDS, hidden_in, told
from told import MAE_RIM

from sangsuk.records.stories.models import Story

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_poster_of_an_office_opens_the_form_with_that_office(client):
    a_kept_campaign()
    first = client.get(f"/tell/?district={MAE_RIM}")
    second = client.post(
        "/tell/", {**hidden_in(first), "text": "เจ้าหน้าที่ใจดีมาก ทำบัตรเร็ว", "place_of": "1"}
    )

    assert "ที่ว่าการอำเภอแม่ริม" in words_of(first.content) or "อำเภอแม่ริม" in words_of(first.content)
    assert f'value="{MAE_RIM}" checked' in second.content.decode()


@pytest.mark.parametrize("code", ["9999", "500", "abcd", "5007'", "๕๐๐๗"])
def test_an_office_that_is_not_there_is_not_named(client, code: str):
    a_kept_campaign()

    assert "district" not in hidden_in(client.get("/tell/", {"district": code}))


def test_a_kiosk_stays_one_from_step_to_step_and_begins_anew(client):
    a_kept_campaign()
    first = client.get(f"/tell/?kiosk=1&district={MAE_RIM}")
    second = client.post("/tell/", {**hidden_in(first), "text": WORDS, "place_of": "1"})
    sent = client.post("/tell/", {**told(), "kiosk": "1", "send": "1"})

    for page in (first, second, sent):
        assert f'data-kiosk="/tell/?kiosk=1&amp;district={MAE_RIM}"' in page.content.decode()
    assert Story.objects.count() == 1
