"""`sangsuk bundle`, `verify` and `signing-key` as their users call them."""

import pytest
from command import done, sangsuk, write_posts

POST = {
    "id": "1",
    "platform": "facebook",
    "posted_at": "2020-12-05T10:00:00+07:00",
    "author": "malee",
    "text": "ไปทำบัตรที่อำเภอแม่ริม เจ้าหน้าที่ยิ้มแย้ม เร็วมาก #สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น",
}


@pytest.mark.slow
def test_a_result_becomes_a_signed_archive_that_verifies(tmp_path):
    home, result, archive = tmp_path / "home", tmp_path / "result", tmp_path / "result.zip"
    posts = write_posts(tmp_path / "posts.jsonl", POST)
    campaign = ("--campaign", "amphoe-sangsuk-2563")
    done(home, "run", str(posts), *campaign, "--out", str(result), "--tiers", "fast")

    made = done(home, "signing-key")
    bundled = done(home, "bundle", str(result), "--out", str(archive))
    verified = done(home, "verify", str(archive))

    fingerprint = made.splitlines()[-1].removeprefix("fingerprint: ")
    assert bundled.splitlines()[-1] == f"signed by {fingerprint}"
    assert verified.splitlines()[0].endswith(f"signed by {fingerprint}")
    assert (home / "signing_key").stat().st_mode & 0o777 == 0o600
    assert done(home, "signing-key").splitlines()[-1] == f"fingerprint: {fingerprint}"


def test_an_archive_that_does_not_fit_ends_with_1_and_says_what(tmp_path):
    archive = tmp_path / "result.zip"
    archive.write_bytes(b"no archive")

    told = sangsuk(tmp_path, "verify", str(archive))

    assert told.returncode == 1
    assert told.stdout.startswith("does not fit: result.zip: it is no whole ZIP archive")


def test_a_folder_that_holds_no_result_ends_with_2(tmp_path):
    told = sangsuk(tmp_path, "bundle", str(tmp_path), "--out", str(tmp_path / "result.zip"))

    assert told.returncode == 2
    assert "make the result again with sangsuk run" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_key_that_is_none_is_refused(tmp_path):
    (tmp_path / "key").write_text("secret")

    told = sangsuk(tmp_path, "signing-key", SANGSUK_SIGNING_KEY=str(tmp_path / "key"))

    assert told.returncode == 2
    assert "is no key that can be read" in told.stderr
