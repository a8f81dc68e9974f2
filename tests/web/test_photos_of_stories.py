"""Photos beside stories: sent, shown where it is allowed, taken away, erased; the rest refused."""

import io
import logging
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from kept import a_kept_campaign
from PIL import Image
from shown import words_of
from test_tell_page import CODE, told

from sangsuk.records.stories.models import Story
from sangsuk.records.tellers.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ALT = "ป้ายหน้าที่ว่าการอำเภอ โทร 081-234-5678"


@pytest.fixture(autouse=True)
def home(settings, tmp_path) -> Path:
    settings.SANGSUK_HOME = tmp_path
    return tmp_path


def a_photo(colour: str = "red") -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", (800, 600), colour).save(file, "JPEG")
    return SimpleUploadedFile("IMG_1.jpg", file.getvalue(), "image/jpeg")


def send(client, photo=None, **more: str):
    a_kept_campaign()
    given = {**told(), "send": "1", "alt": ALT, "show_photo": "on"} | more
    return client.post(
        "/tell/", {name: v for name, v in given.items() if v} | ({"photo": photo} if photo else {})
    )


def story_page(client):
    return client.get(f"/stories/{Story.objects.get().pk}/")


def address() -> str:
    return f"/photos/{Photo.objects.get().pk}/large.webp"


def kept_files(home: Path) -> list[Path]:
    return sorted(path for path in (home / "photos").rglob("*") if path.is_file())


def test_a_photo_is_shown_beside_its_story_with_what_can_be_seen_on_it(client, home):
    send(client, a_photo())
    shown = client.get(address())

    assert "ป้ายหน้าที่ว่าการอำเภอ" in story_page(client).content.decode()
    assert "081-234-5678" not in Photo.objects.get().alt
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/webp")
    assert Image.open(io.BytesIO(shown.content)).size == (800, 600)
    assert len(kept_files(home)) == 2


def test_a_photo_whose_teller_did_not_allow_it_is_nowhere_until_they_do(client):
    send(client, a_photo(), show_photo="")
    before = client.get(address()).status_code
    client.post("/tell/mine/", {"code": CODE, "photo_save": "1", "show_photo": "on"})

    assert before == 404
    assert client.get(address()).status_code == 200
    client.post("/tell/mine/", {"code": CODE, "photo_save": "1"})
    assert client.get(address()).status_code == 404
    assert "/photos/" not in story_page(client).content.decode()


def test_photos_are_added_and_taken_away_on_the_private_page(
    client, home, django_capture_on_commit_callbacks
):
    send(client)
    for colour in ("red", "green", "blue", "black"):
        client.post("/tell/mine/", {"code": CODE, "photo_save": "1", "photo": a_photo(colour)})
    fifth = client.post("/tell/mine/", {"code": CODE, "photo_save": "1", "photo": a_photo("pink")})
    one = Photo.objects.first()
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post("/tell/mine/", {"code": CODE, "photo_gone": str(one.pk)})

    assert "เรื่องหนึ่งมีรูปได้สี่รูป" in words_of(fifth.content)
    assert page.content.decode().count("data:image/webp;base64,") == 3
    assert len(kept_files(home)) == 6


def test_a_story_that_is_taken_back_takes_its_photos_along(
    client, home, django_capture_on_commit_callbacks
):
    send(client, a_photo())
    there = address()
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/tell/back/", {"code": CODE})

    assert client.get(there).status_code == 404
    assert (Photo.objects.count(), kept_files(home)) == (0, [])


@pytest.mark.parametrize(
    ("raw", "says", "code"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "ไฟล์ SVG และหน้าเว็บไม่ใช่รูปถ่าย", "photo.svg"),
        (b"GIF89a" + b"\0" * 50, "ไม่ใช่รูปที่เรารับ", "photo.kind"),
        (a_photo().read() + b"<script>1</script>", "มีอย่างอื่นซ่อนอยู่ในรูป", "photo.polyglot"),
        (b"\xff\xd8\xff" + b"\0" * 12_000_001, "รูปใหญ่เกินไป", "photo.too_large"),
    ],
)
def test_a_bad_photo_is_refused_and_the_story_not_sent(client, caplog, raw, says: str, code: str):
    with caplog.at_level(logging.WARNING):
        page = send(client, SimpleUploadedFile("ความลับของฉัน.jpg", raw))

    assert (page.status_code, Story.objects.count()) == (400, 0)
    assert says in words_of(page.content)
    lines = [r.getMessage() for r in caplog.records if r.name.startswith("sangsuk")]
    assert lines == [f"tell refused a photo of {len(raw)} bytes: {code}"]


def test_twenty_megabytes_are_refused_unread_and_their_sender_is_told(client, caplog):
    a_kept_campaign()
    with caplog.at_level(logging.WARNING):
        page = client.post("/tell/", {**told(text="x" * 20_000_000), "send": "1"})

    assert (page.status_code, Story.objects.count()) == (413, 0)
    assert page.wsgi_request.read() == b""  # whoever sends hears the answer, not a broken line
    assert "ไฟล์ใหญ่เกินไป" in words_of(page.content)
    [line] = [r.getMessage() for r in caplog.records if r.name == "sangsuk.web.large_bodies"]
    assert line.startswith("refused 20")
    assert line.endswith("bytes with 413")
