"""Following by LINE: what is new of a place, a service or a story is told in the chat, until no.

Who writes here is known to LINE, so nobody is asked a second time whether it was them.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sangsuk.connectors.line.hook import Kind, Said
from sangsuk.core.terms.codes import SERVICES
from sangsuk.flow.alerts.following import what_is_followed
from sangsuk.flow.alerts.offices import tie
from sangsuk.flow.line import words
from sangsuk.flow.line.offices import name_of
from sangsuk.flow.telling.finding_districts import find_districts
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.districts.queries import provinces
from sangsuk.records.follows.actions import begin_follow, confirm_follow, end_follow
from sangsuk.records.follows.models import Follow
from sangsuk.records.follows.office_digests import untie_line
from sangsuk.records.follows.queries import follows_by_line, newest_story

FOLLOW, UNFOLLOW, OFFICE = "ติดตาม", "เลิกติดตาม", "ข่าวสำนักงาน"
PICKED: Final = "follow:"
LONGEST: Final = 40  # of what is followed; more is a story that begins with this word
MOST: Final = 20  # that one person follows
OFFERED: Final = 5
WHICH: Final = "หมายถึงที่ไหนคะ"
NONE: Final = f"ไม่พบค่ะ ลองพิมพ์ {FOLLOW} แล้วตามด้วยชื่ออำเภอ เช่น {FOLLOW} แม่ริม เชียงใหม่"
BEGUN: Final = (
    f"ติดตาม{{what}}แล้วค่ะ วันไหนมีเรื่องใหม่จะบอกวันละครั้ง ตอนกลางวันเท่านั้น ไม่อยากรับแล้ว พิมพ์ {UNFOLLOW}"
)
ENOUGH: Final = f"ติดตามไว้ {MOST} อย่างแล้วค่ะ พิมพ์ {UNFOLLOW} เพื่อเริ่มใหม่"
ENDED: Final = "เลิกส่งข่าวทั้งหมดแล้วค่ะ และลืมว่าคุณติดตามอะไร"
OFFICE_TIED: Final = "ได้ค่ะ มีเรื่องใหม่ถึงสำนักงานเมื่อไร จะบอกที่นี่ตอนเก้าโมง"
OFFICE_UNKNOWN: Final = "คำนี้ใช้ไม่ได้หรือเกินหนึ่งชั่วโมงแล้วค่ะ ขอใหม่ได้ที่หน้ารับข่าวของสำนักงาน"
Thing = tuple[str, str]  # kind, code


def of_following(said: Said, asked: str, campaign: Campaign) -> words.Messages:
    """What is asked of news; nothing where it is of another matter."""
    word, _, rest = asked.partition(" ")
    if said.kind == Kind.POSTBACK:
        return _picked(said, campaign) if said.text.startswith(PICKED) else []
    if asked == UNFOLLOW:
        return _ended(said.user)
    if word == OFFICE and rest:
        return words.said(OFFICE_TIED if tie(rest, said.user, at=said.at) else OFFICE_UNKNOWN)
    if word == FOLLOW and 0 < len(rest) <= LONGEST:
        return _which(said, rest.strip(), campaign)
    return []


def _which(said: Said, typed: str, campaign: Campaign) -> words.Messages:
    things = list(_things(typed, campaign))[:OFFERED]
    if not things:
        return words.said(NONE)
    if len(things) == 1:
        return _begun(said.user, things[0], campaign, at=said.at)
    buttons = [
        words.button(name_of(code).removeprefix("อำเภอ"), f"{PICKED}{kind}:{code}")
        for kind, code in things
    ]
    listed = "\n".join(f"• {name_of(code)}" for _kind, code in things)
    return words.said(f"{WHICH}\n{listed}", *buttons)


def _things(typed: str, campaign: Campaign) -> Iterator[Thing]:
    """What may be meant: a story, a province, a service; else districts."""
    if story := re.fullmatch(r"(?:เรื่องที่ ?|เรื่อง ?)?([0-9]{1,18})", typed):
        if what_is_followed(campaign, Follow.Kind.STORY, story[1]):
            yield Follow.Kind.STORY, story[1]
    elif typed.startswith("จังหวัด"):
        named = provinces().filter(name_th=typed.removeprefix("จังหวัด").strip())
        yield from ((Follow.Kind.PROVINCE, one.code) for one in named)
    elif typed.startswith("งาน"):
        wanted = typed.removeprefix("งาน").strip()
        yield from ((Follow.Kind.SERVICE, one) for one in SERVICES if SERVICES[one].th == wanted)
    else:
        found = find_districts(typed, most=OFFERED)
        yield from ((Follow.Kind.DISTRICT, one.district.code) for one in found)


def _picked(said: Said, campaign: Campaign) -> words.Messages:
    kind, _, code = said.text.removeprefix(PICKED).partition(":")
    is_known = kind in Follow.Kind.values and what_is_followed(campaign, kind, code)
    return _begun(said.user, (kind, code), campaign, at=said.at) if is_known else words.said(NONE)


def _begun(user: str, thing: Thing, campaign: Campaign, *, at: datetime) -> words.Messages:
    kind, code = thing
    if len(follows_by_line(user)) >= MOST:
        return words.said(ENOUGH)
    follow = begin_follow(channel="line", to=user, kind=kind, code=code, at=at)
    confirm_follow(token=follow.token, last_story=newest_story(campaign), at=at)
    return words.said(BEGUN.format(what=what_is_followed(campaign, kind, code)))


def _ended(user: str) -> words.Messages:
    """All that this person follows here, for citizens and for an office, is forgotten."""
    for follow in follows_by_line(user):
        end_follow(token=follow.token)
    untie_line(user=user)
    return words.said(ENDED)
