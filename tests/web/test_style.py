"""The one sheet of style that every page asks for."""

import re

import pytest
from kept import a_kept_campaign

pytestmark = pytest.mark.django_db


def sheet_of(client) -> str:
    [address] = re.findall(r'rel="stylesheet" href="([^"]+)"', client.get("/").content.decode())
    return address


def test_a_page_asks_for_one_sheet_which_holds_all_parts_and_the_maps_colours(client):
    a_kept_campaign()
    sheet = client.get(sheet_of(client))

    assert sheet["Content-Type"] == "text/css; charset=utf-8"
    parts = (".hexmap-5", "@font-face", ".wall", ".ranking", ".hero", ".told")
    assert [part for part in parts if part not in sheet.content.decode()] == []


def test_what_the_sheet_names_lies_where_static_files_lie(client):
    a_kept_campaign()
    named = re.findall(r'url\("?([^")]+)', client.get(sheet_of(client)).content.decode())

    assert {address.startswith("/static/sangsuk/") for address in named} == {True}


def test_the_sheet_is_kept_for_a_year_under_its_own_address_alone(client):
    a_kept_campaign()
    own, former = client.get(sheet_of(client)), client.get(f"/style-{'0' * 16}.css")

    assert own["Cache-Control"] == "public, max-age=31536000, immutable"
    assert (former.status_code, former["Cache-Control"]) == (200, "no-cache")


def test_all_faces_are_asked_for_before_the_sheet_is_read(client):
    a_kept_campaign()
    page = client.get("/").content.decode()

    assert len(re.findall(r'rel="preload" href="[^"]+\.woff2"', page)) == 3
    assert page.index('rel="preload"') < page.index('rel="stylesheet"')
