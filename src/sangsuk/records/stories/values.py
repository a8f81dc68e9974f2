"""Rows of the stories app as values of the core, and back."""

from collections.abc import Iterable
from typing import Any

from sangsuk.core.terms.reading import Locality, Moods, Polarity, Reason, Review, Role
from sangsuk.core.terms.reading import Mention as SaidOf
from sangsuk.core.terms.reading import Reading as Read
from sangsuk.core.terms.story import AuthorKind, Post
from sangsuk.records.stories.models import Finding, Mention, Reading, Revision, Story

Spans = Iterable[Iterable[int]]


def told_of(post: Post) -> dict[str, Any]:
    """What the reader sees of a post beside its text, as fields of a story."""
    return {
        "posted_at": post.posted_at,
        "author": post.author,
        "author_kind": post.author_kind or "",
        "chosen_district": post.chosen_district or "",
        "chosen_services": list(post.chosen_services),
        "entered_by": post.entered_by or "",
    }


def reach_of(post: Post) -> dict[str, Any]:
    """Where a post stands and how far it went, as fields of a story."""
    return {
        "url": post.url or "",
        "likes": post.likes,
        "shares": post.shares,
        "comments": post.comments,
    }


def post_of(story: Story, revision: Revision) -> Post:
    return Post(
        id=story.native_id,
        platform=story.platform,
        posted_at=story.posted_at,
        author=story.author,
        text=revision.text,
        url=story.url or None,
        likes=story.likes,
        shares=story.shares,
        comments=story.comments,
        author_kind=AuthorKind(story.author_kind) if story.author_kind else None,
        chosen_district=story.chosen_district or None,
        chosen_services=tuple(story.chosen_services),
        entered_by=story.entered_by or None,
        found_at=story.found_at,
        revised_at=revision.revised_at,
    )


def row_of(read: Read, **keys: Any) -> Reading:
    """A reading as a row, without its mentions and findings; copies are marked elsewhere."""
    return Reading(
        **keys,
        reader=read.reader,
        eligible=read.eligible,
        ineligible_reason=read.ineligible_reason or "",
        ambiguous=read.ambiguous,
        candidates=list(read.candidates),
        candidates_total=read.candidates_total,
        localities=[
            {"code": named.code, "spans": named.spans, "role": named.role}
            for named in read.localities
        ],
        sentiment=read.sentiment,
        p_positive=read.sentiment_p.positive,
        p_neutral=read.sentiment_p.neutral,
        p_negative=read.sentiment_p.negative,
        pii=list(read.pii),
        masked=read.masked,
        signature=read.signature,
    )


def mention_rows(read: Read, reading: Reading) -> list[Mention]:
    return [
        Mention(
            reading=reading,
            district_id=said.code,
            polarity=said.polarity,
            confidence=said.confidence,
            spans=said.spans,
        )
        for said in read.districts
    ]


def finding_rows(read: Read, reading: Reading) -> list[Finding]:
    found = {
        Finding.Kind.SERVICE: read.services,
        Finding.Kind.DRIVER: read.drivers,
        Finding.Kind.REVIEW: read.review,
    }
    return [
        Finding(reading=reading, kind=kind, code=code)
        for kind, codes in found.items()
        for code in dict.fromkeys(codes)
    ]


def read_of(row: Reading) -> Read:
    """A row with its story, mentions and findings as a reading; `duplicate_of` is a native id."""
    story = row.story
    return Read(
        id=story.native_id,
        platform=story.platform,
        posted_at=story.posted_at,
        author=story.author,
        ineligible_reason=Reason(row.ineligible_reason) if row.ineligible_reason else None,
        duplicate_of=row.duplicate_of.native_id if row.duplicate_of else None,
        districts=tuple(_said(mention) for mention in row.mentions.all()),
        localities=tuple(_named(named) for named in row.localities),
        ambiguous=row.ambiguous,
        candidates=tuple(row.candidates),
        candidates_total=row.candidates_total,
        sentiment=Polarity(row.sentiment),
        sentiment_p=Moods(positive=row.p_positive, neutral=row.p_neutral, negative=row.p_negative),
        services=tuple(row.services),
        drivers=tuple(row.drivers),
        pii=tuple(row.pii),
        masked=row.masked,
        review=tuple(map(Review, row.review)),
        reader=row.reader,
        signature=bytes(row.signature),
    )


def _said(mention: Mention) -> SaidOf:
    return SaidOf(
        code=mention.district_id,
        polarity=Polarity(mention.polarity),
        confidence=mention.confidence,
        spans=_spans(mention.spans),
    )


def _named(named: dict[str, Any]) -> Locality:
    return Locality(code=named["code"], spans=_spans(named["spans"]), role=Role(named["role"]))


def _spans(spans: Spans) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in spans)
