"""Telling a story on the site: the story, its place, a look, the receipt; without a script."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import signing
from kept import a_kept_campaign
from shown import words_of
from told import MAE_RIM

from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.inbox.models import Arrival
from sangsuk.records.stories.models import Revision, Story
from sangsuk.records.tellers.models import Consent, Contact, Told
from sangsuk.web.network import network_of
from sangsuk.web.public import tell_guard

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CODE = "aaaa-bbbb-cccc-dddd"
WORDS = (
    "วันนี้พาแม่ไปทำบัตรประชาชนที่อำเภอแม่ริม เชียงใหม่ เจ้าหน้าที่พูดจาดีมาก "
    "รอไม่ถึงสิบนาที ขอบคุณมากครับ เบอร์ผม 081-234-5678"
)


def begun(seconds_ago: float = 60) -> str:
    at = datetime.now(UTC) - timedelta(seconds=seconds_ago)
    return signing.dumps(int(at.timestamp()), salt="sangsuk.tell.begun")


def told(**changed: str) -> dict[str, str]:
    given = {
        "code": CODE,
        "begun": begun(),
        "text": WORDS,
        "district": MAE_RIM,
        "service": "id_card",
        "who": "citizen",
        "allow_count": "on",
        "allow_publish": "on",
    }
    return {name: value for name, value in (given | changed).items() if value}


def hidden_in(page) -> dict[str, str]:
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode())
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def step_of(page) -> str:
    [step] = re.findall(r'aria-current="step">([^<]+)<', page.content.decode())
    return step


def send(client, **changed: str):
    return client.post("/tell/", {**told(**changed), "send": "1"})


def test_hashtags_that_were_added_are_told_of_and_typed_ones_are_not(client):
    campaign = a_kept_campaign()
    tags = " ".join(rules_of(campaign).hashtags)

    added, typed = (
        words_of(client.post("/tell/", {**told(text=text), "look": "1"}).content)
        for text in (WORDS, f"{WORDS} {tags}")
    )

    assert tags in added
    assert "แฮชแท็กท้ายเรื่อง เราเติมให้แล้ว" in added
    assert "แฮชแท็กท้ายเรื่อง เราเติมให้แล้ว" not in typed


def test_three_steps_and_a_receipt_need_no_script(client):
    a_kept_campaign()
    first = client.get("/tell/")
    second = client.post("/tell/", {**hidden_in(first), "text": WORDS, "place_of": "1"})
    third = client.post("/tell/", {**hidden_in(second), "district": MAE_RIM, "look": "1"})
    kept = {**hidden_in(third), "begun": begun(), "who": "citizen", "send": "1"}
    refused = client.post("/tell/", kept)
    sent = client.post("/tell/", {**kept, "allow_count": "on", "allow_publish": "on"})

    assert [step_of(page) for page in (first, second, third)] == [
        "เรื่องของคุณ",
        "ที่ไหน เรื่องอะไร",
        "ดูก่อนส่ง",
    ]
    assert first["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert (refused.status_code, step_of(refused)) == (400, "ดูก่อนส่ง")
    assert "โปรดทำเครื่องหมายว่าให้เรานับเรื่องนี้" in words_of(refused.content)
    assert hidden_in(first)["code"] in sent.content.decode()
    assert Story.objects.get().chosen_district == MAE_RIM


def test_the_office_that_the_story_speaks_of_is_offered_and_chosen(client):
    a_kept_campaign()
    page = client.post("/tell/", {"code": CODE, "text": WORDS, "place_of": "1"}).content.decode()

    assert f'name="district" value="{MAE_RIM}" checked' in page


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("แม่ริม", "อำเภอแม่ริม จังหวัดเชียงใหม่"),
        ("Sattahip", "อำเภอสัตหีบ จังหวัดชลบุรี"),
        ("50180", "อำเภอแม่ริม จังหวัดเชียงใหม่ · 50180"),
        ("ต.สุเทพ", "อำเภอเมืองเชียงใหม่ จังหวัดเชียงใหม่ · ตำบลสุเทพ"),
        ("ปาย แม่ฮ่องสอน", "อำเภอปาย จังหวัดแม่ฮ่องสอน"),
    ],
)
def test_a_district_is_found_by_what_is_typed_with_and_without_a_script(client, typed, first):
    a_kept_campaign()
    asked = {"code": CODE, "text": "ไปทำบัตรมา เร็วมากเลย", "place": typed, "find": "1"}
    pages = [client.post("/tell/", asked), client.get("/tell/places/", {"q": typed})]
    labels = [
        re.search(r"<label class=\"choice\">(.*?)</label>", p.content.decode()) for p in pages
    ]

    assert [words_of(label[0].encode()).strip() for label in labels if label] == [first, first]


def test_what_fits_several_districts_is_asked_again_and_what_fits_one_is_taken(client):
    a_kept_campaign()
    asked = {"code": CODE, "text": "ไปทำบัตรมา เร็วมากเลย", "look": "1"}
    several = client.post("/tell/", {**asked, "place": "เฉลิมพระเกียรติ"})
    one = client.post("/tell/", {**asked, "place": "สัตหีบ"})

    assert (several.status_code, step_of(several)) == (400, "ที่ไหน เรื่องอะไร")
    assert (one.status_code, step_of(one)) == (200, "ดูก่อนส่ง")
    assert 'name="district" value="2009"' in one.content.decode()


def test_a_story_is_seen_masked_then_sent_once_then_shown(client):
    a_kept_campaign()
    seen = client.post("/tell/", told())
    sent = [send(client), send(client)]
    story = Story.objects.get()

    assert "081-234-5678" not in seen.content.decode().split("<form")[0]
    assert f'href="/stories/{story.pk}/"' in sent[0].content.decode()
    assert "081-234-5678" not in client.get(f"/stories/{story.pk}/").content.decode()
    assert [page.status_code for page in sent] == [200, 200]


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "สั้น"},
        {"text": "ก" * 10_001},
        {"text": "ไปทำบัตรมา\0 ดีมากเลยครับ"},
        {"district": "1001"},
        {"service": "magic"},
        {"who": "king"},
        {"allow_count": ""},
        {"code": "guess"},
        {"begun": ""},
        {"begun": "made up"},
        {"website": "https://spam.example"},
    ],
)
def test_what_is_not_as_asked_is_asked_again_and_nothing_is_kept(client, changed):
    a_kept_campaign()
    page = send(client, **changed)

    assert page.status_code == 400
    assert 'role="alert"' in page.content.decode()
    assert (Story.objects.count(), Consent.objects.count()) == (0, 0)


def test_who_sends_sooner_than_a_person_can_may_send_again(client):
    a_kept_campaign()
    quick = send(client, begun=begun(1))
    assert (quick.status_code, Story.objects.count()) == (400, 0)
    again = hidden_in(quick)

    assert again["begun"] != ""
    assert send(client).status_code == 200


def test_more_than_a_village_tells_in_an_hour_has_to_wait(client, monkeypatch):
    a_kept_campaign()
    monkeypatch.setattr(tell_guard, "MOST_AN_HOUR", 1)
    told_from = [
        client.post("/tell/", {**told(code=code), "send": "1"}, REMOTE_ADDR=address).status_code
        for code, address in [
            ("aaaa-aaaa-aaaa-aaaa", "203.0.113.7"),
            ("bbbb-bbbb-bbbb-bbbb", "203.0.113.9"),
            ("cccc-cccc-cccc-cccc", "198.51.100.1"),
        ]
    ]

    assert told_from == [200, 429, 200]
    assert not any("203.0.113" in one.network for one in Told.objects.all())


def test_behind_web_servers_of_ours_the_address_is_what_the_outermost_wrote(rf, monkeypatch):
    asked = rf.get("/", headers={"x-forwarded-for": "1.1.1.1, 198.51.100.20"})
    assert network_of(asked) is None
    monkeypatch.setenv("SANGSUK_PROXIES", "1")

    assert network_of(asked) == "198.51.100.0/24"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("::ffff:203.0.113.7", "203.0.113.0/24"),
        ("::ffff:198.51.100.1", "198.51.100.0/24"),
        ("::ffff:127.0.0.1", None),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
    ],
)
def test_two_networks_are_two_also_where_the_server_listens_to_both_kinds(rf, address, network):
    assert network_of(rf.get("/", REMOTE_ADDR=address)) == network


def test_a_story_told_before_is_shown_beside(client):
    a_kept_campaign()
    send(client)
    seen = client.post("/tell/", told(code="zzzz-zzzz-zzzz-zzzz"))

    assert "มีเรื่องที่เหมือนเรื่องนี้อยู่แล้ว" in words_of(seen.content)
    assert "081-234-5678" not in seen.content.decode().split("<form")[0]


def test_who_does_not_let_it_be_published_is_counted_and_not_shown(client):
    a_kept_campaign()
    send(client, allow_publish="", allow_film="on", contact="ครูอ้อย 089-000-1111")
    story = Story.objects.get()

    assert client.get(f"/stories/{story.pk}/").status_code == 404
    assert story.reading.eligible
    given = dict(Consent.objects.values_list("layer", "is_given"))
    assert given == {"count": True, "quote": False, "publish": False, "film": True}
    assert Contact.objects.get().words == "ครูอ้อย 089-000-1111"


def test_the_holder_of_the_receipt_watches_changes_and_allows(client):
    a_kept_campaign()
    send(client, allow_publish="")
    story = Story.objects.get()
    page = client.get("/tell/mine/", {"receipt": CODE})
    assert "ไม่แสดงบนหน้าเว็บ" in words_of(page.content)
    assert page["Cache-Control"].startswith("max-age=0, no-cache, no-store")

    client.post("/tell/mine/", {"code": CODE, "allow": "1", "allow_publish": "on"})
    assert client.get(f"/stories/{story.pk}/").status_code == 200
    changed = client.post("/tell/mine/", {"code": CODE, "text": f"{WORDS} แถมน้ำดื่มเย็น ๆ"})
    assert "แถมน้ำดื่มเย็น" in words_of(changed.content)
    assert "แถมน้ำดื่มเย็น" in words_of(client.get(f"/stories/{story.pk}/").content)
    assert list(Revision.objects.values_list("number", flat=True)) == [1, 2]

    client.post("/tell/mine/", {"code": CODE, "allow": "1"})
    assert client.get(f"/stories/{story.pk}/").status_code == 404


def test_a_story_changed_back_stands_as_it_was_told_last(client):
    a_kept_campaign()
    send(client)
    for text in ("ไปทำบัตรที่อำเภอแม่ริม เชียงใหม่ ช้ามาก", WORDS, WORDS):
        client.post("/tell/mine/", {"code": CODE, "text": text})

    revisions = list(Revision.objects.order_by("number").values_list("text", flat=True))
    assert [WORDS in text for text in revisions] == [True, False, True]


@pytest.mark.parametrize("code", ["zzzz-zzzz-zzzz-zzzz", "guess", "ก", "a\x00b"])
def test_nobody_sees_anything_by_a_code_that_is_none(client, code):
    a_kept_campaign()
    send(client)

    assert client.post("/tell/mine/", {"code": code}).status_code == 404
    assert client.post("/tell/back/", {"code": code}).status_code == 404


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
    looked, sent = client.get("/tell/"), send(client)

    assert (looked.status_code, sent.status_code) == (200, 403)
    assert said in words_of(looked.content)
    assert Story.objects.count() == 0


def test_after_the_close_a_story_can_be_taken_back_and_not_changed(client, monkeypatch):
    a_kept_campaign()
    send(client)
    monkeypatch.setenv("SANGSUK_CLOCK", "2021-01-02T00:00:00+07:00")

    assert client.post("/tell/mine/", {"code": CODE, "text": WORDS * 2}).status_code == 400
    assert client.post("/tell/back/", {"code": CODE}).status_code == 200


def test_the_receipt_takes_a_story_back_and_every_word_goes(client):
    a_kept_campaign()
    send(client, contact="089-000-1111")
    wrong = client.post("/tell/back/", {"code": "zzzz-zzzz-zzzz-zzzz"})
    right = client.post("/tell/back/", {"code": f" {CODE.upper()} "})

    assert (wrong.status_code, right.status_code) == (404, 200)
    assert "เรียบร้อย" in words_of(right.content)
    assert client.get(f"/stories/{Story.objects.get().pk}/").status_code == 410
    assert (Revision.objects.count(), Arrival.objects.count(), Contact.objects.count()) == (0, 0, 0)
    assert client.get("/tell/mine/", {"receipt": CODE}).status_code == 404
