"""More than words in a LINE chat: a place, a photo, a voice, and what each layer of consent allows."""

import pytest
from fakes.line import FakeLine
from kept import a_kept_campaign
from line_says import event, says, unsends
from test_line_hook import (
    everything_kept,
    hand_in,
    line,  # noqa: F401 - a fixture
    receipt_in,
    talk,
    tell,
    work,
)

from sangsuk.core.errors import CallError
from sangsuk.flow.line import words
from sangsuk.flow.line.voices import keep_voice
from sangsuk.records.chats.enclosures import voices_to_type
from sangsuk.records.chats.models import Draft, Enclosure, Line, Receipt
from sangsuk.records.inbox.models import Arrival
from sangsuk.records.stories.models import Story
from sangsuk.records.tellers.queries import consents_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
JPEG = b"\xff\xd8\xff\xe0" + b"0" * 100
M4A = b"\x00\x00\x00\x20ftypM4A " + b"0" * 100


def presses(n: int, data: str, **more) -> dict:
    return event(n, "postback", postback={"data": data}, **more)


def sends(n: int, kind: str, **about) -> dict:
    return event(n, message={"id": f"m{n}", "type": kind} | about)


def buttons(line: FakeLine) -> dict[str, str]:  # noqa: F811
    """By label what the buttons under the last message stand for."""
    items = line.said[-1][1]["messages"][-1]["quickReply"]["items"]
    return {one["action"]["label"]: one["action"]["data"] for one in items}


def test_a_sent_place_leads_to_the_offices_near_it_and_the_teller_says_which(client, line):  # noqa: F811
    address = "50 ถ.โชตนา ต.ริมใต้ อ.แม่ริม จ.เชียงใหม่ 50180"
    place = {"latitude": 18.91, "longitude": 98.94, "address": address, "title": "ที่บ้าน"}
    talk(client, says(1, "ไปทำบัตรมา เร็วมาก"), sends(2, "location", **place))
    offered = buttons(line)
    first = next(iter(offered))
    talk(client, presses(3, offered[first]))

    assert first == "แม่ริม เชียงใหม่"
    assert len(offered) == 4
    assert any("อำเภอแม่ริม จังหวัดเชียงใหม่ ใช่ไหม" in text for text in line.texts)
    talk(client, presses(4, buttons(line)[words.AGREE]))
    assert Story.objects.get().chosen_district == "5007"
    assert not any("ริมใต้" in kept or "ที่บ้าน" in kept for kept in everything_kept())


def test_a_place_whose_address_says_nothing_is_asked_about_all_the_same(client, line):  # noqa: F811
    talk(client, sends(1, "location", latitude=18.91, longitude=98.94))
    assert len(buttons(line)) == 4
    talk(client, sends(2, "location", latitude=999, longitude="x"))
    assert line.texts[-1] == words.TEXT_ONLY


def test_an_office_that_is_not_meant_is_changed_by_name(client, line):  # noqa: F811
    talk(client, says(1, "ไปทำบัตรที่อำเภอแม่ริม เชียงใหม่"), says(2, "จบ"))
    assert words.OTHER_OFFICE in buttons(line)
    agreed = buttons(line)[words.AGREE]
    talk(client, presses(3, "office:ask"), says(4, "ไม่มีที่ไหนชื่อนี้"), says(5, "ปาย แม่ฮ่องสอน"))
    talk(client, presses(6, buttons(line)["ปาย แม่ฮ่องสอน"]), presses(7, agreed))

    assert (line.texts[-1], Story.objects.count()) == (words.CHANGED, 0)
    talk(client, says(8, "จบ"))
    talk(client, presses(9, buttons(line)[words.AGREE]))
    assert Story.objects.get().chosen_district == "5803"
    assert Draft.objects.count() == 0


@pytest.mark.parametrize(
    "data", ["office:9999", "office:", "layer:all", "layer:count", "tell:", "x"]
)
def test_a_button_of_nobody_sends_nothing(client, line, data):  # noqa: F811
    talk(client, says(1, "ไปทำบัตรที่อำเภอแม่ริม"), presses(2, data))

    assert Story.objects.count() == 0


def test_each_layer_is_given_and_taken_back_by_itself(client, line):  # noqa: F811
    talk(client, says(1, "ไปทำบัตรที่อำเภอแม่ริม เชียงใหม่"), says(2, "จบ"))
    talk(client, presses(3, "layer:publish"), presses(4, "layer:film"), presses(5, "layer:film"))
    assert "✓ ให้เผยแพร่ทั้งเรื่อง" in line.texts[-1]
    assert "– ให้ทำเป็นหนังสั้น" in line.texts[-1]
    talk(client, presses(6, buttons(line)[words.AGREE]))

    assert consents_of(a_kept_campaign(), ("line", "m1")) == {
        "count": True,
        "quote": False,
        "publish": True,
        "film": False,
    }


def test_every_button_fits_what_line_takes(client, line):  # noqa: F811
    talk(client, says(1, "ไปทำบัตรที่อำเภอแม่ริม เชียงใหม่"), says(2, "จบ"))
    [last] = line.said[-1:]
    messages = last[1]["messages"]

    assert len(messages) <= 5
    assert len(buttons(line)) <= 13
    assert all(len(label) <= 20 and len(data) <= 300 for label, data in buttons(line).items())


