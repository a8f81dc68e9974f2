"""Whether a post counts: the first reason against it, in the contract's order."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.story import AuthorKind, Post
from sangsuk.core.understand.heads import NOT_ABOUT, OK, SPAM, STAFF

STAFF_FROM: Final = 0.5
SPAM_FROM: Final = 0.5
STAFF_SUSPECTED_FROM: Final = 0.25

# An office or its officer speaking of themselves; matched in text without white space.
_STAFF_SPEAKS: Final = re.compile(
    r"(?:ผม|ดิฉัน|หนู|ข้าพเจ้า)ในฐานะ(?:ปลัด|นายอำเภอ|หัวหน้า|เจ้าหน้าที่|นายทะเบียน|อส)"
    r"|ทีมงาน(?:ของเรา|ฝ่าย\S{0,12}ของเรา)|(?:พวกเรา|เรา)ชาวอำเภอ|ยินดีให้บริการ|ยินดีต้อนรับทุกท่าน"
    r"|แอดมิน(?:เพจ)?(?:รอ|ขอ|เอง)|เพจ(?:ของ)?อำเภอขอ|พวกเราฝ่ายปกครอง|โต๊ะ(?:หนู|ผม)(?:ไว|เอง)"
    r"|อำเภอ\S{2,16}ขอเชิญ(?:ชวน)?"
)
_ADVERT: Final = re.compile(
    r"แอดไลน์|เครดิตฟรี|สล็อต|เงินด่วน|เงินกู้|ดอกเบี้ยต่ำ|ไม่เช็กบูโร|ทักแชต|ทักแชท|ทักไลน์|เก็บปลายทาง"
    r"|ลดราคา|โปรโมชั่น|โปรปีใหม่|จองด่วน|จองคิวไลน์|สนใจโทร|สั่งซื้อ|ส่งฟรี|ส่งทั่วไทย|ราคากันเอง"
    r"|กดติดตาม|แทงบอล|รับสมัคร|ผ่อนสบาย|โอนไว"
)


class Judgement(NamedTuple):
    """The first reason why a post is not counted, and whether staff is suspected behind it."""

    reason: Reason | None
    staff_suspected: bool


def judge_post(
    post: Post, campaign: Campaign, *, tags_found: bool, belongs: Sequence[float], letters: str
) -> Judgement:
    """Judge one post by the campaign's rules.

    Args:
        post: as it came; a declared author kind outranks what the words say.
        campaign: whose hashtags and window hold.
        tags_found: all hashtags stand in the text, or its door adds them.
        belongs: the story model's probabilities in the order of BELONGS.
        letters: folded text without tags and white space.
    """
    staff = _is_staff(post, belongs, letters)
    suspected = not staff and belongs[STAFF] >= STAFF_SUSPECTED_FROM
    rules = (
        (Reason.HASHTAG, not tags_found),
        (Reason.WINDOW, not campaign.window.holds(post.posted_at)),
        (Reason.STAFF, staff),
        (Reason.SPAM, _is_spam(post, belongs, letters)),
        (Reason.NOT_ABOUT, _is_elsewhere(post, belongs, letters)),
    )
    return Judgement(next((reason for reason, holds in rules if holds), None), suspected)


def _is_staff(post: Post, belongs: Sequence[float], letters: str) -> bool:
    if post.author_kind is not None:
        return post.author_kind is AuthorKind.STAFF
    return belongs[STAFF] >= STAFF_FROM or bool(_STAFF_SPEAKS.search(letters))


def _is_spam(post: Post, belongs: Sequence[float], letters: str) -> bool:
    if post.author_kind is not None and post.author_kind is not AuthorKind.CITIZEN:
        return post.author_kind is AuthorKind.COMMERCIAL
    return belongs[SPAM] >= SPAM_FROM or (bool(_ADVERT.search(letters)) and belongs[OK] < SPAM_FROM)


def _is_elsewhere(post: Post, belongs: Sequence[float], letters: str) -> bool:
    """No citizen's account of a district office: another agency, news, nothing told."""
    nothing_told = not any(letter.isalpha() for letter in letters)
    return post.author_kind is AuthorKind.NEWS or nothing_told or belongs[OK] <= belongs[NOT_ABOUT]
