"""The page of a story that became a film leads to the film, as long as anybody may see it."""

import pytest
from a_film import brought_to, film_team
from judged import FEBRUARY

from sangsuk.core.terms.film import Stage
from sangsuk.flow.films.moving import take_down
from sangsuk.records.awards.actions import keep_acceptance
from sangsuk.records.films.models import Film

pytestmark = pytest.mark.django_db


@pytest.fixture
def film(monkeypatch, settings, tmp_path) -> Film:
    monkeypatch.setenv("SANGSUK_CLOCK", FEBRUARY.isoformat())
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path / "home"
    return brought_to(Stage.PUBLISHED)


def taken_down(film: Film) -> None:
    take_down(film.pk, by=film_team(), at=FEBRUARY, why="ผู้เล่าขอ")


def refused_by_the_winner(film: Film) -> None:
    keep_acceptance(award=film.award, act=film.begun, may_film=False)


@pytest.mark.parametrize("hide", [taken_down, refused_by_the_winner])
def test_a_story_leads_to_its_film_and_a_kept_page_forgets_it_at_once(film, client, hide):
    story, leads = f"/stories/{film.story_id}/", f'href="/films/{film.pk}/"'
    before = client.get(story).content.decode()
    hide(film)

    assert leads in before
    assert leads not in client.get(story).content.decode()
