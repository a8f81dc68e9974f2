"""A slow, obvious twin of `judge_posts`: one post, rule by rule."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.story import AuthorKind, Post
from sangsuk.core.understand.eligibility import (
    OFFICIAL_OK,
    SPAM_FROM,
    STAFF_FROM,
    STAFF_SUSPECTED_FROM,
    SURELY_OK,
)
from sangsuk.core.understand.eligibility_words import (
    _ADVERT,
    speaks_of_office,
    staff_speaks,
)
from sangsuk.core.understand.heads import NOT_ABOUT, OK, SPAM, STAFF

# One word beside the other, whatever they begin with.
_NEWS = re.compile(
    r"กล่าว(?:ว่า|เพิ่ม|ต่อ|เสริม|ภายหลัง)|เปิดเผย|ลงพื้นที่|เป็นประธาน|รัฐมนตรี|นายกรัฐ|นายกฯ|โฆษก"
    r"|ผู้ว่าราชการ|คณะรัฐ|ครม\.|มีมติ|กระทรวง|อธิบดี|งบประมาณ|ล้านบาท|ร้อยละ|ดำเนินการ|บูรณาการ"
    r"|หน่วยงาน|พร้อมด้วย|ผู้ประสบ|ทั้งนี้|พ\.ต\.|พล\.|ร่างพระ|ร่างกฎ|นโยบาย|มาตรการ|ภายใต้|ว่าด้วย"
    r"|หัวหน้าส่วนราชการ|สถานการณ์|คณะกรรมการ|ผู้สื่อข่าว|ทางหลวง|กิโลเมตร|กม\.[0-9]|โครงการ|ผู้ต้องหา"
    r"|เซนติเมตร|ระดับน้ำ|ตลิ่ง|สายทาง|ขอเชิญ|ระหว่างวันที่|พระราช|ฯพณฯ"
)


class Judgement(NamedTuple):
    """The first reason why a post is not counted, and whether staff is suspected behind it."""

    reason: Reason | None
    staff_suspected: bool


def slow_judge_post(
    post: Post,
    campaign: Campaign,
    *,
    tags_found: bool,
    belongs: Sequence[float],
    letters: str,
    names_office: bool,
) -> Judgement:
    """Judge one post by the campaign's rules.

    Args:
        post: as it came; a declared author kind outranks what the words say.
        campaign: whose hashtags and window hold.
        tags_found: all hashtags stand in the text, or its door adds them.
        belongs: the story model's probabilities in the order of BELONGS.
        letters: folded text without tags and white space.
        names_office: the text surely names an office.
    """
    staff = _is_staff(post, belongs, letters)
    suspected = not staff and belongs[STAFF] >= STAFF_SUSPECTED_FROM
    elsewhere = _is_elsewhere(post, belongs, letters, names_office=names_office)
    rules = (
        (Reason.HASHTAG, not tags_found),
        (Reason.WINDOW, not campaign.window.holds(post.posted_at)),
        (Reason.LATE, campaign.window.was_late(post.found_at)),
        (Reason.REVISED, campaign.window.changed_late(post.revised_at)),
        (Reason.STAFF, staff),
        (Reason.SPAM, _is_spam(post, belongs, letters)),
        (Reason.NOT_ABOUT, elsewhere),
    )
    return Judgement(next((reason for reason, holds in rules if holds), None), suspected)


def _is_staff(post: Post, belongs: Sequence[float], letters: str) -> bool:
    if post.author_kind is not None:
        return post.author_kind is AuthorKind.STAFF
    return belongs[STAFF] >= STAFF_FROM or staff_speaks(letters)


def _is_spam(post: Post, belongs: Sequence[float], letters: str) -> bool:
    if post.author_kind is not None and post.author_kind is not AuthorKind.CITIZEN:
        return post.author_kind is AuthorKind.COMMERCIAL
    return belongs[SPAM] >= SPAM_FROM or (
        any(word in letters for word in _ADVERT) and belongs[OK] < SPAM_FROM
    )


def _is_elsewhere(
    post: Post, belongs: Sequence[float], letters: str, *, names_office: bool
) -> bool:
    """No citizen's account of a district office: another agency, news, nothing told of one."""
    if post.author_kind is AuthorKind.NEWS or belongs[OK] <= belongs[NOT_ABOUT]:
        return True
    if belongs[OK] < _wanted_of(letters):
        return True
    if speaks_of_office(letters) or post.chosen_district:
        return not any(letter.isalpha() for letter in letters)
    return not names_office or belongs[OK] < SURELY_OK


def _wanted_of(letters: str) -> float:
    """The more a text sounds like news, the surer it must be that it is none."""
    words = slow_official_words(letters)
    return OFFICIAL_OK[min(len(words), len(OFFICIAL_OK) - 1)]


def slow_official_words(letters: str) -> set[str]:
    """All words in a text that news and notices use."""
    return {match.group() for match in _NEWS.finditer(letters)}
