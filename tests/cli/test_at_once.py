"""Two who do the same at once, on whichever database the suite runs."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from command import SANGSUK, environment, write_posts

STORIES = 60
TAGS = "#สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น"


@pytest.fixture
def database(tmp_path) -> Iterator[dict[str, str]]:
    """The settings of an empty database: SQLite under the home, or one made in PostgreSQL."""
    url = os.environ.get("SANGSUK_DATABASE_URL")
    if not url:
        yield {}
        return
    import psycopg

    name = f"at_once_{os.getpid()}"
    with closing(psycopg.connect(url, autocommit=True)) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield {"SANGSUK_DATABASE_URL": urlsplit(url)._replace(path=f"/{name}").geturl()}
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def at_once(home: Path, *arguments: str, **more: str) -> list[str]:
    """What two processes say that do the same at the same time; both must succeed."""
    two = [
        subprocess.Popen(
            [SANGSUK, *arguments],
            env=environment(home, **more),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120)[0] for process in two]
    assert [process.returncode for process in two] == [0, 0], "\n".join(said)
    return said


@pytest.mark.database
@pytest.mark.slow
def test_two_at_once_lose_and_double_nothing(tmp_path, database):
    home = tmp_path / "home"
    posts = write_posts(
        tmp_path / "posts.jsonl",
        *(
            {
                "id": str(n),
                "platform": "facebook",
                "posted_at": "2020-12-05T10:00:00+07:00",
                "author": f"u{n}",
                "author_kind": "citizen",
                "text": f"เรื่องที่ {n} ไปทำบัตรที่อำเภอแม่ริม เชียงใหม่ เร็วมาก {TAGS}",
            }
            for n in range(STORIES)
        ),
    )
    at_once(home, "manage", "migrate", "--verbosity", "0", **database)

    took_in = at_once(home, "intake", str(posts), **database)
    at_once(home, "understand", **database)
    ranked = at_once(home, "rank", **database)

    assert sum(f"{STORIES} new" in said for said in took_in) == 1
    assert sum("a new snapshot" in said for said in ranked) == 1
    assert all(f"{STORIES} stories" in said for said in ranked)
