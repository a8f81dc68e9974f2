"""A database that does not answer, or knows no Thai, is told of in three lines, without a password."""

import os
import socket
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from command import SANGSUK, environment


@pytest.mark.parametrize("words", [("jobs",), ("manage", "migrate")])
def test_a_server_that_is_away_is_told_of_without_a_traceback(words, tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listened at: every connection is refused
        url = f"postgres://me:secret@127.0.0.1:{taken.getsockname()[1]}/happy"
        told = subprocess.run(
            [SANGSUK, *words],
            env=environment(tmp_path / "home", SANGSUK_DATABASE_URL=url),
            capture_output=True,
            text=True,
            check=False,
        )

    first, where, remedy = told.stderr.splitlines()
    assert told.returncode == 2
    assert first.startswith("The database does not answer: ")
    assert where == "  where: SANGSUK_DATABASE_URL"
    assert remedy.startswith("  to fix: see that it runs")
    assert "secret" not in told.stderr


@pytest.mark.database
@pytest.mark.skipif(
    "SANGSUK_DATABASE_URL" not in os.environ, reason="make test-postgres has a server to ask"
)
@pytest.mark.parametrize(("locale", "warned"), [("C", True), ("C.UTF-8", False)])
def test_a_database_to_which_no_thai_letter_is_one_is_told_of_and_works(locale, warned, tmp_path):
    import psycopg

    url, name = os.environ["SANGSUK_DATABASE_URL"], f"letters_{os.getpid()}"
    with closing(psycopg.connect(url, autocommit=True)) as server:
        server.execute(f"CREATE DATABASE {name} LOCALE '{locale}' TEMPLATE template0")
        own = urlsplit(url)._replace(path=f"/{name}").geturl()
        told = subprocess.run(
            [SANGSUK, "manage", "migrate", "--verbosity", "0"],
            env=environment(tmp_path / "home", SANGSUK_DATABASE_URL=own),
            capture_output=True,
            text=True,
            check=False,
        )
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")

    assert told.returncode == 0
    assert ("No Thai letter is a letter" in told.stderr) == warned
