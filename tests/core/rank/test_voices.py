"""One citizen, one voice for one district."""

from datetime import UTC, datetime

from told import BLAMED, MAE_RIM, NEUTRAL, PAI, PRAISED, a_reading, december

from sangsuk.core.rank.voices import Tally, count_voices
from sangsuk.core.terms.reading import Reason


def test_two_stories_of_one_citizen_are_one_voice_and_two_mentions():
    stories = [
        a_reading("1", "malee", (MAE_RIM, PRAISED), at=december(5)),
        a_reading("2", "malee", (MAE_RIM, PRAISED), at=december(9), services=("firearms",)),
    ]

    assert count_voices(stories) == {
        MAE_RIM: Tally(
            positive_voices=1, mentioned_voices=1, mentions=2, praise_days=2, services_praised=2
        )
    }


def test_one_story_of_two_offices_is_a_voice_for_each():
    story = a_reading("1", "malee", (MAE_RIM, PRAISED), (PAI, BLAMED))

    assert count_voices([story]) == {
        MAE_RIM: Tally(
            positive_voices=1, mentioned_voices=1, mentions=1, praise_days=1, services_praised=1
        ),
        PAI: Tally(negative_voices=1, mentioned_voices=1, mentions=1),
    }


def test_who_praises_and_blames_the_same_office_is_both_a_positive_and_a_negative_voice():
    stories = [
        a_reading("1", "malee", (MAE_RIM, PRAISED)),
        a_reading("2", "malee", (MAE_RIM, BLAMED)),
    ]

    tally = count_voices(stories)[MAE_RIM]

    assert (tally.positive_voices, tally.negative_voices, tally.mentioned_voices, tally.net) == (
        1,
        1,
        1,
        0,
    )


def test_a_neutral_mention_is_heard_but_praises_nobody():
    assert count_voices([a_reading("1", "malee", (MAE_RIM, NEUTRAL))]) == {
        MAE_RIM: Tally(mentioned_voices=1, mentions=1)
    }


def test_posts_whose_author_is_hidden_are_each_a_voice_of_their_own():
    stories = [
        a_reading("1", None, (MAE_RIM, PRAISED)),
        a_reading("2", None, (MAE_RIM, PRAISED)),
        a_reading("3", "1", (MAE_RIM, PRAISED)),  # a handle that looks like a post's id
        a_reading("4", "", (MAE_RIM, PRAISED)),
    ]

    tally = count_voices(stories)[MAE_RIM]

    assert (tally.positive_voices, tally.unidentified_voices) == (4, 3)
    assert tally.unidentified_share == 0.75


def test_the_same_handle_on_two_platforms_is_two_voices():
    stories = [
        a_reading("1", "malee", (MAE_RIM, PRAISED), platform="facebook"),
        a_reading("1", "malee", (MAE_RIM, PRAISED), platform="x"),
    ]

    assert count_voices(stories)[MAE_RIM].positive_voices == 2


def test_an_ineligible_story_is_no_voice_whatever_the_reason():
    stories = [
        a_reading(reason.value, f"citizen-{reason}", (MAE_RIM, PRAISED), reason=reason)
        for reason in Reason
    ]

    assert count_voices(stories) == {}


def test_days_of_praise_are_days_in_bangkok():
    stories = [
        a_reading("1", "a", (PAI, PRAISED), at=datetime(2020, 12, 5, 16, 59, tzinfo=UTC)),
        a_reading("2", "b", (PAI, PRAISED), at=datetime(2020, 12, 5, 17, 0, tzinfo=UTC)),
        a_reading("3", "c", (PAI, PRAISED), at=december(6, 23)),
        a_reading("4", "d", (PAI, BLAMED), at=december(7)),
    ]

    assert count_voices(stories)[PAI].praise_days == 2


def test_services_of_blame_are_not_services_praised():
    stories = [
        a_reading("1", "a", (PAI, PRAISED), services=("id_card", "other")),
        a_reading("2", "b", (PAI, BLAMED), services=("firearms",)),
    ]

    assert count_voices(stories)[PAI].services_praised == 2
