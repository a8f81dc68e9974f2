"""The search for drives in all readings of a campaign."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from sangsuk.core.rank.drives.finding import (
    LEAST,
    LEVEL,
    Answer,
    DriveReport,
    Finding,
    Sign,
    Suspicion,
    adjust,
)
from sangsuk.core.rank.drives.praise import Accounts, Praise, gather_praise
from sangsuk.core.rank.drives.signs import (
    HOUR_FROM,
    find_new_accounts,
    find_same_hour,
    find_same_words,
    find_staff,
)
from sangsuk.core.rank.drives.together import find_lockstep, find_one_network
from sangsuk.core.terms.reading import Reading


def find_drives(
    readings: Iterable[Reading],
    hashtags: Sequence[str],
    *,
    accounts: Accounts | None = None,
    seed: int = 1,
) -> DriveReport:
    """Look for every sign in every district that was praised.

    A finding is a test that is telling and whose p-value, adjusted for all tests
    made, is `LEVEL` at most: with nothing arranged anywhere, one campaign in a
    hundred has any.  The order of the readings does not matter.

    Thin: it holds all praise at once, and of one district compares the words of
    3,000 posts at most.

    Args:
        readings: with copies marked; staff's and copies are looked at too.
        hashtags: the campaign's, left out of the words.
        accounts: when accounts were opened and from where they post, where a source tells.
        seed: of the permutations.
    """
    praise, known = gather_praise(readings), accounts or {}
    suspicions = _suspect(praise, hashtags, known, np.random.default_rng(seed))
    findings = tuple(
        Finding(suspicion=one, p_adjusted=p)
        for one, p in adjust(suspicions)
        if p <= LEVEL and one.telling
    )
    answers = _answers(praise, suspicions, findings, known)
    return DriveReport(findings=findings, answers=answers, tests=len(suspicions))


def _suspect(
    praise: Mapping[str, Sequence[Praise]],
    hashtags: Sequence[str],
    accounts: Accounts,
    generator: np.random.Generator,
) -> list[Suspicion]:
    return [
        *find_same_words(praise, hashtags, generator),
        *find_same_hour(praise, generator),
        *find_lockstep(praise, generator),
        *find_staff(praise),
        *find_new_accounts(praise, accounts),
        *find_one_network(praise, accounts),
    ]


def _answers(
    praise: Mapping[str, Sequence[Praise]],
    suspicions: Sequence[Suspicion],
    findings: Sequence[Finding],
    accounts: Accounts,
) -> dict[str, dict[Sign, Answer]]:
    """Too little is not the same as nothing found."""
    found = {(one.suspicion.district, one.suspicion.sign) for one in findings}
    tested = {(one.district, one.sign) for one in suspicions}

    def answer(code: str, sign: Sign) -> Answer:
        if (code, sign) in found:
            return Answer.SIGN
        enough = _enough(praise[code], sign, accounts)
        return Answer.NO_SIGN if (code, sign) in tested or enough else Answer.NOT_ENOUGH

    return {code: {sign: answer(code, sign) for sign in Sign} for code in praise}


def _enough(posts: Sequence[Praise], sign: Sign, accounts: Accounts) -> bool:
    """Whether the sign could have shown in these posts."""
    if sign is Sign.SAME_HOUR:
        return len(posts) >= HOUR_FROM
    if sign is Sign.LOCKSTEP:
        return sum(post.known for post in posts) >= LEAST
    if sign in (Sign.NEW_ACCOUNTS, Sign.ONE_NETWORK):
        told = [accounts.get((post.account[0], post.account[1])) for post in posts if post.known]
        of_it = "since" if sign is Sign.NEW_ACCOUNTS else "network"
        return sum(bool(one and getattr(one, of_it)) for one in told) >= LEAST
    return len(posts) >= LEAST
