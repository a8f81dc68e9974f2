"""The reader: posts in, readings out, post by post.

Thin in this version: the polarity of each office is the sentiment of the whole
text, also where a story compares several offices.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.core.terms.district import Gazetteer
from sangsuk.core.terms.reading import Mention, Moods, Reading, Reason, Review
from sangsuk.core.terms.story import Post
from sangsuk.core.thai.fold import fold, relax
from sangsuk.core.thai.hashtags import HashtagReading, read_hashtags
from sangsuk.core.understand.candidates import find_candidates
from sangsuk.core.understand.copies import sign_text
from sangsuk.core.understand.eligibility import judge_post
from sangsuk.core.understand.grams import model_text
from sangsuk.core.understand.heads import (
    OK,
    SENTIMENTS,
    Arrays,
    Floats,
    StoryModel,
    StoryReadings,
)
from sangsuk.core.understand.linking import UNSURE_FROM, Linker, Weighed, choose
from sangsuk.core.understand.localities import localities_of, name_districts
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.namings import Found, find_namings
from sangsuk.core.understand.personal import find_personal

RULES: Final = "1"  # raised whenever a rule of this room changes what is read
BATCH: Final = 256
LOW_CONFIDENCE: Final = 0.5
MOST_CANDIDATES: Final = 10


def version_of(digest: str) -> str:
    """What readings say of the reader with these rules and arrays of that digest."""
    return f"rules {RULES}, model {digest[:12]}"


class _Offices(NamedTuple):
    """What is decided of one text's offices."""

    chosen: list[Weighed]
    ambiguous: bool
    candidates: tuple[str, ...]
    candidates_total: int
    unsure: bool


