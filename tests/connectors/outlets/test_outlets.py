"""What goes out goes out once, is taken down where that can be, and says whom it reached."""

from datetime import UTC, datetime

import pytest
from fakes.line import a_line

from sangsuk.connectors.asking import Fault, ServiceError
from sangsuk.connectors.line.client import LineClient
from sangsuk.connectors.outlets import facebook, instagram, line, youtube
from sangsuk.connectors.outlets.contract import (
    Before,
    Begun,
    Film,
    Hindrance,
    Piece,
    Reach,
    Sent,
    hindrances_of,
)

NOW = datetime(2020, 12, 20, tzinfo=UTC)
LOST = Before(tried_at=NOW)  # it was tried, and nobody knows what became of it
WORDS = Piece(key="p1", text="เล่าเรื่องของคุณได้แล้ววันนี้ #สุขนี้ที่อำเภอ")


def to_the_end(outlet, piece, tries=12):
    """Asked again with what it answered, also after it broke off, as the worker does."""
    before = Before()
    for _ in range(tries):
        try:
            told = outlet.publish(piece, before)
        except ServiceError:
            before = Before(before.mark, NOW)
            continue
        if isinstance(told, Sent):
            return told
        before = Before(told.mark, None)
    raise AssertionError("it never came out")


def test_words_stand_on_the_page_once_though_the_answer_was_lost(our_page, graph):
    graph.loses = 1
    with pytest.raises(ServiceError):
        our_page.publish(WORDS, Before())

    sent = our_page.publish(WORDS, LOST)

    assert [*graph.posts.values()] == [{"message": WORDS.text}]
    assert sent == Sent(*graph.posts, f"https://www.facebook.com/{next(iter(graph.posts))}")


def test_what_was_tried_and_never_arrived_is_said_then(our_page, graph):
    assert isinstance(our_page.publish(WORDS, LOST), Sent)
    assert len(graph.posts) == 1


def test_what_is_taken_down_at_the_page_is_gone_and_twice_is_no_fault(our_page, graph):
    sent = our_page.publish(WORDS, Before())

    assert [our_page.take_down(sent.native_id), our_page.take_down(sent.native_id)] == [True, True]
    assert graph.posts == {}


def test_a_post_that_may_not_be_deleted_is_not_called_gone(our_page, graph):
    sent = our_page.publish(WORDS, Before())
    graph.kept = {sent.native_id}

    with pytest.raises(ServiceError):
        our_page.take_down(sent.native_id)


def test_a_post_is_found_by_a_clock_that_is_behind_ours(our_page, graph):
    graph.now, graph.loses = int(NOW.timestamp()) - 90, 1
    with pytest.raises(ServiceError):
        our_page.publish(WORDS, Before())

    our_page.publish(WORDS, LOST)

    assert len(graph.posts) == 1


@pytest.mark.parametrize(
    ("status", "code", "fault"),
    [(400, 190, Fault.TOKEN), (403, 200, Fault.PERMISSION), (429, 32, Fault.QUOTA)],
)
def test_a_fault_of_the_page_is_sorted_and_quotes_nothing(our_page, graph, status, code, fault):
    graph.fails = [(status, code)]

    with pytest.raises(ServiceError) as error:
        our_page.publish(WORDS, Before())

    assert (error.value.fault, "ความลับ" in str(error.value)) == (fault, False)


def test_a_reel_comes_out_when_instagram_has_fetched_the_film(account, graph, film):
    graph.states = ["IN_PROGRESS", "FINISHED"]
    begun = account.publish(film, Before())
    assert account.publish(film, Before(begun.mark)) == begun

    sent = account.publish(film, Before(begun.mark))

    assert [one["caption"] for one in graph.posts.values()] == [film.text]
    assert sent.url == f"https://www.instagram.com/reel/{sent.native_id}/"
    assert account.reach(sent.native_id) == Reach(views=700, likes=8, comments=2, shares=4)
    assert account.take_down(sent.native_id) is False


def test_a_reel_comes_out_once_though_the_answer_was_lost(account, graph, film):
    begun = account.publish(film, Before())
    graph.loses = 1
    with pytest.raises(ServiceError):
        account.publish(film, Before(begun.mark))

    sent = account.publish(film, Before(begun.mark, NOW))

    assert [*graph.posts] == [sent.native_id]


