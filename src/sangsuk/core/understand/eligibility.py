"""Whether a post counts: the first reason against it, in the contract's order."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.story import AuthorKind
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.eligibility_words import (
    Groups,
    Heard,
    hear_all,
    official_words,
    staff_speaks,
)
from sangsuk.core.understand.heads import NOT_ABOUT, OK, SPAM, STAFF, Floats
from sangsuk.core.understand.post_arrays import KINDS, NOT_DECLARED, Bools, PostArrays

STAFF_FROM: Final = 0.5
SPAM_FROM: Final = 0.5
STAFF_SUSPECTED_FROM: Final = 0.25
# Wanted of a text with the name of an office but without a word of one.
SURELY_OK: Final = 0.7
SURELY_NAMED: Final = 0.9

# P(a story of an office) that is wanted where none, one, more of those words stand.
OFFICIAL_OK: Final = (0.0, 0.9, 0.98)


# In the contract's order; the first that holds is told.
REASONS: Final = (
    *(Reason.HASHTAG, Reason.WINDOW, Reason.LATE, Reason.REVISED),
    *(Reason.STAFF, Reason.SPAM, Reason.NOT_ABOUT),
)
NO_REASON: Final = -1
_IN_ORDER: Final = np.array([*range(len(REASONS)), NO_REASON], np.int8)
_KINDS: Final = {kind: at for at, kind in enumerate(KINDS)}
_SPAM, _NOT_ABOUT = REASONS.index(Reason.SPAM), REASONS.index(Reason.NOT_ABOUT)


class Judged(NamedTuple):
    """By post, the first reason why it is not counted, and whether staff is suspected behind it."""

    reason: NDArray[np.int8]  # of REASONS; NO_REASON: it counts
    staff_suspected: Bools

    def reason_of(self, at: int) -> Reason | None:
        reason = int(self.reason[at])
        return None if reason == NO_REASON else REASONS[reason]

    @property
    def told_here(self) -> Bools:
        """Which posts are no adverts and not about something else, countable or not."""
        here: Bools = (self.reason != _SPAM) & (self.reason != _NOT_ABOUT)
        return here


class Evidence(NamedTuple):
    """What the words of many posts say, one row a post."""

    tagged: Bools  # all hashtags stand in the text, or its door adds them
    belongs: Floats  # the story model's probabilities, in the order of BELONGS
    letters: Texts  # folded, without tags and white space
    names_office: Bools  # surely


def judge_posts(posts: PostArrays, campaign: Campaign, evidence: Evidence) -> Judged:
    """Judge posts by the campaign's rules; a declared author kind outranks what the words say."""
    belongs = evidence.belongs.astype(np.float64)
    heard = hear_all(evidence.letters)
    staff = _are_staff(posts, belongs, evidence.letters, heard)
    times, window = posts.times, campaign.window
    holds = [~evidence.tagged, times.outside(window), times.late(window)]
    holds += [times.changed_late(window), staff, _are_spam(posts, belongs, heard)]
    open_still = ~np.logical_or.reduce(holds)
    holds.append(_are_elsewhere(posts, belongs, evidence, heard, open_still))
    holds.append(np.ones(len(posts), np.bool_))  # behind all: there is no reason
    reason = _IN_ORDER[np.argmax(holds, axis=0)]
    return Judged(reason, ~staff & (belongs[:, STAFF] >= STAFF_SUSPECTED_FROM))


def _are_staff(
    posts: PostArrays, belongs: NDArray[np.float64], letters: Texts, heard: Groups
) -> Bools:
    sure = belongs[:, STAFF] >= STAFF_FROM
    nobody = posts.kinds == NOT_DECLARED
    for at in np.flatnonzero(nobody & ~sure & _hear(heard, Heard.STAFF)).tolist():
        sure[at] = staff_speaks(letters[at])
    return np.where(nobody, sure, posts.kinds == _KINDS[AuthorKind.STAFF])


def _are_spam(posts: PostArrays, belongs: NDArray[np.float64], heard: Groups) -> Bools:
    by_words = _hear(heard, Heard.ADVERT) & (belongs[:, OK] < SPAM_FROM)
    asked = (posts.kinds == NOT_DECLARED) | (posts.kinds == _KINDS[AuthorKind.CITIZEN])
    commercial = posts.kinds == _KINDS[AuthorKind.COMMERCIAL]
    return np.where(asked, (belongs[:, SPAM] >= SPAM_FROM) | by_words, commercial)


def _are_elsewhere(
    posts: PostArrays,
    belongs: NDArray[np.float64],
    evidence: Evidence,
    heard: Groups,
    asked: Bools,
) -> Bools:
    """No citizen's account of a district office: another agency, news, nothing told of one.

    Only where it is asked are the words read one by one.
    """
    sure = belongs[:, OK]
    elsewhere: Bools = (posts.kinds == _KINDS[AuthorKind.NEWS]) | (sure <= belongs[:, NOT_ABOUT])
    speaks = _hear(heard, Heard.OFFICE)
    unnamed = ~evidence.names_office | (sure < SURELY_OK)
    for at in posts.chosen:
        unnamed[at] = not any(letter.isalpha() for letter in evidence.letters[at])
    official = asked & ~elsewhere & _hear(heard, Heard.OFFICIAL) & (sure < OFFICIAL_OK[-1])
    elsewhere |= ~speaks & unnamed
    for at in np.flatnonzero(official & ~elsewhere).tolist():
        elsewhere[at] = sure[at] < _wanted_of(evidence.letters[at])
    return elsewhere


def _wanted_of(letters: str) -> float:
    """The more a text sounds like news, the surer it must be that it is none."""
    return OFFICIAL_OK[len(official_words(letters, most=len(OFFICIAL_OK) - 1))]


def _hear(heard: Groups, kind: Heard) -> Bools:
    holds: Bools = (heard & np.uint64(kind)) != 0
    return holds
