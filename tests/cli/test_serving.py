import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from command import SANGSUK, done, environment, sangsuk

from sangsuk.cli.serving import check_port_free, gunicorn
from sangsuk.core.errors import CallError


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_port_that_is_taken_is_said_with_another_one():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CallError, match=f"--port {port + 1}"):
            check_port_free("127.0.0.1", port)

    check_port_free("127.0.0.1", a_free_port())


def test_an_address_of_the_new_kind_is_written_in_brackets():
    assert "[::1]:8000" in gunicorn("::1", 8000, 2)


def test_a_database_that_is_not_migrated_is_not_served(tmp_path: Path):
    called = sangsuk(tmp_path, "serve", "--port", str(a_free_port()))

    assert called.returncode == 2
    assert called.stderr.splitlines()[-1] == "  to fix: run: sangsuk manage migrate"


def test_an_unreadable_clock_and_an_unknown_database_are_the_callers_to_fix(tmp_path: Path):
    clock = sangsuk(tmp_path, "rank", SANGSUK_CLOCK="tomorrow")
    database = sangsuk(tmp_path, "rank", SANGSUK_DATABASE_URL="oracle://localhost/x")

    assert [clock.returncode, database.returncode] == [2, 2]
    assert "SANGSUK_DATABASE_URL" in database.stderr


@pytest.fixture
def a_site(a_migrated_home: Path, tmp_path: Path) -> Iterator[str]:
    shutil.copytree(a_migrated_home, tmp_path, dirs_exist_ok=True)
    header = tmp_path / "no_posts.csv"
    header.write_text("id,platform,posted_at,text\n")
    done(tmp_path, "intake", str(header))
    port = a_free_port()
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            [SANGSUK, "serve", "--port", str(port), "--workers", "1"],
            env=environment(tmp_path, HOME=str(tmp_path / "user")),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) == 0
        assert not (tmp_path / "user").exists()  # nothing was written to the user's home


def answer(url: str, host: str | None = None) -> tuple[int, bytes]:
    """What the site answers; asked again until it listens."""
    for _ in range(300):
        try:
            with urlopen(Request(url, headers={"Host": host} if host else {})) as response:
                return response.status, response.read()
        except HTTPError as error:
            with error:
                return error.code, error.read()
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"nobody listens at {url}")


def until(holds: Callable[[], bool]) -> None:
    for _ in range(300):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it never came to hold")


@pytest.mark.slow
def test_a_site_that_is_served_knows_how_large_its_tables_are(a_site: str, tmp_path: Path):
    answer(a_site)

    with closing(sqlite3.connect(tmp_path / "sangsuk.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM sqlite_stat1").fetchone()[0] > 0


@pytest.mark.slow
def test_the_site_is_served_with_its_static_files_for_its_own_hosts_alone(
    a_site: str, tmp_path: Path
):
    assert answer(f"{a_site}/healthz") == (200, b'{"ok": true}')
    assert answer(f"{a_site}/readyz") == (200, b'{"database": true, "queue": true, "disk": true}')
    status, page = answer(f"{a_site}/")
    assert status == 200
    style = re.search(rb'href="(/style-[0-9a-f]{16}\.css)"', page)
    assert style is not None
    status, sheet = answer(a_site + style[1].decode())
    assert status == 200
    face = re.search(rb'url\("(/static/[^"]+\.[0-9a-f]{12}\.woff2)"\)', sheet)
    assert face is not None
    assert answer(a_site + face[1].decode())[0] == 200
    assert answer(f"{a_site}/", host="elsewhere.example")[0] == 400
    assert answer(f"{a_site}/no%0Asuch%22page?told=words")[0] == 404
    link = "0123456789abcdef" * 2
    assert answer(f"{a_site}/awards/{link}/")[0] == 404
    log = tmp_path / "log"
    until(lambda: '"GET /awards/***/" 404' in log.read_text())
    assert '"GET /no%0Asuch%22page" 404' in log.read_text()
    assert not re.search(rf"^such|told|{link}", log.read_text(), re.MULTILINE)


@pytest.mark.slow
def test_what_cannot_be_read_gets_a_kind_page_and_leaves_nothing_in_the_log(
    a_site: str, tmp_path: Path
):
    searched = quote("ช้าง" * 2500)
    status, page = answer(f"{a_site}/stories/?q={searched}")
    assert (status, "ใช้คำสั้น ๆ สักสองสามคำก็พบ" in page.decode()) == (414, True)
    assert answer(f"{a_site}/stories/?q={searched[:6000]}")[0] == 200

    with socket.create_connection(("127.0.0.1", int(a_site.rpartition(":")[2]))) as line:
        line.sendall("GET /stories/?q=เบอร์ 0812345678 HTTP/1.1\r\n\r\n".encode())
        told = b"".join(iter(lambda: line.recv(65_536), b"")).decode()
    assert told.startswith("HTTP/1.1 400 ")
    assert "อ่านคำขอนี้ไม่ออก" in told
    log = (tmp_path / "log").read_text()
    assert "A request that cannot be read: LimitRequestLine" in log
    assert not re.search("0812345678|%E0%B8|ช้าง", log)


@pytest.mark.slow
def test_a_form_that_is_too_large_hears_why_and_not_of_a_broken_line(a_site: str):
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "cookie": "csrftoken=" + "a" * 32,
    }
    answer(a_site)  # it is there
    with closing(HTTPConnection(a_site.removeprefix("http://"), timeout=60)) as line:
        line.request("POST", "/tell/", "text=" + "x" * 8_000_000, headers)
        told = line.getresponse()
        page = told.read().decode()

    assert (told.status, "อ่านสิ่งที่ส่งมาไม่ได้" in page) == (400, True)
