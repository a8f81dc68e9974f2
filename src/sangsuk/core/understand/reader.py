"""The reader: posts in, readings out, post by post."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.district import Gazetteer
from sangsuk.core.terms.reading import Reading
from sangsuk.core.terms.story import Post
from sangsuk.core.thai.fold import FoldedTexts
from sangsuk.core.thai.hashtags import read_all_hashtags
from sangsuk.core.thai.texts import Texts, bounds_of
from sangsuk.core.understand.care import Care
from sangsuk.core.understand.eligibility import SURELY_NAMED, Evidence, judge_posts
from sangsuk.core.understand.grams import model_texts
from sangsuk.core.understand.heads import (
    OK,
    Arrays,
    Floats,
    StoryModel,
    StoryReadings,
)
from sangsuk.core.understand.linking import Linker
from sangsuk.core.understand.localities import name_districts
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.offices import Bools, OfficeBook, some_of_each
from sangsuk.core.understand.one_by_one import tell_readings
from sangsuk.core.understand.person_names import NameModel
from sangsuk.core.understand.personal import find_some_personal
from sangsuk.core.understand.places import find_places
from sangsuk.core.understand.polarity import PolarityModel
from sangsuk.core.understand.post_arrays import PostArrays
from sangsuk.core.understand.signatures import Signatures, sign_all
from sangsuk.core.understand.telling import Seen, Told, tell, thresholds_of

RULES: Final = "8"  # raised whenever a rule of this room changes what is read
BATCH: Final = 1536  # posts read at once
MOST_LETTERS: Final = 2_000_000  # of these, unless one alone has more: arrays stay small
LOW_CONFIDENCE: Final = 0.5


def version_of(digest: str) -> str:
    """What readings say of the reader with these rules and arrays of that digest."""
    return f"rules {RULES}, model {digest[:12]}"


def in_parts(letters: Sequence[int] | NDArray[np.int64]) -> Iterator[slice]:
    """Parts of many posts that are read at once, by how long their texts are."""
    ends, first = bounds_of(letters), 0
    while first < len(letters):
        most = int(np.searchsorted(ends, ends[first] + MOST_LETTERS, side="right")) - 1
        last = min(max(first + 1, most), first + BATCH, len(letters))
        yield slice(first, last)
        first = last


class _Words(NamedTuple):
    """What many posts say, in the forms in which it is looked at."""

    tagged: Bools  # all hashtags of the campaign stand there
    near_misses: Bools
    folded: FoldedTexts
    rest: FoldedTexts  # without tags
    shown: Texts  # to the model
    squeezed: FoldedTexts  # relaxed, without white space
    spaced: Bools  # by its signs: white space stood behind
    signatures: Signatures


class _Tiers(NamedTuple):
    """What the fast tier says of some posts, and what both together say."""

    fast: StoryReadings
    story: StoryReadings


class Reader:
    """Reads Thai stories; made from a gazetteer and trained arrays, changed by nothing.

    With `care` it has two tiers: what the fast one is unsure of, the careful
    one reads again.
    """

    def __init__(
        self, gazetteer: Gazetteer, arrays: Arrays, *, digest: str, care: Care | None = None
    ) -> None:
        self.version = version_of(digest)
        self._names = Names(gazetteer)
        self._book = OfficeBook(gazetteer, self._names)
        self._stories = StoryModel(arrays)
        self._care = care
        self._linker = Linker(arrays)
        self._person_names = NameModel(arrays)
        self._polarity = PolarityModel(arrays, self._stories)
        self._sure_from: Floats = arrays["polarity_sure_from"].astype("float32")

    def read(self, posts: Sequence[Post], campaign: Campaign) -> list[Reading]:
        """Read every post by itself, in the order given; copies are for `mark_copies`."""
        some = [posts[part] for part in in_parts([len(post.text) for post in posts])]
        told = ((self.tell(PostArrays.of(each), campaign), each) for each in some)
        return [reading for each in told for reading in tell_readings(*each)]

    def tell(self, posts: PostArrays, campaign: Campaign) -> Told:
        """What is told of some posts, those of one of `in_parts`."""
        words = _words(posts.texts, campaign)
        fast = self._stories.read(words.shown)
        story, careful = self._reread(words.shown, fast)
        seen = self._see(posts, campaign, words, _Tiers(fast, story))
        thresholds = thresholds_of(self._stories, self._care and self._care.blend, careful)
        return tell(seen, thresholds, sure_from=self._sure_from, reader=self.version)

    def _see(self, posts: PostArrays, campaign: Campaign, words: _Words, tiers: _Tiers) -> Seen:
        fast, story = tiers
        found = find_places(self._names, words.squeezed, words.spaced)
        linked = self._linker.weigh(found, fast)
        surely = some_of_each(found, linked >= SURELY_NAMED)
        evidence = Evidence(words.tagged, story.belongs, found.letters, surely)
        judged = judge_posts(posts, campaign, evidence)
        offices = self._book.settle(
            found,
            linked,
            picked=posts.chosen,
            are_accounts=judged.told_here & (story.belongs.argmax(axis=1) == OK),
        )
        return Seen(
            posts=posts,
            near_misses=words.near_misses,
            signatures=words.signatures,
            judged=judged,
            offices=offices,
            named=name_districts(found),
            personal=find_some_personal(posts.texts, words.folded, self._person_names),
            polarity=self._polarity.weigh(fast, words.shown, words.rest, offices.given),
            story=story,
        )

    def _reread(self, texts: Texts, fast: StoryReadings) -> tuple[StoryReadings, Sequence[bool]]:
        """The stories by both tiers, and which the careful one has read."""
        if self._care is None:
            return fast, [False] * len(texts)
        story, doubted = self._care.reread(texts.strings(), fast)
        return story, doubted.tolist()


def _words(texts: Texts, campaign: Campaign) -> _Words:
    read = read_all_hashtags(texts, campaign.hashtags)
    bounds = read.rest.bounds
    squeezed, spaced = read.rest.run_together()
    return _Words(
        tagged=np.all(read.found, axis=1),
        near_misses=np.any(read.near, axis=1),
        folded=read.folded,
        rest=read.rest,
        shown=model_texts(read.rest.codes, bounds[:-1], bounds[1:]),
        squeezed=squeezed,
        spaced=spaced,
        signatures=sign_all(squeezed.texts),
    )
