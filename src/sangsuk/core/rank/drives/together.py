"""Accounts that praise together: again and again at the same time, or from one network."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from scipy.stats import hypergeom

from sangsuk.core.rank.drives.finding import LEAST, Sign, Suspicion
from sangsuk.core.rank.drives.praise import Accounts, Praise
from sangsuk.core.terms.codes import Words

Ints = NDArray[np.int64]
ByDistrict = Mapping[str, Sequence[Praise]]

AT_ONCE: Final = 600.0  # seconds
AGAIN: Final = 3  # times that two accounts praise one office at once
ROUNDS: Final = 2_999


def find_lockstep(praise: ByDistrict, generator: np.random.Generator) -> Iterator[Suspicion]:
    """Accounts of which pairs praised the same office within ten minutes, three times and more.

    By chance: the accounts of each office's posts are dealt among them anew.
    """
    posts = _of_regulars(praise)
    if len(posts) < 2 * AGAIN:
        return
    numbers = {account: at for at, account in enumerate(sorted({p.account for p in posts}))}
    whose = np.array([numbers[post.account] for post in posts])
    pairs = _at_once(posts)
    often, weight = _often(whose, pairs, len(numbers))
    if not often.size:
        return
    _, office = np.unique([post.district for post in posts], return_inverse=True)
    as_many = sum(
        _often(_dealt(whose, office, generator), pairs, len(numbers))[1] >= weight
        for _ in range(ROUNDS)
    )
    for group in _linked(often, len(numbers)):
        theirs = tuple(post for post, who in zip(posts, whose, strict=True) if who in group)
        code = Counter(post.district for post in theirs).most_common(1)[0][0]
        said = Words(
            f"{len(group)} บัญชีชมอำเภอเดียวกันภายใน 10 นาที อย่างน้อย {AGAIN} ครั้งต่อคู่",
            f"{len(group)} accounts praised one office within 10 minutes, "
            f"{AGAIN} times and more each pair",
        )
        p = (1 + as_many) / (1 + ROUNDS)
        yield Suspicion(sign=Sign.LOCKSTEP, district=code, p=p, posts=theirs, told=said)


def find_one_network(praise: ByDistrict, accounts: Accounts) -> Iterator[Suspicion]:
    """More posts of an office from one network than fall to it by chance.

    The chance is that of any network (a sum over all): it is never too small.
    """
    known = {
        code: [(post, net) for post in posts if (net := _network(post, accounts))]
        for code, posts in praise.items()
    }
    of_all = Counter(net for told in known.values() for _, net in told)
    whole = of_all.total()
    sizes = np.array(sorted(of_all.values()))
    for code, told in known.items():
        if len(told) < LEAST:
            continue
        network, most = min(Counter(net for _, net in told).items(), key=lambda i: (-i[1], i[0]))
        p = min(1.0, float(hypergeom.sf(most - 1, whole, sizes, len(told)).sum()))
        said = Words(
            f"{most} จาก {len(told)} โพสต์มาจากเครือข่ายเดียวกัน",
            f"{most} of {len(told)} posts come from one network",
        )
        theirs = tuple(post for post, net in told if net == network)
        yield Suspicion(sign=Sign.ONE_NETWORK, district=code, p=p, posts=theirs, told=said)


def _network(post: Praise, accounts: Accounts) -> str | None:
    account = accounts.get((post.account[0], post.account[1])) if post.known else None
    return account.network if account else None


def _of_regulars(praise: ByDistrict) -> list[Praise]:
    """Posts of accounts that post often enough to be in step, by district and time."""
    posts = [post for told in praise.values() for post in told if post.known]
    often = Counter(post.account for post in posts)
    return [post for post in posts if often[post.account] >= AGAIN]


def _at_once(posts: Sequence[Praise]) -> Ints:
    """Pairs of places of posts of one office within ten minutes: [pair, 2]."""
    pairs = []
    for at, post in enumerate(posts):
        for later in range(at + 1, len(posts)):
            other = posts[later]
            if other.district != post.district or other.at - post.at > AT_ONCE:
                break
            pairs.append((at, later))
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _often(whose: Ints, pairs: Ints, accounts: int) -> tuple[Ints, int]:
    """Pairs of accounts, as one number each, that were at once `AGAIN` times and more.

    Beside them the sum of the squares of their times: what the test goes by.
    """
    one, other = whose[pairs[:, 0]], whose[pairs[:, 1]]
    apart = one != other
    keys = np.minimum(one, other)[apart] * accounts + np.maximum(one, other)[apart]
    found, times = np.unique(keys, return_counts=True)
    again = times >= AGAIN
    return np.asarray(found[again]), int((times[again] ** 2).sum())


def _dealt(whose: Ints, office: Ints, generator: np.random.Generator) -> Ints:
    """The accounts dealt anew among the posts of each office."""
    places = np.lexsort((generator.random(office.size), office))
    dealt = np.empty_like(whose)
    dealt[np.argsort(office, kind="stable")] = whose[places]
    return dealt


def _linked(often: Ints, accounts: int) -> Iterator[set[int]]:
    edges = (np.ones(often.size), (often // accounts, often % accounts))
    _, label = connected_components(csr_matrix(edges, shape=(accounts, accounts)), directed=False)
    named = set((often // accounts).tolist()) | set((often % accounts).tolist())
    for each in sorted({int(label[one]) for one in named}):
        yield {one for one in named if label[one] == each}
