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
# Wanted of a text with the name of an office but without a word of one.
SURELY_OK: Final = 0.7
SURELY_NAMED: Final = 0.9

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
# Words of a district office, its people and its services, in text without white space.
_SPEAKS_OF_OFFICE: Final = re.compile(
    r"อำเภอ|อำเพอ|อำเภิ|เภอ|ปลัด|ที่ว่าการ|สัสดี|สัดดี|(?:สำนัก|งาน|ห้อง|ฝ่าย|นาย|จด)ทะเบียน"
    r"|ทะเบียน(?:บ้าน|ราษ|ราด|สมรส|หย่า)|ทบ\.|ดำรงธรรม|อส\.|กำนัน|ผู้ใหญ่บ้าน|ผญบ|นอภ"
    r"|amphoe|amphur|district|ทำบัตร|ต่อบัตร|บัตรปชช|บัตรประชา|แจ้งเกิด|แจ้งตาย|ใบเกิด|สูติบัตร|มรณบัตร"
    r"|แจ้งย้าย|บุตรบุญธรรม|รับรองบุตร|สัญชาติ|ถุงยังชีพ"
)

# Words that news and official notices use and those who tell hardly do.
_OFFICIALESE: Final = re.compile(
    r"กล่าว(?:ว่า|เพิ่ม|ต่อ|เสริม|ภายหลัง)|เปิดเผย|ลงพื้นที่|เป็นประธาน|รัฐมนตรี|นายกรัฐ|นายกฯ|โฆษก"
    r"|ผู้ว่าราชการ|คณะรัฐ|ครม\.|มีมติ|กระทรวง|อธิบดี|งบประมาณ|ล้านบาท|ร้อยละ|ดำเนินการ|บูรณาการ"
    r"|หน่วยงาน|พร้อมด้วย|ผู้ประสบ|ทั้งนี้|พ\.ต\.|พล\.|ร่างพระ|ร่างกฎ|นโยบาย|มาตรการ|ภายใต้|ว่าด้วย"
    r"|หัวหน้าส่วนราชการ|สถานการณ์|คณะกรรมการ|ผู้สื่อข่าว|ทางหลวง|กิโลเมตร|กม\.[0-9]|โครงการ|ผู้ต้องหา"
    r"|เซนติเมตร|ระดับน้ำ|ตลิ่ง|สายทาง|ขอเชิญ|ระหว่างวันที่|พระราช|ฯพณฯ"
)
# P(a story of an office) that is wanted where none, one, more of those words stand.
OFFICIAL_OK: Final = (0.0, 0.9, 0.98)


def speaks_of_office(letters: str) -> bool:
    """Whether words of a district office stand in folded text without white space."""
    return bool(_SPEAKS_OF_OFFICE.search(letters))


class Judgement(NamedTuple):
    """The first reason why a post is not counted, and whether staff is suspected behind it."""

    reason: Reason | None
    staff_suspected: bool


def judge_post(
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
    rules = (
        (Reason.HASHTAG, not tags_found),
        (Reason.WINDOW, not campaign.window.holds(post.posted_at)),
        (Reason.STAFF, staff),
        (Reason.SPAM, _is_spam(post, belongs, letters)),
        (Reason.NOT_ABOUT, _is_elsewhere(post, belongs, letters, names_office=names_office)),
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


def _is_elsewhere(
    post: Post, belongs: Sequence[float], letters: str, *, names_office: bool
) -> bool:
    """No citizen's account of a district office: another agency, news, nothing told of one."""
    if post.author_kind is AuthorKind.NEWS or belongs[OK] <= belongs[NOT_ABOUT]:
        return True
    if belongs[OK] < OFFICIAL_OK[-1] and belongs[OK] < _wanted_of(letters):
        return True
    if speaks_of_office(letters) or post.chosen_district:
        return not any(letter.isalpha() for letter in letters)
    return not names_office or belongs[OK] < SURELY_OK


def _wanted_of(letters: str) -> float:
    """The more a text sounds like news, the surer it must be that it is none."""
    words = {match.group() for match in _OFFICIALESE.finditer(letters)}
    return OFFICIAL_OK[min(len(words), len(OFFICIAL_OK) - 1)]
