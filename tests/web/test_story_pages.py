from dataclasses import replace

import pytest
from kept import TENTH, a_kept_campaign, keep_reading
from shown import words_of
from told import BLAMED, MAE_RIM, PAI, PRAISED, a_reading, december

from sangsuk.core.terms.reading import Reason, Review
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.actions import withdraw_story

pytestmark = pytest.mark.django_db

TOLD = a_reading("a", "u1", (MAE_RIM, PRAISED), (PAI, BLAMED))


def kept_story(**changed):
    pii = changed.pop("pii", ())
    return keep_reading(a_kept_campaign(), replace(TOLD, **changed), drivers=["speed"], pii=pii)


def test_a_story_shows_its_masked_words_and_how_it_was_read(client):
    story = kept_story(masked="โทรมาที่ ▒▒▒ นะ\nดีมาก", pii=("0812345678",), posted_at=december(9))
    page = client.get(f"/stories/{story.pk}/").content
    words = words_of(page)

    assert "<p>โทรมาที่ ▒▒▒ นะ</p>\n<p>ดีมาก</p>" in page.decode()
    assert "0812345678" not in page.decode()
    assert "อำเภอแม่ริม จังหวัดเชียงใหม่ ชื่นชม" in words
    assert "อำเภอปาย จังหวัดแม่ฮ่องสอน อยากให้ปรับปรุง" in words
    assert "เล่าเมื่อ 9 ธันวาคม 2563 ทาง Facebook" in words
    assert "บัตรประจำตัวประชาชน" in words
    assert "รวดเร็ว" in words


def test_the_raw_text_is_on_no_page(client):
    """The typed text of kept stories speaks of a fast ID card; only the masked one is shown."""
    story = kept_story(masked="เรื่องที่ปิดแล้ว")
    pages = [
        client.get(path).content.decode() for path in ("/", "/stories/", f"/stories/{story.pk}/")
    ]

    assert ["ไปทำบัตรที่อำเภอแม่ริม เร็วมาก" in page for page in pages] == [False] * 3


def test_what_a_teller_typed_is_never_taken_for_html(client):
    story = kept_story(masked="<script>alert(1)</script> #<b>ตัวหนา</b>")
    page = client.get(f"/stories/{story.pk}/").content.decode()

    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<b>" not in page


def test_letters_that_turn_the_line_around_are_left_out(client):
    story = kept_story(masked="ดี\u202eมาก\u2066จริง")

    assert "ดีมากจริง" in words_of(client.get(f"/stories/{story.pk}/").content)


def test_a_withdrawn_story_is_gone_and_the_page_says_so_kindly(client):
    story = kept_story()
    withdraw_story(story=story, by="the teller", at=TENTH)
    thai, english = client.get(f"/stories/{story.pk}/"), client.get(f"/en/stories/{story.pk}/")

    assert (thai.status_code, english.status_code) == (410, 410)
    assert "ผู้เล่าขอเรื่องนี้คืนแล้ว" in words_of(thai.content)
    assert "Its teller took this story back" in words_of(english.content)
    assert "article" not in client.get("/stories/").content.decode()


@pytest.mark.parametrize(
    "changed", [{"ineligible_reason": Reason.SPAM}, {"review": (Review.PII_UNSURE,)}]
)
def test_a_story_that_may_not_be_shown_is_as_though_it_were_not(client, changed):
    story = kept_story(**changed)

    assert client.get(f"/stories/{story.pk}/").status_code == 404


def test_a_story_of_no_known_district_has_its_page(client):
    story = kept_story(districts=(), ambiguous=True)

    assert "ยังไม่ทราบว่าอำเภอใด" in words_of(client.get(f"/stories/{story.pk}/").content)
    assert "ยังไม่ทราบว่าอำเภอใด" in words_of(client.get("/stories/").content)


def test_stories_are_chosen_by_district_service_and_driver(client):
    kept_story()
    found = {
        query: client.get(f"/stories/?{query}").content.count(b"<article")
        for query in (
            f"district={PAI}",
            "service=id_card",
            "driver=speed",
            "driver=fairness",
            "service=hotel",
        )
    }

    assert list(found.values()) == [1, 1, 1, 0, 0]


def test_a_card_in_a_districts_list_speaks_of_that_district(client):
    kept_story()
    card = client.get(f"/stories/?district={PAI}").content.decode().split("<article")[1]

    assert "อำเภอปาย" in card
    assert "อยากให้ปรับปรุง" in card


def test_the_wall_and_the_front_page_name_one_number_and_what_is_held_back_is_told(client):
    kept_story()
    campaign = Campaign.objects.get()
    keep_reading(campaign, replace(TOLD, id="b", author="u2", review=(Review.PII_UNSURE,)))
    home, wall = (words_of(client.get(path).content) for path in ("/", "/stories/"))

    assert "เรื่องเล่าให้อ่าน 1 " in home
    assert "พบ 1 เรื่อง" in wall
    assert "อีก 1 เรื่องนับแล้ว แต่ยังไม่แสดงจนกว่าจะมีคนดูข้อมูลส่วนตัวให้" in wall


def test_long_words_and_names_are_held_together_where_a_line_ends(client):
    story = kept_story(masked="เจ้าหน้าที่แม่ริม & ดี")

    assert (
        '<p><span class="word">เจ้าหน้าที่</span><span class="word">แม่ริม</span> &amp; ดี</p>'
        in client.get(f"/stories/{story.pk}/").content.decode()
    )