def test_a_photo_is_kept_with_its_story_and_goes_with_it(client, line):  # noqa: F811
    line.contents["m2"] = (JPEG, "image/jpeg")
    talk(client, says(1, "ไปทำบัตรที่อำเภอแม่ริม เชียงใหม่"), sends(2, "image"), says(3, "จบ"))
    talk(client, presses(4, buttons(line)[words.AGREE]))
    kept = Enclosure.objects.get()

    assert (bytes(kept.raw), kept.kind, kept.story) == (JPEG, "photo", "m1")
    talk(client, says(5, f"{words.WITHDRAW} {receipt_in(line)}"))
    assert (Enclosure.objects.count(), Receipt.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("raw", "media_type"),
    [(b"<svg onload=x>", "image/svg+xml"), (b"GIF89a<script>", "image/jpeg"), (b"", "image/jpeg")],
)
def test_what_only_says_that_it_is_a_photo_is_not_kept(client, line, raw, media_type):  # noqa: F811
    line.contents["m1"] = (raw, media_type)
    talk(client, sends(1, "image"))

    assert Enclosure.objects.count() == 0


def test_a_photo_that_line_holds_no_longer_or_never_held_is_none(client, line):  # noqa: F811
    elsewhere = {"type": "external", "originalContentUrl": "http://127.0.0.1:9/x"}
    talk(client, sends(1, "image"), sends(2, "image", contentProvider=elsewhere))

    assert (Enclosure.objects.count(), line.texts[-1]) == (0, words.TEXT_ONLY)


def test_a_photo_is_fetched_again_where_line_was_away(client, line):  # noqa: F811
    from django_tasks_db.models import DBTaskResult

    from sangsuk.cli.working import machine_clock

    line.contents["m1"] = (JPEG, "image/jpeg")
    line.used.add("r1")
    line.fails = [503]
    hand_in(client, sends(1, "image"))
    work()
    DBTaskResult.objects.update(run_after=machine_clock())
    work()

    assert bytes(Enclosure.objects.get().raw) == JPEG


def test_a_photo_that_is_unsent_goes_and_its_story_stays(client, line):  # noqa: F811
    line.contents["m2"] = (JPEG, "image/jpeg")
    talk(client, says(1, "ไปทำบัตรที่อำเภอแม่ริม เชียงใหม่"), sends(2, "image"), says(3, "จบ"))
    talk(client, presses(4, buttons(line)[words.AGREE]), unsends(5, 2))

    assert (Enclosure.objects.count(), Story.objects.get().withdrawn_at) == (0, None)


def test_a_voice_waits_for_a_person_and_its_teller_sees_what_was_typed(client, line):  # noqa: F811
    line.contents["m1"] = (M4A, "audio/x-m4a")
    talk(client, sends(1, "audio", duration=9000))
    [voice] = voices_to_type()
    assert (voice.message_id, line.texts[-1]) == ("m1", words.VOICE)
    keep_voice("m1", "ไปทำบัตรที่อำเภอปาย แม่ฮ่องสอน ใจดีมาก\n", by="somsri")
    work()
    assert (line.said[-1][0], line.texts[-2]) == ("push", "ไปทำบัตรที่อำเภอปาย แม่ฮ่องสอน ใจดีมาก")
    talk(client, says(2, "จบ"))
    talk(client, presses(3, buttons(line)[words.AGREE]))

    story = Story.objects.get()
    assert (story.native_id, story.entered_by) == ("m1", "somsri")
    assert voices_to_type().count() == 0


def test_a_voice_that_nobody_sent_is_not_typed(client, line):  # noqa: F811
    with pytest.raises(CallError):
        keep_voice("m9", "ไปทำบัตร", by="somsri")


def test_any_story_is_withdrawn_by_its_receipt_and_by_no_other_word(client, line):  # noqa: F811
    tell(client, line)
    receipt = receipt_in(line)
    talk(client, says(10, f"{words.WITHDRAW} abcd-efgh-jkmn-pqrs", user="U2"))
    assert (line.texts[-1], Story.objects.get().withdrawn_at) == (words.NONE_TO_WITHDRAW, None)
    talk(client, says(11, f"{words.WITHDRAW} {receipt.upper()}", user="U2"))

    assert line.texts[-1] == words.WITHDRAWN
    assert not any("เร็วมาก" in kept for kept in everything_kept())


def test_who_drops_a_draft_leaves_neither_photo_nor_voice_nor_choice(client, line):  # noqa: F811
    line.contents = {"m1": (JPEG, "image/jpeg"), "m2": (M4A, "audio/x-m4a")}
    talk(client, sends(1, "image"), sends(2, "audio"), says(3, "ความลับ"), presses(4, "office:ask"))
    talk(client, presses(5, "drop"))

    left = [model.objects.count() for model in (Enclosure, Draft, Line)]
    assert left == [0, 0, 0]
    assert not Arrival.objects.filter(native_id__in=["m1", "m2", "m3"]).exists()
