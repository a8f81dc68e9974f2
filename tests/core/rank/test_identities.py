"""Whose accounts and posts are one person's."""

import pytest
from told import BLAMED, MAE_RIM, PAI, PRAISED, a_reading

from sangsuk.core.rank.voices import count_voices
from sangsuk.core.terms.identity import Identities, Joined, Proof


def joined(person: str, platform: str, *, author=None, post=None, proof=Proof.CLAIM) -> Joined:
    return Joined(person=person, platform=platform, author=author, post=post, proof=proof)


def voices(readings, *rows: Joined) -> int:
    return count_voices(readings, Identities.of(rows))[PAI].positive_voices


LINE = a_reading("1", "U77", (PAI, PRAISED), platform="line")
FACEBOOK = a_reading("2", "malee.s", (PAI, PRAISED))
HIDDEN = a_reading("3", None, (PAI, PRAISED))


def test_two_accounts_of_one_person_are_one_voice():
    both = (joined("p1", "line", author="U77"), joined("p1", "facebook", author="malee.s"))

    assert voices([LINE, FACEBOOK]) == 2
    assert voices([LINE, FACEBOOK], *both) == 1


def test_a_claimed_post_is_its_tellers_and_no_longer_unidentified():
    rows = (joined("p1", "facebook", post="3"), joined("p1", "line", author="U77"))

    tally = count_voices([LINE, HIDDEN], Identities.of(rows))[PAI]

    assert (tally.positive_voices, tally.unidentified_voices) == (1, 0)


def test_who_claims_a_post_of_an_account_is_that_account():
    other = a_reading("4", "malee.s", (PAI, PRAISED))
    rows = (joined("p1", "facebook", post="2"), joined("p1", "line", author="U77"))

    assert voices([LINE, FACEBOOK, other], *rows) == 1
    assert voices([other, FACEBOOK, LINE], *rows) == 1


def test_the_same_handle_elsewhere_is_nobodys_proof():
    twin = a_reading("5", "malee.s", (PAI, PRAISED), platform="x")

    assert voices([FACEBOOK, twin], joined("p1", "facebook", author="malee.s")) == 2


def test_joined_voices_are_joined_in_blame_and_for_other_districts_too():
    stories = [
        a_reading("1", "U77", (PAI, PRAISED), (MAE_RIM, BLAMED), platform="line"),
        a_reading("2", "malee.s", (PAI, BLAMED), (MAE_RIM, BLAMED)),
    ]
    rows = (joined("p1", "line", author="U77"), joined("p1", "facebook", author="malee.s"))

    tallies = count_voices(stories, Identities.of(rows))

    assert (tallies[PAI].mentioned_voices, tallies[PAI].net) == (1, 0)
    assert tallies[MAE_RIM].negative_voices == 1


def test_an_account_is_not_two_persons():
    with pytest.raises(ValueError, match="two persons"):
        Identities.of([joined("p1", "x", author="a"), joined("p2", "x", author="a")])


def test_a_row_names_an_account_or_a_post():
    with pytest.raises(ValueError, match="one of the two"):
        Identities.of([joined("p1", "x")])
