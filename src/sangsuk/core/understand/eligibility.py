"""Whether a post counts: the first reason against it, in the contract's order."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.story import AuthorKind, Post
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.eligibility_words import (
    Heard,
    hear_words,
    official_words,
    staff_speaks,
)
from sangsuk.core.understand.heads import NOT_ABOUT, OK, SPAM, STAFF

STAFF_FROM: Final = 0.5
SPAM_FROM: Final = 0.5
STAFF_SUSPECTED_FROM: Final = 0.25
# Wanted of a text with the name of an office but without a word of one.
SURELY_OK: Final = 0.7
SURELY_NAMED: Final = 0.9

# Numbers are asked sooner than flags.
_OFFICE, _ADVERT, _STAFF, _OFFICIAL = (int(kind) for kind in Heard)

# P(a story of an office) that is wanted where none, one, more of those words stand.
OFFICIAL_OK: Final = (0.0, 0.9, 0.98)


class Judgement(NamedTuple):
    """The first reason why a post is not counted, and whether staff is suspected behind it."""

    reason: Reason | None
    staff_suspected: bool


def judge_post(
    post: Post,
    campaign: Campaign,
    *,
    tags_found: bool,
    belongs: Sequence[float],
    letters: str,
    names_office: bool,
    heard: Heard | None = None,
) -> Judgement:
    """Judge one post by the campaign's rules.

    Args:
        post: as it came; a declared author kind outranks what the words say.
        campaign: whose hashtags and window hold.
        tags_found: all hashtags stand in the text, or its door adds them.
        belongs: the story model's probabilities in the order of BELONGS.
        letters: folded text without tags and white space.
        names_office: the text surely names an office.
        heard: what `hear_words` heard in the letters; by default they are heard here.
    """
    said = int(hear_words(Texts.of([letters]))[0] if heard is None else heard)
    staff = _is_staff(post, belongs, letters, said)
    suspected = not staff and belongs[STAFF] >= STAFF_SUSPECTED_FROM
    elsewhere = _is_elsewhere(post, belongs, letters, said, names_office=names_office)
    rules = (
        (Reason.HASHTAG, not tags_found),
        (Reason.WINDOW, not campaign.window.holds(post.posted_at)),
        (Reason.LATE, campaign.window.was_late(post.found_at)),
        (Reason.REVISED, campaign.window.changed_late(post.revised_at)),
        (Reason.STAFF, staff),
        (Reason.SPAM, _is_spam(post, belongs, said)),
        (Reason.NOT_ABOUT, elsewhere),
    )
    return Judgement(next((reason for reason, holds in rules if holds), None), suspected)


def _is_staff(post: Post, belongs: Sequence[float], letters: str, said: int) -> bool:
    if post.author_kind is not None:
        return post.author_kind is AuthorKind.STAFF
    return belongs[STAFF] >= STAFF_FROM or (said & _STAFF != 0 and staff_speaks(letters))


def _is_spam(post: Post, belongs: Sequence[float], said: int) -> bool:
    if post.author_kind is not None and post.author_kind is not AuthorKind.CITIZEN:
        return post.author_kind is AuthorKind.COMMERCIAL
    return belongs[SPAM] >= SPAM_FROM or (said & _ADVERT != 0 and belongs[OK] < SPAM_FROM)


def _is_elsewhere(
    post: Post, belongs: Sequence[float], letters: str, said: int, *, names_office: bool
) -> bool:
    """No citizen's account of a district office: another agency, news, nothing told of one."""
    if post.author_kind is AuthorKind.NEWS or belongs[OK] <= belongs[NOT_ABOUT]:
        return True
    if belongs[OK] < OFFICIAL_OK[-1] and belongs[OK] < _wanted_of(letters, said):
        return True
    if said & _OFFICE or post.chosen_district:
        return not any(letter.isalpha() for letter in letters)
    return not names_office or belongs[OK] < SURELY_OK


def _wanted_of(letters: str, said: int) -> float:
    """The more a text sounds like news, the surer it must be that it is none."""
    words = official_words(letters) if said & _OFFICIAL else ()
    return OFFICIAL_OK[min(len(words), len(OFFICIAL_OK) - 1)]
