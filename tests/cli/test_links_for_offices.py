"""`sangsuk invite-offices` as its users call it: no link is lost, none lies open."""

import shutil
import stat

import pytest
from command import done, sangsuk, write_posts

pytestmark = [pytest.mark.database, pytest.mark.slow]


@pytest.fixture
def home(a_migrated_home, tmp_path):
    shutil.copytree(a_migrated_home, tmp_path, dirs_exist_ok=True)
    post = {
        "id": "1",
        "platform": "facebook",
        "posted_at": "2020-12-05T10:00:00+07:00",
        "author": "malee",
        "text": "ทำบัตรที่อำเภอแม่ริม เร็วมาก #สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น",
    }
    posts = write_posts(tmp_path / "posts.jsonl", post)
    done(tmp_path, "intake", str(posts), "--campaign", "amphoe-sangsuk-2563")  # and so districts
    (tmp_path / "one.csv").write_text("code,email\n5007,maerim@dopa.go.th\n", encoding="utf-8")
    (tmp_path / "two.csv").write_text("code,email\n5010,sanpatong@dopa.go.th\n", encoding="utf-8")
    return tmp_path


def invited(home, offices, out):
    return ("invite-offices", str(home / offices), "--out", str(out), "--by", "somchai")


def test_a_link_that_cannot_be_written_is_not_kept_and_comes_the_next_time(home):
    refused = sangsuk(home, *invited(home, "one.csv", home / "one.csv" / "links.csv"))
    told = done(home, *invited(home, "one.csv", home / "links.csv"))

    assert refused.returncode != 0
    assert "Traceback" not in refused.stderr
    assert told.startswith("1 new, 0 known")


def test_only_their_owner_reads_the_links_and_no_later_list_is_written_over_them(home):
    links = home / "links.csv"
    done(home, *invited(home, "one.csv", links))
    kept = links.read_text(encoding="utf-8")
    refused = sangsuk(home, *invited(home, "two.csv", links))
    again = done(home, *invited(home, "one.csv", links))

    assert stat.S_IMODE(links.stat().st_mode) == 0o600
    assert refused.returncode == 2
    assert "name another file for these" in refused.stderr
    assert again.startswith("0 new, 1 known")
    assert links.read_text(encoding="utf-8") == kept
