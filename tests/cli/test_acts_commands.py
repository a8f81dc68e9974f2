"""`sangsuk account`, `acts`, `fix-rules`, `publish` as their users call them."""

import json
import subprocess

import pytest
from command import SANGSUK, done, environment, sangsuk, write_posts

pytestmark = [pytest.mark.database, pytest.mark.slow]


@pytest.fixture
def home(tmp_path):
    done(tmp_path, "manage", "migrate", "--verbosity", "0")
    posts = write_posts(
        tmp_path / "posts.jsonl",
        {
            "id": "1",
            "platform": "facebook",
            "posted_at": "2020-12-05T10:00:00+07:00",
            "author": "malee",
            "text": "ทำบัตรที่อำเภอแม่ริม เร็วมาก #สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น",
        },
    )
    done(tmp_path, "intake", str(posts), "--campaign", "amphoe-sangsuk-2563")
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


def test_a_result_that_does_not_verify_is_not_published(home):
    (home / "result.zip").write_bytes(b"PK")

    told = sangsuk(home, "publish", str(home / "result.zip"), "--by", "x", "--why", "y")

    assert told.returncode == 2
    assert "does not verify" in told.stderr
