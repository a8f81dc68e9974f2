"""Districts near a device: found on it, from the centres of all; a place is never told."""

import re

import pytest
from kept import a_kept_campaign
from test_tell_page import CODE
from told import MAE_RIM, PAI

pytestmark = pytest.mark.django_db


def test_the_centres_of_all_districts_are_sent_without_asking_where_one_is(client):
    answer = client.get("/tell/centres.json")
    centres = answer.json()

    assert len(centres) == 878
    latitude, longitude = centres[MAE_RIM]
    assert (round(latitude, 1), round(longitude, 1)) == (18.9, 98.9)
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert len(answer.content) < 30_000


def test_districts_that_a_device_found_are_choices_in_the_order_found(client):
    a_kept_campaign()
    page = client.get("/tell/places/", {"near": f"{PAI},{MAE_RIM},0000,<script>"}).content.decode()

    assert re.findall(r'name="district" value="(\d+)"', page) == [PAI, MAE_RIM]


def test_only_where_a_district_is_chosen_may_a_page_ask_where_one_is(client):
    a_kept_campaign()
    asked = {"code": CODE, "text": "ไปทำบัตรมา เร็วมากเลย", "place_of": "1"}
    step = client.post("/tell/", asked)
    others = [client.get(path) for path in ("/", "/tell/", "/standings/", "/tell/mine/")]

    assert "geolocation=(self)" in step["Permissions-Policy"]
    assert {"geolocation=()" in one["Permissions-Policy"] for one in others} == {True}
    assert "data-near=" in step.content.decode()
