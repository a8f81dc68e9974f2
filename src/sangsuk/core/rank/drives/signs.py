"""The signs of arranged praise, each with the chance that it came about by itself."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import hypergeom

from sangsuk.core.rank.drives.finding import LEAST, Sign, Suspicion
from sangsuk.core.rank.drives.praise import Accounts, Praise
from sangsuk.core.rank.drives.timing import HOUR, densest, weigh_closeness
from sangsuk.core.rank.drives.wording import Wording
from sangsuk.core.terms.codes import Words

ByDistrict = Mapping[str, Sequence[Praise]]
Floats = NDArray[np.float64]

CROWD: Final = 20  # other posts of a district, of which a group's moments are taken to be some
MUCH_CLOSER: Final = 2.0  # times as many as by chance: less says little, however sure
MOST_OF_A_DAY: Final = 0.5  # of a day's praise in one hour; a story that spreads by itself lasts
HOUR_FROM: Final = 10  # posts in that hour
ROUNDS: Final = (999, 99_999)  # for an hour that is not telling, and one that is
DAY: Final = 24 * HOUR
FRESH: Final = 14 * DAY  # age of an account
MANY_OF_ALL: Final = 0.5


def find_same_words(
    praise: ByDistrict, hashtags: Sequence[str], generator: np.random.Generator
) -> Iterator[Suspicion]:
    """Posts of several accounts that are worded alike and closer in time than the others.

    People who heard of the same event tell of it on the same day, and some quote
    it: they are compared with the others who told of that office, and lie no
    closer.  Where fewer than `CROWD` others did, all the country's posts stand in.
    """
    wording = Wording(praise, hashtags)
    country = np.array([post.at for posts in praise.values() for post in posts])
    for code, posts in praise.items():
        for group in wording.groups(code):
            accounts = {post.account for post in group}
            if len(accounts) < LEAST:
                continue
            inside = {post.key for post in group}
            others = np.array([post.at for post in posts if post.key not in inside])
            crowd = others if others.size >= CROWD else country
            close = weigh_closeness(np.array([post.at for post in group]), crowd, generator)
            hours, times = close.window / HOUR, close.inside / max(close.expected, 1e-9)
            yield Suspicion(
                sign=Sign.SAME_WORDS,
                district=code,
                p=close.p,
                posts=tuple(group),
                told=_told_of_words(len(accounts), close.inside, hours, close.expected),
                telling=times >= MUCH_CLOSER,
            )


def find_same_hour(praise: ByDistrict, generator: np.random.Generator) -> Iterator[Suspicion]:
    """Most of a day's praise of one office within one hour of it, whatever the words.

    The hours of that day's posts are compared with hours of the country's.
    """
    clock = np.array([post.at for posts in praise.values() for post in posts]) % DAY
    for code, posts in praise.items():
        if len(posts) < HOUR_FROM:
            continue
        moments = np.array([post.at for post in posts])
        inside = _densest_hour(moments)
        around = np.abs(moments - moments[inside].mean()) <= DAY / 2
        count, day = int(inside.sum()), int(around.sum())
        telling = count >= HOUR_FROM and count >= MOST_OF_A_DAY * day
        yield Suspicion(
            sign=Sign.SAME_HOUR,
            district=code,
            p=_chance_of_hour(clock, day, count, ROUNDS[telling], generator),
            posts=tuple(post for post, is_in in zip(posts, inside, strict=True) if is_in),
            told=_told_of_hour(count, day),
            telling=telling,
        )


def find_staff(praise: ByDistrict) -> Iterator[Suspicion]:
    """More posts by staff, declared or suspected, than fall to an office by chance."""
    whole = sum(map(len, praise.values()))
    staff = sum(post.staff for posts in praise.values() for post in posts)
    for code, posts in praise.items():
        theirs = tuple(post for post in posts if post.staff)
        if len(posts) >= LEAST and len(theirs) >= 2:
            p = float(hypergeom.sf(len(theirs) - 1, whole, staff, len(posts)))
            share = Words(
                f"{len(theirs)} จาก {len(posts)} โพสต์ที่ชม น่าจะเป็นของเจ้าหน้าที่ "
                f"ทั้งประเทศ {staff / whole:.1%}",
                f"{len(theirs)} of {len(posts)} posts seem to be by staff; "
                f"{staff / whole:.1%} in the country",
            )
            yield Suspicion(sign=Sign.STAFF, district=code, p=p, posts=theirs, told=share)


def find_new_accounts(praise: ByDistrict, accounts: Accounts) -> Iterator[Suspicion]:
    """More accounts opened within the fortnight before than fall to an office by chance."""
    ages = {
        code: [(post, age) for post in posts if (age := _age(post, accounts)) is not None]
        for code, posts in praise.items()
    }
    whole = sum(map(len, ages.values()))
    fresh = sum(age < FRESH for told in ages.values() for _, age in told)
    for code, told in ages.items():
        theirs = tuple(post for post, age in told if age < FRESH)
        if len(told) >= LEAST and len(theirs) >= 2:
            p = float(hypergeom.sf(len(theirs) - 1, whole, fresh, len(told)))
            said = Words(
                f"{len(theirs)} จาก {len(told)} บัญชีเปิดไม่ถึงสองสัปดาห์ก่อนโพสต์ "
                f"ทั้งประเทศ {fresh / whole:.1%}",
                f"{len(theirs)} of {len(told)} accounts were opened within two weeks; "
                f"{fresh / whole:.1%} in the country",
            )
            yield Suspicion(
                sign=Sign.NEW_ACCOUNTS,
                district=code,
                p=p,
                posts=theirs,
                told=said,
                telling=len(theirs) >= MANY_OF_ALL * len(told),
            )


def _age(post: Praise, accounts: Accounts) -> float | None:
    account = accounts.get((post.account[0], post.account[1])) if post.known else None
    return post.at - account.since.timestamp() if account and account.since else None


def _chance_of_hour(
    clock: Floats, day: int, count: int, rounds: int, generator: np.random.Generator
) -> float:
    """How often as many of a day's posts lie in one hour, at hours of the country's posts."""
    as_many, portion = 0, max(1, 1_000_000 // day)
    for start in range(0, rounds, portion):
        chosen = np.sort(generator.choice(clock, (min(portion, rounds - start), day)), axis=1)
        as_many += int((densest(chosen, HOUR) >= count).sum())
    return (1 + as_many) / (1 + rounds)


def _densest_hour(moments: Floats) -> NDArray[np.bool_]:
    """Which of sorted moments lie in the hour that holds the most."""
    ends = np.searchsorted(moments, moments + HOUR, side="right")
    at = int((ends - np.arange(moments.size)).argmax())
    inside = np.zeros(moments.size, dtype=np.bool_)
    inside[at : ends[at]] = True
    return inside


def _told_of_words(accounts: int, inside: int, hours: float, expected: float) -> Words:
    span = f"{hours:.0f} ชั่วโมง" if hours < 24 else f"{hours / 24:.0f} วัน"
    return Words(
        f"{accounts} บัญชีใช้ถ้อยคำคล้ายกัน {inside} โพสต์อยู่ในช่วง {span} โดยบังเอิญจะมีราว {expected:.1f}",
        f"{accounts} accounts use much the same words; {inside} posts lie within {hours:.0f} h, "
        f"by chance about {expected:.1f}",
    )


def _told_of_hour(count: int, day: int) -> Words:
    return Words(
        f"{count} จาก {day} โพสต์ในหนึ่งวัน มาในชั่วโมงเดียวกัน",
        f"{count} of {day} posts of a day came within one hour",
    )
