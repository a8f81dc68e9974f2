"""The teller's own page: where a story is, what people decided about it and why, by any receipt."""

import pytest
from kept import TENTH, a_kept_campaign, keep_reading
from shown import words_of
from signed import an_account
from told import BLAMED, MAE_RIM, a_reading

from sangsuk.flow.desk.deciding import Decision, decide, undo_last
from sangsuk.flow.rulings.appeals import dismiss, lodge
from sangsuk.flow.telling.telling import Telling, tell
from sangsuk.records.accounts.models import Account
from sangsuk.records.chats.enclosures import keep_enclosure, send_choices
from sangsuk.records.chats.models import Enclosure, Receipt
from sangsuk.records.matters.models import Matter
from sangsuk.records.rulings.models import Appeal
from sangsuk.records.stories.models import Story
from sangsuk.records.tellers.queries import consents_of, refused_keys

pytestmark = pytest.mark.django_db
CODE = "2345-6789-abcd-efgh"
MINE = "/tell/mine/"
TEXT = "ไปทำบัตรที่ว่าการอำเภอแม่ริม เชียงใหม่ รอสามชั่วโมง พูดไม่ดีเลย โทรหาคุณสมหมาย 081-234-5678"


@pytest.fixture
def campaign(settings, tmp_path):
    settings.SANGSUK_HOME = tmp_path
    return a_kept_campaign()


@pytest.fixture
def story(campaign) -> Story:
    return a_told(campaign, CODE, TEXT)


def a_told(campaign, code: str, text: str) -> Story:
    """A story of the site whose teller allows everything."""
    consents = {"count": True, "publish": True, "quote": True, "film": True}
    telling = Telling(code=code, text=text, district=MAE_RIM, consents=consents)
    return tell(telling, campaign, at=TENTH)


def mine(client, **form):
    return client.post(MINE, {"code": CODE} | (form or {"open": "1"}))


def reads(client) -> str:
    """What the teller reads on their own page."""
    page = mine(client)
    assert page.status_code == 200
    return words_of(page.content)


def decided(campaign, kind: Matter.Kind, outcome: str, story: Story, **more) -> None:
    matter = Matter.objects.create(
        campaign=campaign,
        kind=kind,
        about=f"test {kind}",
        story=story,
        revision=story.revisions.get(),
        urgency=1,
        opened_at=TENTH,
        due_at=TENTH,
    )
    by = an_account(f"desk-{kind}")
    decide(Decision(matters=[matter], outcome=outcome, moment=TENTH, **more), by=by, at=TENTH)


def test_a_teller_reads_where_the_story_is_and_what_was_masked_and_why(story, client):
    shown = reads(client)

    assert "คำที่เราปิดไว้ให้" in shown
    assert "081-234-5678" in shown
    assert "เราปิดเพื่อความปลอดภัยของคุณและคนในเรื่อง" in shown
    assert "ทีมงานอ่านเรื่องของคุณแล้ว" not in shown


@pytest.mark.parametrize(
    ("kind", "outcome", "said"),
    [
        (Matter.Kind.PERSONAL, "masked", "ปิดข้อมูลส่วนตัวครบ เรื่องของคุณแสดงได้แล้ว"),
        (Matter.Kind.PERSONAL, "hidden", "เรื่องนี้มีข้อมูลส่วนตัวมาก"),
        (Matter.Kind.STAFF, "staff", "จึงแสดงแต่ไม่นับเป็นเสียงประชาชน"),
        (Matter.Kind.COPY, "copy", "มีเรื่องที่ใช้คำเดียวกันมาก่อน"),
        (Matter.Kind.SERIOUS, "passed_on", "ส่งต่อให้ผู้รับผิดชอบแล้ว"),
    ],
)
def test_each_decision_of_the_desk_is_told_to_its_teller_in_kind_words(
    campaign, story, client, kind, outcome, said
):
    decided(campaign, kind, outcome, story)

    shown = reads(client)
    assert ("ทีมงานอ่านเรื่องของคุณแล้ว" in shown, said in shown) == (True, True)
    assert f"desk-{kind}" not in shown


def test_what_is_undone_is_told_no_more(campaign, story, client):
    decided(campaign, Matter.Kind.COPY, "copy", story)
    assert undo_last(campaign, by=Account.objects.get(), at=TENTH) == 1

    assert "มีเรื่องที่ใช้คำเดียวกันมาก่อน" not in reads(client)


def test_a_teller_reads_what_became_of_an_appeal(campaign, story, client):
    decided(campaign, Matter.Kind.STAFF, "staff", story)
    words = "ฉันไม่ได้เป็นเจ้าหน้าที่ เป็นแม่ค้าในตลาด"
    made = lodge(campaign, story=story.pk, who=Appeal.Who.TELLER, words=words, at=TENTH)
    assert "มีคนกำลังอ่าน คนที่เคยตัดสินเรื่องนี้จะไม่ใช่ผู้ตอบ" in reads(client)

    dismiss(made, reason="told_by_staff", by=an_account("other"), at=TENTH)
    assert "ยังคงไว้อย่างเดิม เพราะเจ้าหน้าที่เล่าเอง" in reads(client)


def test_another_receipt_reads_nothing_of_it(campaign, story, client):
    other = "zzzz-6789-abcd-efgh"
    a_told(campaign, other, "ไปเปลี่ยนชื่อที่อำเภอแม่ริมมา ดีมาก")
    decided(campaign, Matter.Kind.COPY, "copy", story)

    page = client.post(MINE, {"code": other, "open": "1"})
    assert "มีเรื่องที่ใช้คำเดียวกันมาก่อน" not in words_of(page.content)


@pytest.fixture
def told_by_line(campaign) -> Story:
    """A story of a chat, with a photo, whose receipt is the same code."""
    made = keep_reading(campaign, a_reading("m1", "u1", (MAE_RIM, BLAMED), platform="line"))
    keep_enclosure(message_id="m2", user="U1", kind=Enclosure.Kind.PHOTO, at=TENTH)
    send_choices(user="U1", story="m1", receipt=CODE)
    return made


def test_the_receipt_of_a_chat_opens_the_same_page(told_by_line, client):
    shown = reads(client)

    assert "อำเภอแม่ริม" in shown
    assert 'name="text"' not in mine(client).content.decode()


def test_by_the_receipt_of_a_chat_the_whole_chat_of_a_story_is_taken_back(told_by_line, client):
    assert client.post("/tell/back/", {"code": CODE}).status_code == 200

    assert client.get(f"/stories/{told_by_line.pk}/").status_code == 410
    assert (Enclosure.objects.count(), Receipt.objects.count()) == (0, 0)
    assert mine(client).status_code == 404


def test_the_film_layer_alone_is_withdrawn_and_the_rest_stands(campaign, client):
    story = a_told(campaign, CODE, "ไปทำบัตรที่ว่าการอำเภอแม่ริม เชียงใหม่ เร็วมาก ยิ้มแย้มทุกคน")
    kept = {f"allow_{layer}": "on" for layer in ("publish", "quote")}
    assert mine(client, allow="1", **kept).status_code == 200

    key = (story.platform, story.native_id)
    assert consents_of(campaign, key) == {
        "count": True,
        "publish": True,
        "quote": True,
        "film": False,
        "news": False,
    }
    assert client.get(f"/stories/{story.pk}/").status_code == 200
    assert key in refused_keys(campaign, "film")
