"""Themes on the answer's page and at the desk: named and joined as signed acts, and only so."""

from dataclasses import replace

import pytest
from kept import a_kept_campaign
from shown import words_of
from signed import an_account, sign_in
from themed import ARMY, a_campaign_with_themes

from sangsuk.core.tell.answers.told_numbers import is_told
from sangsuk.core.tell.themes.finding import Theme
from sangsuk.core.tell.themes.telling import SHOWN
from sangsuk.flow.answers.answering import answer_now
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.models import Act
from sangsuk.records.campaigns.models import Campaign

pytestmark = pytest.mark.django_db
DESK = "/desk/themes/"


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def themes_now(campaign: Campaign) -> tuple[Theme, ...]:
    return tuple(one.theme for one in answer_now(campaign).themes)


@pytest.mark.slow
def test_themes_are_named_and_joined_by_a_person_with_a_reason_and_keep_the_name(client):
    campaign = a_campaign_with_themes()
    desk = sign_in(an_account("somsri", Role.NATIONAL))
    army, hotel = themes_now(campaign)
    given = {"th": "เกณฑ์ทหาร", "en": "Conscription", "why": "อ่านแล้วสิบเรื่อง"}

    assert ({*army.phrases}, len(army.stories)) == ({*ARMY}, 17)
    assert desk.post(f"{DESK}{army.code}/", {**given, "why": ""}).status_code == 400
    assert desk.post(f"{DESK}{army.code}/", {**given, "th": "ก" * 61}).status_code == 400
    assert desk.post(f"{DESK}{army.code}/", given).status_code == 302
    assert "Conscription" in words_of(client.get("/en/answers/").content)
    assert "เกณฑ์ทหาร" in words_of(client.get("/answers/").content)

    joined = {"into": army.code, "why": "งานของสัสดีทั้งคู่"}
    assert desk.post(f"{DESK}{hotel.code}/", joined).status_code == 302
    [one] = themes_now(campaign)
    assert (one.th, len(one.stories)) == ("เกณฑ์ทหาร", 33)
    assert [(act.kind, act.kept["by"]) for act in Act.objects.filter(kind__startswith="theme")] == [
        ("theme.named", "somsri"),
        ("theme.joined", "somsri"),
    ]
    assert "งานของสัสดีทั้งคู่" in words_of(desk.get(DESK).content)
    assert desk.post(f"{DESK}0123abcd/", given).status_code == 404


def test_only_themes_that_the_page_shows_open_their_stories():
    told = answer_now(a_campaign_with_themes())
    [one, *_] = told.themes
    themes = tuple(
        replace(one, theme=replace(one.theme, code=f"{n:08x}")) for n in range(SHOWN + 1)
    )
    many = replace(told, themes=themes)

    opened = [is_told(many, {"theme": one.theme.code}) for one in themes]
    assert opened == [True] * SHOWN + [False]


def test_of_few_stories_the_desk_says_so():
    a_kept_campaign()
    desk = sign_in(an_account("somsri", Role.NATIONAL))

    assert "น้อยเกินกว่าจะเห็นกลุ่ม" in words_of(desk.get(DESK).content)
