"""What was made of a story that is taken back or erased goes with it: files and words."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from a_film import a_film, brought_to, film_team
from django.conf import settings
from django.core import serializers
from judged import FEBRUARY
from some_films import write_film

from sangsuk.connectors.contract import Gone
from sangsuk.core.errors import CallError
from sangsuk.core.terms.film import Stage
from sangsuk.flow.doors.erasure import erase
from sangsuk.flow.films import copying
from sangsuk.flow.films.copying import copy_footage
from sangsuk.flow.films.planning import remark
from sangsuk.flow.films.shelf import playable, sent
from sangsuk.flow.films.uploads import append, begin_upload, finish
from sangsuk.flow.telling.withdrawal import withdraw
from sangsuk.records.films.models import (
    Allowance,
    Captions,
    Film,
    Footage,
    Person,
    Remark,
    SignOff,
    Writing,
)
from sangsuk.records.films.queries import cut_of

pytestmark = pytest.mark.django_db
WITH_WORDS = (Allowance, Captions, Footage, Remark, SignOff, Writing)


@pytest.fixture(autouse=True)
def own_home(settings, tmp_path):
    settings.SANGSUK_HOME = tmp_path / "home"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def files() -> list[str]:
    home = Path(settings.SANGSUK_HOME)
    return sorted(one.name for one in home.rglob("*") if one.is_file())


def uploaded(film: Film, path: Path) -> Footage:
    raw = write_film(path, 1.0).read_bytes()
    kept = begin_upload(film.pk, "ยายคำ.mp4", len(raw), by=film_team(), at=FEBRUARY)
    append(kept, 0, [raw])
    return finish(kept, by=film_team(), at=FEBRUARY)


def taken_back(film: Film) -> None:
    withdraw(film.story, by="the teller, by receipt", at=FEBRUARY)


def erased(film: Film) -> None:
    gone = Gone(platform=film.story.platform, id=film.story.native_id)
    assert erase(gone, film.campaign, at=FEBRUARY)


@pytest.mark.parametrize("go", [taken_back, erased])
def test_every_file_and_word_of_a_film_goes_with_its_story(
    go: Callable[[Film], None], tmp_path, django_capture_on_commit_callbacks
):
    film = brought_to(Stage.APPROVAL)
    kept = uploaded(film, tmp_path / "a.mp4")
    copy_footage.func(kept.pk, at=FEBRUARY)
    remark(kept, 0.5, "ปลัดลุยน้ำ ขอช้าลง", by=film_team(), at=FEBRUARY)
    begin_upload(film.pk, "ยายคำ 2.mp4", 10, by=film_team(), at=FEBRUARY)
    (playable(kept).parent / ".9.mp4.partial").write_bytes(b"a copy that broke off")
    assert len(files()) == 5
    with django_capture_on_commit_callbacks(execute=True):
        go(film)

    assert files() == []
    assert cut_of(film) is None
    assert {(one.state, one.fault) for one in Footage.objects.all()} == {("refused", "taken_back")}
    rows = [row for model in WITH_WORDS for row in model.objects.all()]
    told = json.dumps(serializers.serialize("python", rows), ensure_ascii=False, default=str)
    assert [word for word in ("ฝน", "ปลัด", "แม่", "ยายคำ", "water") if word in told] == []
    assert Person.objects.filter(signed__isnull=False).count() == 1  # the proof that they agreed


def test_files_of_other_films_stay(tmp_path, django_capture_on_commit_callbacks):
    film = a_film()
    kept = uploaded(film, tmp_path / "a.mp4")
    other = Footage(pk=77, film_id=film.pk + 1)
    sent(other).parent.mkdir(parents=True)
    sent(other).write_bytes(b"another story's")
    with django_capture_on_commit_callbacks(execute=True):
        taken_back(film)

    assert (sent(kept).exists(), sent(other).read_bytes()) == (False, b"another story's")


def test_nothing_more_is_sent_once_the_story_is_taken_back(django_capture_on_commit_callbacks):
    film = a_film()
    coming = begin_upload(film.pk, "a.mp4", 10, by=film_team(), at=FEBRUARY)
    append(coming, 0, [b"abc"])
    with django_capture_on_commit_callbacks(execute=True):
        taken_back(film)

    for go_on in (
        lambda: append(coming, 0, [b"abc"]),
        lambda: begin_upload(film.pk, "b.mp4", 10, by=film_team(), at=FEBRUARY),
    ):
        with pytest.raises(CallError, check=lambda error: error.code == "films.taken_back"):
            go_on()
    assert files() == []


def test_a_copy_that_was_just_being_made_goes_too(
    tmp_path, monkeypatch, django_capture_on_commit_callbacks
):
    film = a_film()
    kept = uploaded(film, tmp_path / "a.mp4")
    make_copy = copying.make_copy

    def meanwhile(source: Path, out: Path) -> None:
        make_copy(source, out)
        with django_capture_on_commit_callbacks(execute=True):
            taken_back(film)

    monkeypatch.setattr(copying, "make_copy", meanwhile)
    copy_footage.func(kept.pk, at=FEBRUARY)

    assert (files(), cut_of(film)) == ([], None)
