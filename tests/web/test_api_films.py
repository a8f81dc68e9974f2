"""Films that are out, as programs read them; gone when a consent to one is taken back."""

import pytest
from a_film import brought_to
from judged import FEBRUARY
from kept import a_kept_campaign
from told import MAE_RIM

from sangsuk.core.terms.film import Stage
from sangsuk.records.tellers.actions import keep_consents

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_february(monkeypatch, settings, tmp_path):
    monkeypatch.setenv("SANGSUK_CLOCK", FEBRUARY.isoformat())
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path / "home"


def told(client) -> list[dict]:
    return client.get("/api/v1/films").json()["items"]


def test_a_film_is_told_when_it_is_out_and_goes_with_the_consent_of_its_teller(client):
    a_kept_campaign()
    before = told(client)
    film = brought_to(Stage.PUBLISHED)
    [row] = told(client)
    page = f"http://testserver/films/{film.pk}/"

    assert before == []
    assert (row["story"], row["district"], row["title"]) == (
        str(film.story_id),
        MAE_RIM,
        film.title,
    )
    assert (row["page"], row["captions"]["en"]) == (page, f"{page}en.vtt")
    key = (film.story.platform, film.story.native_id)
    keep_consents(
        campaign=film.campaign, key=key, given={"film": False}, asked={"film": "?"}, at=FEBRUARY
    )
    assert told(client) == []