class Reader:
    """Reads Thai stories; made from a gazetteer and trained arrays, changed by nothing."""

    def __init__(self, gazetteer: Gazetteer, arrays: Arrays, *, digest: str) -> None:
        self.version = version_of(digest)
        self._names = Names(gazetteer)
        self._by_province: dict[str, list[str]] = {}
        for district in gazetteer.districts:
            self._by_province.setdefault(district.province_code, []).append(district.code)
        self._codes = frozenset(district.code for district in gazetteer.districts)
        self._stories = StoryModel(arrays)
        self._linker = Linker(arrays)

    def read(self, posts: Sequence[Post], campaign: Campaign) -> list[Reading]:
        """Read every post by itself, in the order given; copies are `mark_copies`'s."""
        readings: list[Reading] = []
        for start in range(0, len(posts), BATCH):
            readings += self._read_batch(posts[start : start + BATCH], campaign)
        return readings

    def _read_batch(self, posts: Sequence[Post], campaign: Campaign) -> list[Reading]:
        tags = [read_hashtags(post.text, campaign.hashtags) for post in posts]
        stories = self._stories.read([model_text(tag.rest) for tag in tags])
        found = [find_namings(self._names, relax(tag.rest, keep=1)) for tag in tags]
        candidates = [find_candidates(each) for each in found]
        weighed = self._linker.weigh([each.text for each in found], candidates, stories)
        return [
            self._assemble(post, campaign, tags[at], found[at], weighed[at], _row(stories, at))
            for at, post in enumerate(posts)
        ]

    def _assemble(
        self,
        post: Post,
        campaign: Campaign,
        tags: HashtagReading,
        found: Found,
        weighed: list[Weighed],
        story: StoryReadings,
    ) -> Reading:
        belongs = [float(p) for p in story.belongs[0]]
        tags_found = len(tags.found) == len(set(campaign.hashtags))
        reason, staff_suspected = judge_post(
            post, campaign, tags_found=tags_found, belongs=belongs, letters=found.text
        )
        named = name_districts(self._names, found)
        offices = self._decide(post, found, weighed, is_account=_is_account(reason, belongs))
        personal = find_personal(post.text, fold(post.text))
        moods = [float(p) for p in story.sentiment[0]]
        mentions = _mentions(post, found, offices.chosen, moods)
        served = {w.candidate.code: list(w.candidate.places) for w in offices.chosen}
        review = {
            Review.AMBIGUOUS_PLACE: offices.ambiguous or offices.unsure or bool(named.conflicts),
            Review.LOW_CONFIDENCE: any(m.confidence < LOW_CONFIDENCE for m in mentions),
            Review.PII_UNSURE: personal.unsure,
            Review.NEAR_MISS_HASHTAG: not tags_found and bool(tags.near_misses),
            Review.STAFF_SUSPECTED: staff_suspected,
        }
        return Reading(
            id=post.id,
            platform=post.platform,
            posted_at=post.posted_at,
            author=post.author,
            ineligible_reason=reason,
            duplicate_of=None,
            districts=mentions,
            localities=localities_of(found, named.named, served),
            ambiguous=offices.ambiguous,
            candidates=offices.candidates,
            candidates_total=offices.candidates_total,
            sentiment=SENTIMENTS[moods.index(max(moods))],
            sentiment_p=Moods(positive=moods[0], neutral=moods[1], negative=moods[2]),
            services=_services(post, story.services[0], self._stories.service_thresholds),
            drivers=_above(tuple(DRIVERS), story.drivers[0], self._stories.driver_thresholds),
            pii=personal.substrings,
            masked=personal.masked,
            review=tuple(why for why, holds in review.items() if holds),
            reader=self.version,
            signature=sign_text(found.text),
        )

    def _decide(
        self, post: Post, found: Found, weighed: list[Weighed], *, is_account: bool
    ) -> _Offices:
        """Settle the offices: what the teller chose, what the text shows, or nobody."""
        chosen = choose(weighed)
        unsure = any(UNSURE_FROM <= w.probability < 0.5 for w in weighed)
        picked = post.chosen_district if post.chosen_district in self._codes else None
        if picked and (not chosen or picked in {w.candidate.code for w in chosen}):
            settled = [w for w in weighed if w.candidate.code == picked]
            others = [w for w in chosen if w.candidate.code != picked]
            return _Offices([*settled, *others], False, (), 0, False)
        if picked:
            codes = [picked, *(w.candidate.code for w in chosen)]
            return _Offices([], True, tuple(codes[:MOST_CANDIDATES]), len(codes), True)
        if chosen or not is_account:
            return _Offices(chosen, False, (), 0, unsure and is_account)
        codes = self._possible(found, weighed)
        return _Offices([], True, tuple(codes[:MOST_CANDIDATES]), len(codes), True)

    def _possible(self, found: Found, weighed: list[Weighed]) -> list[str]:
        """Whom the story may mean: offices it may name, then those of the provinces it names."""
        codes = [w.candidate.code for w in weighed]
        for province in sorted({p.province for p in found.provinces}):
            codes += self._by_province.get(province, [])
        return list(dict.fromkeys(codes))


def _row(stories: StoryReadings, at: int) -> StoryReadings:
    row = slice(at, at + 1)
    return StoryReadings(
        sentiment=stories.sentiment[row],
        belongs=stories.belongs[row],
        services=stories.services[row],
        drivers=stories.drivers[row],
    )


def _is_account(reason: Reason | None, belongs: Sequence[float]) -> bool:
    """Whether somebody tells of an office there, countable or not."""
    return reason not in (Reason.SPAM, Reason.NOT_ABOUT) and belongs.index(max(belongs)) == OK


def _mentions(
    post: Post, found: Found, chosen: list[Weighed], moods: list[float]
) -> tuple[Mention, ...]:
    polarity = SENTIMENTS[moods.index(max(moods))]
    mentions = {
        w.candidate.code: Mention(
            code=w.candidate.code,
            polarity=polarity,
            confidence=(1.0 if w.candidate.code == post.chosen_district else w.probability)
            * max(moods),
            spans=tuple(found.squeezed.raw_span(start, end) for start, end in w.candidate.places),
        )
        for w in chosen
    }
    return tuple(mentions[code] for code in sorted(mentions))


def _services(post: Post, probability: Floats, thresholds: Floats) -> tuple[str, ...]:
    told = set(post.chosen_services) | set(_above(tuple(SERVICES), probability, thresholds))
    return tuple(code for code in SERVICES if code in told)


def _above(codes: tuple[str, ...], probability: Floats, thresholds: Floats) -> tuple[str, ...]:
    return tuple(code for code, p, t in zip(codes, probability, thresholds, strict=True) if p > t)
