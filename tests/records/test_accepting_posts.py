from dataclasses import replace

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from kept import TENTH, a_kept_campaign, a_post, take_in_posts
from told import december

from sangsuk.core.terms.story import AuthorKind
from sangsuk.records.stories.actions import Accepted, withdraw_story
from sangsuk.records.stories.models import Revision, Story
from sangsuk.records.stories.queries import story_counts
from sangsuk.records.stories.values import post_of

pytestmark = pytest.mark.django_db


def texts_of(native_id: str) -> list[str]:
    return list(Revision.objects.filter(story__native_id=native_id).values_list("text", flat=True))


def test_a_post_that_is_taken_in_can_be_given_back_as_it_was():
    post = a_post(
        "a",
        posted_at=december(3),
        author=None,
        url="https://example.org/a",
        likes=0,
        shares=3,
        author_kind=AuthorKind.STAFF,
        chosen_district="5007",
        chosen_services=("id_card", "relief"),
        entered_by="counter 4",
    )
    take_in_posts(a_kept_campaign(), post)

    revision = Revision.objects.select_related("story").get()

    assert post_of(revision.story, revision) == post


def test_a_text_that_changed_is_a_new_revision_and_the_old_one_stays():
    campaign = a_kept_campaign()
    first, second = a_post("a", "เร็ว"), a_post("a", "เร็วมาก")

    assert take_in_posts(campaign, first) == Accepted(new=1, revised=0, unchanged=0)
    assert take_in_posts(campaign, second) == Accepted(new=0, revised=1, unchanged=0)
    assert texts_of("a") == [first.text, second.text]


def test_the_same_id_twice_in_one_batch_is_one_story_of_two_revisions():
    first, second = a_post("a", "เร็ว"), a_post("a", "เร็วมาก", likes=9)

    accepted = take_in_posts(a_kept_campaign(), first, a_post("b"), second)

    assert accepted == Accepted(new=2, revised=1, unchanged=0)
    assert texts_of("a") == [first.text, second.text]
    assert Story.objects.get(native_id="a").likes == 9


def test_the_same_id_on_two_platforms_is_two_stories():
    accepted = take_in_posts(a_kept_campaign(), a_post("a"), a_post("a", platform="x"))

    assert accepted == Accepted(new=2, revised=0, unchanged=0)


def test_more_likes_are_no_revision():
    campaign = a_kept_campaign()
    post = a_post("a")
    take_in_posts(campaign, post)

    accepted = take_in_posts(campaign, replace(post, likes=12))

    assert accepted == Accepted(new=0, revised=0, unchanged=1)
    assert Story.objects.get().likes == 12
    assert texts_of("a") == [post.text]


def test_another_time_or_author_kind_is_a_revision_for_the_reader_sees_it():
    campaign = a_kept_campaign()
    post = a_post("a")
    take_in_posts(campaign, post)

    accepted = take_in_posts(campaign, replace(post, author_kind=AuthorKind.STAFF))

    assert accepted == Accepted(new=0, revised=1, unchanged=0)
    assert Story.objects.get().author_kind == "staff"


def test_a_withdrawn_story_that_comes_again_stays_withdrawn():
    campaign = a_kept_campaign()
    take_in_posts(campaign, a_post("a"))
    withdraw_story(story=Story.objects.get(), by="the teller", at=TENTH)

    take_in_posts(campaign, a_post("a", "เล่าใหม่"))

    assert Story.objects.get().withdrawn_at == TENTH
    assert story_counts(campaign).withdrawn == 1


def test_the_database_refuses_to_change_a_revision():
    take_in_posts(a_kept_campaign(), a_post("a"))

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Revision.objects.update(text="อื่น")


def test_the_database_refuses_a_second_story_of_one_id():
    campaign = a_kept_campaign()
    take_in_posts(campaign, a_post("a"))

    with pytest.raises(IntegrityError), transaction.atomic():
        Story.objects.create(campaign=campaign, platform="facebook", native_id="a", posted_at=TENTH)
