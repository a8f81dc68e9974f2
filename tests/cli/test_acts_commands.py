"""`sangsuk account`, `acts`, `fix-rules`, `publish` as their users call them."""

import json
import shutil
import subprocess
import zipfile

import pytest
from command import SANGSUK, ask, done, environment, sangsuk, write_posts

pytestmark = [pytest.mark.database, pytest.mark.slow]


@pytest.fixture(scope="module")
def told(a_migrated_home, tmp_path_factory):
    folder = tmp_path_factory.mktemp("told")
    shutil.copytree(a_migrated_home, folder, dirs_exist_ok=True)
    posts = write_posts(
        folder / "posts.jsonl",
        {
            "id": "1",
            "platform": "facebook",
            "posted_at": "2020-12-05T10:00:00+07:00",
            "author": "malee",
            "text": "ทำบัตรที่อำเภอแม่ริม เร็วมาก #สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น",
        },
    )
    done(folder, "intake", str(posts), "--campaign", "amphoe-sangsuk-2563")
    return folder


@pytest.fixture
def home(told, tmp_path):
    shutil.copytree(told, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_from_rules_to_a_published_result_every_step_is_an_act(home):
    reasons = ("--by", "somchai", "--why", "ทดสอบ")
    rules = ("--campaign", "amphoe-sangsuk-2563")
    result, archive, log = home / "result", home / "result.zip", home / "acts.jsonl"
    subprocess.run(
        [SANGSUK, "account", "nid", "--role", "auditor", "--password-stdin", "--by", "somchai"],
        input="ดอกบัวตองบานปลายฝน\n",
        text=True,
        check=True,
        env=environment(home),
    )
    done(home, "fix-rules", *reasons)
    done(home, "acts", "export", str(log))
    posts = str(home / "posts.jsonl")
    done(home, "run", posts, *rules, "--out", str(result), "--tiers", "fast")
    done(home, "bundle", str(result), "--out", str(archive), "--acts", str(log))

    published = done(home, "publish", str(archive), *reasons)

    assert published.strip().endswith("/")
    assert done(home, "verify", str(archive)).startswith("verified: ")
    assert done(home, "acts", "verify") == "verified: 3 acts\n"
    assert [json.loads(line)["kind"] for line in log.read_text("utf-8").splitlines()] == [
        "account.made",
        "rules.fixed",
    ]
    assert (home / "results").is_dir()


def test_rulings_of_the_database_go_into_the_result_and_are_found_in_its_log(home):
    story = ask(home, "SELECT id FROM stories_story")[0][0]
    for name, role in (("malai", "national"), ("nid", "auditor")):
        subprocess.run(
            [SANGSUK, "account", name, "--role", role, "--password-stdin", "--by", "somchai"],
            input="ดอกบัวตองบานปลายฝน\n",
            text=True,
            check=True,
            env=environment(home),
        )
    done(home, "understand")
    made = ("ruling", "make", str(story), "--verdict", "exclude", "--rule", "E7", "--yes")
    reason = ("--reason", "arranged")
    result, archive, log = home / "result", home / "result.zip", home / "acts.jsonl"

    told = done(home, *made, *reason, "--by", "malai")
    refused = sangsuk(home, *made, *reason, "--by", "nid")
    done(home, "rank", "--out", str(result))
    done(home, "acts", "export", str(log))
    done(home, "bundle", str(result), "--out", str(archive), "--acts", str(log))

    assert "The story counts for: 5007 -> nothing" in told
    assert "5007: place 1 -> -, positive voices 1 -> 0" in told
    assert (refused.returncode, "nid has the role auditor" in refused.stderr) == (2, True)
    assert done(home, "verify", str(archive)).startswith("verified: ")
    with zipfile.ZipFile(archive) as opened:
        rows = opened.read("rulings.csv").decode().splitlines()
    assert [row.split(",")[:2] + row.split(",")[3:] for row in rows[1:]] == [
        ["exclude", "E7", "", "person 1", "arranged", "", "3"]
    ]
    assert done(home, "acts", "verify") == "verified: 3 acts\n"


def test_a_ruling_that_is_no_act_of_the_log_is_told(home):
    ruling = home / "rulings.csv"
    ruling.write_text(
        "verdict,rule,platform,story,district,by,reason\nexclude,E7,facebook,1,,somchai,arranged\n",
        "utf-8",
    )
    result, archive, log = home / "result", home / "result.zip", home / "acts.jsonl"
    done(home, "fix-rules", "--by", "somchai", "--why", "ทดสอบ")
    done(home, "acts", "export", str(log))
    posts, rules = str(home / "posts.jsonl"), ("--campaign", "amphoe-sangsuk-2563")
    readings = str(home / "readings.parquet")
    done(home, "read", posts, *rules, "--out", readings, "--tiers", "fast")
    done(home, "rank", readings, *rules, "--out", str(result), "--rulings", str(ruling))

    given = ("bundle", str(result), "--readings", readings, "--out", str(archive))
    refused = sangsuk(home, *given, "--acts", str(log))

    assert refused.returncode == 2
    assert "rulings.csv, row 2: the ruling is no act of the log" in refused.stderr
    done(home, *given)


def test_a_result_that_does_not_verify_is_not_published(home):
    (home / "result.zip").write_bytes(b"PK")

    told = sangsuk(home, "publish", str(home / "result.zip"), "--by", "x", "--why", "y")

    assert told.returncode == 2
    assert "does not verify" in told.stderr


def test_what_cannot_be_read_is_said_without_a_traceback(home):
    offices = home / "offices.csv"
    offices.write_bytes(b"code,email\n5007,\xff@dopa.go.th\n")
    none = str(home / "none.zip")
    calls = [
        ("publish", none, "--by", "x", "--why", "y"),
        ("appeal", "decide", "9" * 20, "--reason", "arranged", "--by", "x"),
        ("invite-offices", str(offices), "--out", str(home / "links.csv"), "--by", "x"),
    ]
    told = [sangsuk(home, *call) for call in calls]

    assert [one.returncode for one in told] == [2, 2, 2]
    assert "The archive cannot be opened: No such file or directory." in told[0].stderr
    assert "is not in the range" in told[1].stderr
    assert "line 2: no_email: \ufffd@dopa.go.th" in told[2].stderr
