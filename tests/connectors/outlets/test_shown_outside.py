"""Films and pictures outside: with their captions, once, and not before all of it is there."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from fakes.line import a_line

from sangsuk.connectors.asking import Fault, ServiceError
from sangsuk.connectors.facebook.captions import srt_of
from sangsuk.connectors.line.client import LineClient
from sangsuk.connectors.outlets import facebook, instagram, line, youtube
from sangsuk.connectors.outlets.contract import (
    Before,
    Begun,
    Hindrance,
    Picture,
    Piece,
    Reach,
    Sent,
    hindrances_of,
)

NOW = datetime(2020, 12, 20, tzinfo=UTC)
WEBVTT = """WEBVTT

NOTE made by hand

1
00:01.500 --> 00:04.000 line:0
“ป้าแดง” &amp; ลุง

01:00:05.000 --> 01:00:06.250
หมอมาแล้ว
"""
SUBRIP = """1
00:00:01,500 --> 00:00:04,000
“ป้าแดง” & ลุง

2
01:00:05,000 --> 01:00:06,250
หมอมาแล้ว
"""


@pytest.fixture
def picture():
    shown = Picture(url="https://sangsuk.example/card.jpg", description="ยายกับหมอหน้าอนามัย")
    return Piece(key="p3", text="ขอบคุณทุกเรื่อง", picture=shown)


def steps(outlet, piece, most=20):
    """All that it answers until the piece is out, asked again with its marks."""
    told = [outlet.publish(piece, Before())]
    while isinstance(told[-1], Begun) and len(told) < most:
        told.append(outlet.publish(piece, Before(told[-1].mark)))
    return told


def test_webvtt_becomes_subrip_with_the_same_words_and_times():
    assert srt_of(WEBVTT.encode()).decode() == SUBRIP
    assert srt_of(WEBVTT.replace("\n", "\r\n").encode()).decode() == SUBRIP


def test_nobody_sees_a_film_on_the_page_before_it_is_ready_and_has_its_captions(
    our_page, graph, film
):
    graph.states = ["processing", "processing", "ready"]

    *begun, sent = steps(our_page, film)

    assert [one.mark for one in begun] == [sent.native_id] * 3
    [[number, shown]] = graph.posts.items()
    assert (sent.native_id, shown["file_url"]) == (f"film:{number}", film.film.url)
    assert {locale: srt[:5] for locale, srt in graph.captions[number].items()} == {
        "th_TH": b"1\n00:",
        "en_US": b"1\n00:",
    }


def test_a_film_is_on_the_page_once_though_every_answer_is_lost_in_turn(our_page, graph, film):
    mark = our_page.publish(film, Before()).mark
    for _ in range(3):  # of two languages of captions, and of showing it
        graph.loses = 1
        with pytest.raises(ServiceError):
            our_page.publish(film, Before(mark, NOW))

    assert isinstance(our_page.publish(film, Before(mark, NOW)), Sent)
    assert (len(graph.posts), graph.drafts) == (1, {})


def test_a_film_that_the_page_cannot_read_is_refused_and_stays_unseen(our_page, graph, film):
    graph.states = ["error"]

    with pytest.raises(ServiceError) as error:
        steps(our_page, film)

    assert (error.value.fault, graph.posts) == (Fault.REQUEST, {})


def test_a_draft_that_nobody_wants_any_more_is_found_and_taken_down(our_page, graph, film):
    mark = our_page.publish(film, Before()).mark

    found = our_page.find(Piece(key=film.key, text=""), Before(mark))

    assert our_page.take_down(found.native_id)
    assert graph.drafts == {}


def test_of_a_film_the_page_counts_views_and_not_shares(our_page, film):
    sent = steps(our_page, film)[-1]

    assert our_page.reach(sent.native_id) == Reach(views=900, likes=20, comments=5)


def test_a_picture_stands_on_the_page_with_words_for_who_cannot_see_it(our_page, graph, picture):
    sent = our_page.publish(picture, Before())

    shown = {
        "message": picture.text,
        "url": picture.picture.url,
        "alt": picture.picture.description,
    }
    assert graph.posts == {sent.native_id: shown}
    assert our_page.publish(picture, Before(tried_at=NOW)) == sent
    assert our_page.reach(sent.native_id) == Reach(likes=20, comments=5, shares=3)


def test_a_picture_comes_out_at_instagram(account, graph, picture):
    sent = steps(account, picture)[-1]

    assert graph.posts == {
        sent.native_id: {
            "caption": picture.text,
            "image_url": picture.picture.url,
            "alt_text": picture.picture.description,
        }
    }


def test_where_instagram_lets_nobody_count_views_the_rest_is_told(account, graph, film):
    sent = steps(account, film)[-1]
    graph.has_insights = False

    assert account.reach(sent.native_id) == Reach(likes=8, comments=2)


def test_a_reel_that_is_out_and_not_in_the_list_yet_is_waited_for(account, graph, film):
    begun = account.publish(film, Before())
    graph.states = ["PUBLISHED"]

    assert account.publish(film, Before(begun.mark, NOW)) == begun
    assert graph.posts == {}


def test_line_shows_a_picture_below_the_words(picture):
    with a_line("token") as fake:
        line.LineAccount(LineClient(fake.url, "token")).publish(picture, Before())

        [(_, body)] = fake.said
        assert [one["type"] for one in body["messages"]] == ["text", "image"]


def test_line_is_not_asked_again_when_it_may_have_forgotten_the_key(picture):
    a_day_later = Before(tried_at=NOW, at=NOW + timedelta(hours=24))
    with a_line("token") as fake:
        account = line.LineAccount(LineClient(fake.url, "token"))
        with pytest.raises(ServiceError) as error:
            account.publish(picture, a_day_later)

        assert (error.value.fault, fake.said) == (Fault.REQUEST, [])
        assert account.publish(picture, replace(a_day_later, at=NOW + timedelta(hours=22)))
        assert [uuid.UUID(one) for one in fake.keys]


def test_captions_by_machine_are_no_stand_in_for_ours(tube, film, channel):
    tube.by_machine = ["th"]

    sent = steps(channel(), film)[-1]

    assert tube.captions[sent.native_id] == dict(film.film.captions)


def test_a_film_that_youtube_keeps_private_is_not_called_out_until_it_is_seen(tube, film, channel):
    tube.is_audited = False
    with pytest.raises(ServiceError) as error:
        steps(channel(), film)
    assert error.value.fault is Fault.CLOSED
    [number] = tube.films

    tube.is_audited = True

    assert channel().publish(film, Before(f"handed:{number}", NOW)).native_id == number


def test_a_channel_that_handed_over_all_it_may_in_a_day_waits(tube, film, channel):
    tube.uploads_are_up = True

    with pytest.raises(ServiceError) as error:
        channel().publish(film, Before())

    assert error.value.fault is Fault.QUOTA


def test_signs_that_youtube_does_not_take_are_told_in_others(tube, film, channel):
    channel().publish(replace(film, title="<ยาย>", text="ดู > ที่นี่"), Before())

    [told] = tube.told.values()
    assert (told["snippet"]["title"], told["snippet"]["description"]) == ("‹ยาย›", "ดู › ที่นี่")


def test_a_film_at_youtube_whose_story_is_gone_here_is_found_by_its_session(tube, film, channel):
    begun = channel().publish(film, Before())
    gone = Piece(key=film.key, text="")
    assert channel().find(gone, Before(begun.mark)) is None

    channel().publish(film, Before(begun.mark))

    assert [channel().find(gone, Before(begun.mark)).native_id] == [*tube.films]


def test_youtube_takes_a_third_as_many_thai_letters(film):
    limits = youtube.LIMITS

    assert hindrances_of(replace(film, text="ก" * 1666), limits) == []
    assert hindrances_of(replace(film, text="ก" * 1667), limits) == [Hindrance.TOO_MANY_LETTERS]


def test_a_dry_run_counts_tags_bytes_and_what_is_shown(film, picture, tmp_path):
    tags = replace(picture, text=" ".join(["#สุขนี้ที่อำเภอ"] * 31))
    big = tmp_path / "big.mp4"
    with big.open("wb") as file:
        file.truncate(200_000_001)
    heavy = replace(film, film=replace(film.film, path=big))
    inside = replace(picture, picture=Picture(url="http://inside/card.jpg"))

    assert hindrances_of(tags, instagram.LIMITS) == [Hindrance.TOO_MANY_TAGS]
    assert hindrances_of(heavy, line.LIMITS) == [Hindrance.TOO_BIG]
    assert hindrances_of(inside, facebook.LIMITS) == [Hindrance.NO_ADDRESS]
    assert hindrances_of(picture, instagram.LIMITS) == []
    assert hindrances_of(picture, youtube.LIMITS) == [Hindrance.WORDS_ALONE]
