"""Telling a story on the site: form, masked story, receipt; and taking it back."""

import re

import pytest
from kept import a_kept_campaign
from shown import words_of
from told import MAE_RIM

from sangsuk.records.stories.models import Story

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TOLD = {
    "code": "aaaa-bbbb-cccc-dddd",
    "text": "วันนี้พาแม่ไปทำบัตรประชาชนที่อำเภอแม่ริม เชียงใหม่ เจ้าหน้าที่พูดจาดีมาก "
    "รอไม่ถึงสิบนาที ขอบคุณมากครับ เบอร์ผม 081-234-5678",
    "district": MAE_RIM,
    "service": "id_card",
    "who": "citizen",
    "agrees": "on",
}


def test_the_form_asks_for_a_story_and_needs_no_script(client):
    a_kept_campaign()
    page = client.get("/tell/")

    assert page["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert page.content.count(b"<option") >= 878
    assert b"<script" not in page.content


def test_a_story_is_seen_masked_then_sent_then_shown(client):
    a_kept_campaign()
    seen = client.post("/tell/", TOLD)
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', seen.content.decode()))
    hidden.pop("csrfmiddlewaretoken", None)
    sent = client.post("/tell/", {**hidden, "send": "1"})
    story = Story.objects.get()

    assert "081-234-5678" not in seen.content.decode().split("<form")[0]
    assert TOLD["code"] in sent.content.decode()
    assert f'href="/stories/{story.pk}/"' in sent.content.decode()
    assert "081-234-5678" not in client.get(f"/stories/{story.pk}/").content.decode()
    assert client.post("/tell/", {**hidden, "send": "1"}).status_code == 200
    assert Story.objects.count() == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "สั้น"},
        {"text": "ก" * 10_001},
        {"text": "ไปทำบัตรมา\0 ดีมากเลยครับ"},
        {"district": "1001"},
        {"service": "magic"},
        {"who": "king"},
        {"agrees": ""},
        {"code": "guess"},
    ],
)
def test_what_is_not_as_asked_is_asked_again_and_nothing_is_kept(client, changed):
    a_kept_campaign()
    page = client.post("/tell/", {**TOLD, **changed, "send": "1"})

    assert page.status_code == 400
    assert "ยังส่งไม่ได้ ขอให้ดูตรงนี้ก่อน" in words_of(page.content)
    assert Story.objects.count() == 0


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        ("2020-11-30T23:59:59+07:00", "ยังไม่ถึงเวลาเล่าเรื่อง"),
        ("2021-01-01T00:00:00+07:00", "ครั้งนี้ปิดรับเรื่องเล่าแล้ว"),
    ],
)
def test_outside_of_the_window_a_kind_page_says_so(client, monkeypatch, clock, said):
    a_kept_campaign()
    monkeypatch.setenv("SANGSUK_CLOCK", clock)
    looked, sent = client.get("/tell/"), client.post("/tell/", {**TOLD, "send": "1"})

    assert (looked.status_code, sent.status_code) == (200, 403)
    assert said in words_of(looked.content)
    assert Story.objects.count() == 0


def test_the_receipt_takes_a_story_back(client):
    a_kept_campaign()
    client.post("/tell/", {**TOLD, "send": "1"})
    wrong = client.post("/tell/back/", {"code": "zzzz-zzzz-zzzz-zzzz"})
    right = client.post("/tell/back/", {"code": f" {TOLD['code'].upper()} "})

    assert (wrong.status_code, right.status_code) == (404, 200)
    assert "เรียบร้อย" in words_of(right.content)
    assert client.get(f"/stories/{Story.objects.get().pk}/").status_code == 410
