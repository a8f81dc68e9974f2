import stat
from pathlib import Path

import pytest

import sangsuk
from sangsuk.core.errors import SangsukError
from sangsuk.flow import home as homes
from sangsuk.flow.database import database_of
from sangsuk.flow.home import log_level, secret_key, state_folder


def test_the_state_lies_where_it_is_told_to(tmp_path: Path):
    assert state_folder({"SANGSUK_HOME": str(tmp_path)}) == tmp_path


def test_a_checkout_keeps_its_state_in_var():
    assert state_folder({}) == Path(sangsuk.__file__).parents[2] / "var"


def test_an_installed_program_keeps_its_state_with_the_users_data(tmp_path, monkeypatch):
    monkeypatch.setattr(homes, "CHECKOUT", tmp_path)

    assert state_folder({"XDG_DATA_HOME": "/data"}) == Path("/data/sangsuk")
    assert state_folder({}) == Path("~/.local/share/sangsuk").expanduser()


def test_a_secret_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path):
    home = tmp_path / "new"
    key = secret_key({}, home=home)

    assert len(key) >= 50
    assert secret_key({}, home=home) == key
    assert [path.name for path in home.iterdir()] == ["secret_key"]
    assert stat.S_IMODE((home / "secret_key").stat().st_mode) == 0o600


def test_a_secret_key_that_is_given_is_not_written(tmp_path: Path):
    assert secret_key({"SANGSUK_SECRET_KEY": "given"}, home=tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_a_state_folder_that_cannot_be_one_is_the_callers_to_fix(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(SangsukError, match="SANGSUK_HOME"):
        secret_key({}, home=tmp_path / "file" / "home")


def test_without_a_url_the_database_is_sqlite_in_the_state_folder(tmp_path: Path):
    database = database_of("", home=tmp_path)

    assert database["NAME"] == tmp_path / "sangsuk.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_postgres_url_is_taken_apart(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("sangsuk.flow.database.find_spec", lambda _: object())

    database = database_of(
        "postgres://me:p%40ss@db.local:5433/happy?sslmode=require", home=tmp_path
    )

    assert database == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "happy",
        "USER": "me",
        "PASSWORD": "p@ss",
        "HOST": "db.local",
        "PORT": 5433,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"sslmode": "require"},
        "PREPARE_THRESHOLD": 5,
        "DISABLE_SERVER_SIDE_CURSORS": False,
    }


def test_what_lasts_longer_than_a_transaction_is_left_out_behind_a_pooler(tmp_path, monkeypatch):
    monkeypatch.setattr("sangsuk.flow.database.find_spec", lambda _: object())

    database = database_of("postgres://me@pooler/happy?pooler=transaction", home=tmp_path)

    assert database["OPTIONS"] == {}
    assert database["PREPARE_THRESHOLD"] is None
    assert database["DISABLE_SERVER_SIDE_CURSORS"]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("mysql://me@localhost/x", "database.url"),
        ("sangsuk", "database.url"),
        ("postgres://localhost:port/x", "database.url"),
        ("postgres://me:secret@localhost/", "database.url"),
        ("postgres://me:secret@localhost/x?pooler=session", "database.url"),
        ("sqlite://", "database.url"),
    ],
)
def test_a_url_that_cannot_be_used_is_said_without_its_password(url, code, tmp_path, monkeypatch):
    monkeypatch.setattr("sangsuk.flow.database.find_spec", lambda _: object())

    with pytest.raises(SangsukError) as caught:
        database_of(url, home=tmp_path)

    assert caught.value.code == code
    assert "secret" not in str(caught.value)


def test_postgres_without_its_driver_says_what_to_install(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("sangsuk.flow.database.find_spec", lambda _: None)

    with pytest.raises(SangsukError, match="psycopg"):
        database_of("postgres://localhost/x", home=tmp_path)


def test_an_unknown_level_of_messages_is_the_callers_to_fix():
    assert [log_level({}), log_level({"SANGSUK_LOG": "debug"})] == ["INFO", "DEBUG"]
    with pytest.raises(SangsukError, match="WARNING"):
        log_level({"SANGSUK_LOG": "verbose"})
