"""Which posts of one district are worded alike, after what everybody writes is taken out."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from sangsuk.core.rank.drives.praise import Praise
from sangsuk.core.thai.hashtags import read_hashtags

Hashes = NDArray[np.uint64]
Ints = NDArray[np.int64]

SHINGLE: Final = 8  # letters
COMMON_FROM: Final = 4  # districts: what stands in posts of so many is nobody's own wording
LEAST_SHARED: Final = 12  # shingles, 19 letters in a row
ALIKE_FROM: Final = 0.3  # of the shorter text's own wording
MOST_POSTS: Final = 3_000  # of one district that are compared; more are drawn evenly over time
_STEP: Final = np.uint64(1_000_003)


@lru_cache(maxsize=20_000)
def shingle_text(masked: str, hashtags: tuple[str, ...]) -> Hashes:
    """Hashes of all runs of `SHINGLE` letters, hashtags and white space taken out."""
    letters = read_hashtags(masked, hashtags).rest.squeezed().text
    codes = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)
    if codes.size < SHINGLE:
        return np.zeros(0, dtype=np.uint64)
    rolled = codes
    for length in range(2, SHINGLE + 1):
        rolled = rolled[:-1] * _STEP + codes[length - 1 :]
    return np.unique(rolled)


class Wording:
    """The own wording of every post: shingles without those of hashtags, template and idiom."""

    def __init__(self, praise: Mapping[str, Sequence[Praise]], hashtags: Sequence[str]) -> None:
        self._chosen = {code: _thinned(posts) for code, posts in praise.items()}
        self._shingles = {
            code: [shingle_text(post.masked, tuple(hashtags)) for post in posts]
            for code, posts in self._chosen.items()
        }
        self._common = _common(list(self._shingles.values()))

    def groups(self, code: str) -> list[list[Praise]]:
        """Groups of two and more posts of a district that are worded alike, the largest first."""
        posts = self._chosen[code]
        own = [self._own(each) for each in self._shingles[code]]
        labels = _components(own)
        groups: dict[int, list[Praise]] = {}
        for label, post in zip(labels.tolist(), posts, strict=True):
            groups.setdefault(label, []).append(post)
        alike = [group for group in groups.values() if len(group) > 1]
        return sorted(alike, key=lambda group: (-len(group), group[0].at, group[0].key))

    def _own(self, shingles: Hashes) -> Hashes:
        if not self._common.size:
            return shingles
        places = np.searchsorted(self._common, shingles).clip(max=self._common.size - 1)
        return np.asarray(shingles[self._common[places] != shingles])


def _thinned(posts: Sequence[Praise]) -> list[Praise]:
    if len(posts) <= MOST_POSTS:
        return list(posts)
    places = np.linspace(0, len(posts) - 1, MOST_POSTS).astype(np.int64)
    return [posts[at] for at in places]


def _common(districts: Sequence[Sequence[Hashes]]) -> Hashes:
    """Shingles that stand in posts of `COMMON_FROM` districts and more."""
    each = [np.unique(np.concatenate(texts)) for texts in districts if texts]
    if not each:
        return np.zeros(0, dtype=np.uint64)
    values, counts = np.unique(np.concatenate(each), return_counts=True)
    return np.asarray(values[counts >= COMMON_FROM], dtype=np.uint64)


def _components(own: Sequence[Hashes]) -> Ints:
    """The number of each post's group."""
    sizes = np.array([each.size for each in own], dtype=np.int64)
    if not sizes.sum():
        return np.arange(len(own))
    _, columns = np.unique(np.concatenate(own), return_inverse=True)
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    there = csr_matrix((np.ones(columns.size, dtype=np.int32), columns, bounds))
    shared = (there @ there.T).tocoo()
    shorter = np.minimum(sizes[shared.row], sizes[shared.col])
    alike = (shared.data >= LEAST_SHARED) & (shared.data >= ALIKE_FROM * shorter)
    edges = csr_matrix(
        (np.ones(int(alike.sum())), (shared.row[alike], shared.col[alike])), shape=shared.shape
    )
    return np.asarray(connected_components(edges, directed=False)[1], dtype=np.int64)