def test_a_container_that_waited_too_long_is_made_anew(account, graph, film):
    begun = account.publish(film, Before())
    graph.states = ["EXPIRED"]

    assert account.publish(film, Before(begun.mark)) != begun
    assert isinstance(account.publish(film, Before(begun.mark)), Sent)


def test_a_film_that_instagram_cannot_read_is_refused(account, graph, film):
    begun = account.publish(film, Before())
    graph.states = ["ERROR"]

    with pytest.raises(ServiceError) as error:
        account.publish(film, Before(begun.mark))

    assert error.value.fault is Fault.REQUEST


def test_line_says_it_once_by_its_key_and_tells_the_same_id_again():
    with a_line("token") as fake:
        account = line.LineAccount(LineClient(fake.url, "token"))
        fake.loses = 1
        with pytest.raises(ServiceError):
            account.publish(WORDS, Before())

        first, again = account.publish(WORDS, LOST), account.publish(WORDS, LOST)

        assert (first, fake.texts) == (again, [WORDS.text])
        assert account.reach(first.native_id) == Reach(views=321)
        assert account.take_down(first.native_id) is False


def test_a_film_by_line_is_words_and_a_film_that_it_fetches(film):
    with a_line("token") as fake:
        line.LineAccount(LineClient(fake.url, "token")).publish(film, Before())

        [(way, body)] = fake.said
        assert (way, [one["type"] for one in body["messages"]]) == ("broadcast", ["text", "video"])


def test_a_film_reaches_youtube_whole_with_captions_though_it_broke_off_again_and_again(
    tube, film, channel
):
    tube.takes = [1000, 4096, 0, 4096, 17]

    sent = to_the_end(channel(), film)

    assert tube.films == {sent.native_id: film.film.path.read_bytes()}
    assert tube.captions == {sent.native_id: dict(film.film.captions)}
    assert channel().reach(sent.native_id) == Reach(views=1234, likes=56)


def test_youtube_has_a_film_once_though_the_answer_to_the_last_part_was_lost(tube, film, channel):
    tube.loses = 9  # of the session, and of every part

    sent = to_the_end(channel(), film, tries=30)

    assert [*tube.films] == [sent.native_id]


def test_a_session_that_is_no_more_begins_anew(tube, film, channel):
    begun = channel().publish(film, Before())
    tube.sessions.clear()

    assert isinstance(channel().publish(film, Before(begun.mark)), Begun)


def test_a_film_taken_down_at_youtube_is_gone_and_twice_is_no_fault(tube, film, channel):
    sent = to_the_end(channel(), film)

    assert [channel().take_down(sent.native_id) for _ in "ab"] == [True, True]
    assert tube.films == {}


def test_a_leave_that_was_taken_back_and_a_quota_are_told_apart(tube, film, channel):
    with pytest.raises(ServiceError) as taken_back:
        channel("another").publish(film, Before())
    tube.out_of_quota = True
    with pytest.raises(ServiceError) as quota:
        channel().publish(film, Before())

    assert (taken_back.value.fault, quota.value.fault) == (Fault.TOKEN, Fault.QUOTA)


LIMITS = [facebook.LIMITS, instagram.LIMITS, line.LIMITS, youtube.LIMITS]


def test_a_dry_run_says_what_each_outlet_cannot_take(film):
    long = Piece(key="p", text="ก" * 5001)

    assert [hindrances_of(WORDS, one) for one in LIMITS] == [
        [],
        [Hindrance.WORDS_ALONE],
        [],
        [Hindrance.WORDS_ALONE],
    ]
    assert [hindrances_of(long, one)[-1:] for one in LIMITS] == [
        [],
        [Hindrance.TOO_MANY_LETTERS],
        [Hindrance.TOO_MANY_LETTERS],
        [Hindrance.TOO_MANY_LETTERS],
    ]
    assert [hindrances_of(film, one) for one in LIMITS] == [[], [], [], []]


def test_letters_are_counted_as_services_do_and_a_film_needs_its_title_and_length(film):
    made = film.film
    short = Film(path=made.path, url="http://inside/film.mp4", picture_url="", seconds=1.0)
    untitled = Piece(key="p", text="🙂" * 1101, film=short)

    assert hindrances_of(untitled, instagram.LIMITS) == [
        Hindrance.TOO_MANY_LETTERS,
        Hindrance.TOO_SHORT,
        Hindrance.NO_ADDRESS,
    ]
    assert hindrances_of(untitled, youtube.LIMITS) == [Hindrance.NO_TITLE]
