"""The reader: posts in, readings out, post by post."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.core.terms.district import Gazetteer
from sangsuk.core.terms.reading import Mention, Moods, Reading, Reason, Review, Span
from sangsuk.core.terms.story import Post
from sangsuk.core.thai.fold import FoldedTexts
from sangsuk.core.thai.hashtags import HashtagReading, read_all_hashtags
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.blend import Blend
from sangsuk.core.understand.care import Care
from sangsuk.core.understand.eligibility import SURELY_NAMED, Judgement, judge_post
from sangsuk.core.understand.eligibility_words import Heard, hear_words
from sangsuk.core.understand.grams import model_texts
from sangsuk.core.understand.heads import (
    OK,
    SENTIMENTS,
    Arrays,
    Floats,
    StoryModel,
    StoryReadings,
)
from sangsuk.core.understand.linking import Linker, Weighed
from sangsuk.core.understand.localities import localities_of, name_districts
from sangsuk.core.understand.mentions import tell_mentions
from sangsuk.core.understand.names import Names
from sangsuk.core.understand.offices import OfficeBook, Settled
from sangsuk.core.understand.person_names import NameModel
from sangsuk.core.understand.personal import PersonalReading, find_all_personal
from sangsuk.core.understand.places import find_places
from sangsuk.core.understand.polarity import PolarityModel
from sangsuk.core.understand.signatures import sign_texts

RULES: Final = "4"  # raised whenever a rule of this room changes what is read
BATCH: Final = 256
LOW_CONFIDENCE: Final = 0.5


def version_of(digest: str) -> str:
    """What readings say of the reader with these rules and arrays of that digest."""
    return f"rules {RULES}, model {digest[:12]}"


class _Words(NamedTuple):
    """What many posts say, in the forms in which it is looked at."""

    tags: list[HashtagReading]
    folded: FoldedTexts
    rest: FoldedTexts  # without tags
    shown: Texts  # to the model
    relaxed: FoldedTexts
    squeezed: FoldedTexts  # relaxed, without white space
    signatures: list[bytes]


class _Seen(NamedTuple):
    """All that was found out of one post."""

    post: Post
    tags: HashtagReading
    signature: bytes
    judgement: Judgement
    settled: Settled
    named: tuple[list[tuple[str, Span]], list[Span]]  # districts; where provinces contradict
    personal: PersonalReading
    polarity: Floats  # offices x SENTIMENTS
    careful: bool  # whether the careful tier has read it
    story: StoryReadings
    at: int  # its row in `story`


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
        self._praise_from = float(arrays["polarity_praise_from"].astype(float))

    def read(self, posts: Sequence[Post], campaign: Campaign) -> list[Reading]:
        """Read every post by itself, in the order given; copies are for `mark_copies`."""
        readings: list[Reading] = []
        for start in range(0, len(posts), BATCH):
            seen = self._see(posts[start : start + BATCH], campaign)
            readings += [self._tell(each) for each in seen]
        return readings

    def _see(self, posts: Sequence[Post], campaign: Campaign) -> list[_Seen]:
        words = _words(posts, campaign)
        tags, texts = words.tags, words.shown.strings()
        fast = self._stories.read(words.shown)
        story, careful = self._reread(texts, fast)
        found = find_places(self._names, words.relaxed, words.squeezed)
        weighed = self._linker.weigh(found, fast)
        letters, heard = found.letters.strings(), hear_words(found.letters)
        judged = [
            _judge(campaign, *each)
            for each in zip(posts, tags, story.belongs, letters, weighed, heard, strict=True)
        ]
        accounts = [_is_account(each, story.belongs[at]) for at, each in enumerate(judged)]
        picked = [post.chosen_district for post in posts]
        settled = self._book.settle_all(found, weighed, picked=picked, are_accounts=accounts)
        places = [[office.spans for office in each.offices] for each in settled]
        polarity = self._polarity.weigh(fast, words.shown, words.rest, places)
        personal = find_all_personal([p.text for p in posts], words.folded, self._person_names)
        told = name_districts(found)
        named = [(told.named(at), told.conflicts(at)) for at in range(len(posts))]
        each = zip(
            *(posts, tags, words.signatures, judged, settled, named, personal, polarity, careful),
            strict=True,
        )
        return [_Seen._make((*seen, story, at)) for at, seen in enumerate(each)]

    def _reread(
        self, texts: Sequence[str], fast: StoryReadings
    ) -> tuple[StoryReadings, Sequence[bool]]:
        """The stories by both tiers, and which the careful one has read."""
        if self._care is None:
            return fast, [False] * len(texts)
        story, doubted = self._care.reread(texts, fast)
        return story, doubted.tolist()

    def _tell(self, seen: _Seen) -> Reading:
        post, settled, story = seen.post, seen.settled, seen.story
        personal = seen.personal
        mentions = tell_mentions(settled, seen.polarity, praise_from=self._praise_from)
        return Reading(
            **_as_in(post),
            ineligible_reason=seen.judgement.reason,
            duplicate_of=None,
            districts=mentions,
            localities=localities_of(seen.named[0], settled.spans),
            ambiguous=settled.ambiguous,
            candidates=settled.listed,
            candidates_total=len(settled.candidates),
            sentiment=SENTIMENTS[int(story.sentiment[seen.at].argmax())],
            sentiment_p=_moods(story.sentiment[seen.at]),
            services=self._services(seen),
            drivers=_above(DRIVERS, story.drivers[seen.at], self._tier(seen).driver_thresholds),
            pii=personal.substrings,
            masked=personal.masked,
            review=_review(seen, mentions),
            reader=self.version,
            signature=seen.signature,
        )

    def _services(self, seen: _Seen) -> tuple[str, ...]:
        """What the teller chose and what the text tells."""
        told = {
            *_above(SERVICES, seen.story.services[seen.at], self._tier(seen).service_thresholds)
        }
        chosen = seen.post.chosen_services
        return tuple(code for code in SERVICES if code in told or code in chosen)

    def _tier(self, seen: _Seen) -> StoryModel | Blend:
        """Whose thresholds hold for this story."""
        return self._care.blend if self._care and seen.careful else self._stories


def _words(posts: Sequence[Post], campaign: Campaign) -> _Words:
    read = read_all_hashtags(Texts.of([post.text for post in posts]), campaign.hashtags)
    relaxed, bounds = read.rest.relaxed(keep=1), read.rest.bounds
    squeezed = relaxed.squeezed()
    return _Words(
        tags=[read.reading(at) for at in range(len(posts))],
        folded=read.folded,
        rest=read.rest,
        shown=model_texts(read.rest.codes, bounds[:-1], bounds[1:]),
        relaxed=relaxed,
        squeezed=squeezed,
        signatures=sign_texts(squeezed.texts),
    )


def _judge(
    campaign: Campaign,
    post: Post,
    tags: HashtagReading,
    belongs: Floats,
    letters: str,
    weighed: Sequence[Weighed],
    heard: Heard,
) -> Judgement:
    return judge_post(
        post,
        campaign,
        tags_found=len(tags.found) == len(set(campaign.hashtags)),
        belongs=[float(p) for p in belongs],
        letters=letters,
        heard=heard,
        names_office=any(each.probability >= SURELY_NAMED for each in weighed),
    )


def _as_in(post: Post) -> dict[str, Any]:
    """What a reading carries over from its post."""
    return {key: getattr(post, key) for key in ("id", "platform", "posted_at", "author")}


def _moods(shares: Floats) -> Moods:
    positive, neutral, negative = (float(p) for p in shares)
    return Moods(positive=positive, neutral=neutral, negative=negative)


def _review(
    seen: _Seen,
    mentions: tuple[Mention, ...],
) -> tuple[Review, ...]:
    """Why a person should look."""
    near_miss = seen.judgement.reason is Reason.HASHTAG and bool(seen.tags.near_misses)
    reasons = {
        Review.AMBIGUOUS_PLACE: seen.settled.unsure or bool(seen.named[1]),
        Review.LOW_CONFIDENCE: any(m.confidence < LOW_CONFIDENCE for m in mentions),
        Review.PII_UNSURE: seen.personal.unsure,
        Review.NEAR_MISS_HASHTAG: near_miss,
        Review.STAFF_SUSPECTED: seen.judgement.staff_suspected,
    }
    return tuple(why for why, holds in reasons.items() if holds)


def _is_account(judgement: Judgement, belongs: Floats) -> bool:
    """Whether somebody tells of an office there, countable or not."""
    elsewhere = judgement.reason in (Reason.SPAM, Reason.NOT_ABOUT)
    return not elsewhere and int(belongs.argmax()) == OK


def _above(codes: Iterable[str], probability: Floats, thresholds: Floats) -> tuple[str, ...]:
    return tuple(
        code for code, p, least in zip(codes, probability, thresholds, strict=True) if p > least
    )
