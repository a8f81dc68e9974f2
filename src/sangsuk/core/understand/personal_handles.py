"""Ways to reach a person by letters: e-mail, LINE and other accounts, links to a profile."""

import re
from typing import Final

from sangsuk.core.understand.personal_hits import Finder, unsure
from sangsuk.core.understand.personal_signs import Sign

_ENDING: Final = r"(?:com|net|org|info|io|in\.th|co\.th|go\.th|ac\.th|or\.th|me|คอม)(?![a-z])"
_MAIL_HOST: Final = r"(?:gmail|hotmail|yahoo|outlook|live|icloud|windowslive|จีเมล|ฮอตเมล|ยาฮู)"
_AT: Final = r"(?: at | ?[(\[{] ?at ?[)\]}] ?| ?(?:แอท|แอ็ท|แอต) ?)"
_DOT: Final = r"(?: dot | ?[(\[{] ?dot ?[)\]}] ?| ?ดอท ?| ?\. ?)"
_LOCAL: Final = r"[a-z0-9][a-z0-9_.+-]{0,63}"
_MAIL: Final = r"[a-z0-9](?<![a-z0-9_.][a-z0-9])[a-z0-9_.+-]{0,63}"  # _LOCAL from its first sign on
_HANDLE: Final = r"(@?[a-z0-9][a-z0-9._-]{1,38}[a-z0-9_])(?![a-z0-9@/])"
_LINE: Final = (
    r"ไลน์?(?:ไอดี|ส่วนตัว)?|ไอดี(?:ไลน์)?|ไอจี|ทวิต|l(?<![a-z]l)ine ?(?:id|:)|i(?<![a-z]i)[dg] ?:"
)
_COME: Final = r"(?:มา|ได้|เลย|ที่|ไป|ถาม|แชท|หา|ครับ|ค่ะ|จ้า|นะ|ไลน์){0,4}"
_ADD: Final = rf"แอด(?!มิน){_COME}|ทัก{_COME}|สั่งกับ{_COME}"
_SITE: Final = re.compile(r"^www\.|\.(?:com|net|org|th|info|io|go|co|me|app)$")
_FILE: Final = re.compile(r"\.(?:pdf|jpe?g|png|docx?|xlsx?|html?|mp4|zip|csv)$")
_NO_HANDLE: Final = frozenset(
    (
        *(
            "official",
            "line",
            "card",
            "cards",
            "app",
            "application",
            "group",
            "facebook",
            "account",
        ),
        *("pay", "man", "today", "notify", "bot", "chat", "inbox", "messenger", "page", "fanpage"),
        *("admin", "add", "twitter", "instagram", "tiktok", "youtube", "shopping", "call", "video"),
        *("application.", "official.", "id", "oa", "ig", "fb", "d.dopa", "thaid", "email", "gmail"),
        *("hotmail", "website", "web", "online", "phone", "ipad", "iphone", "android", "google"),
    )
)
_CARD_BACK: Final = re.compile(r"[a-z]{2}\d-?\d{7}")
_NO_PROFILE: Final = re.compile(r"(?:hashtag|pages|groups|watch|events|share|story|sharer|dopa)")


def _is_handle(match: re.Match[str]) -> bool:
    handle = match[1].strip("@._-")
    return (
        len(handle) >= 3
        and any("a" <= letter <= "z" for letter in handle)
        and handle not in _NO_HANDLE
        and not _SITE.search(handle)
        and not _CARD_BACK.match(handle)
    )


def _is_odd_handle(match: re.Match[str]) -> bool:
    """No plain English word: the cue is one that stands in English sentences too."""
    return _is_handle(match) and bool(re.search(r"[@\d._-]", match[1].rstrip(".-_")))


def _is_lone_handle(match: re.Match[str]) -> bool:
    parts = [part for part in re.split(r"[._]", match[1]) if part]
    is_worded = len(parts) > 1 and (len(parts[0]) > 2 or "_" in match[1]) and len(parts[-1]) > 1
    return is_worded and not _FILE.search(match[1]) and _is_handle(match)


def _is_profile(match: re.Match[str]) -> bool:
    return not _NO_PROFILE.match(match[2])


HANDLES: Final = (
    Finder(
        "line",
        re.compile(r"((?:https?://)?(?:line\.me/[a-z/]{0,12}~?|lin\.ee/)[a-z0-9_.@~-]{3,40})"),
        signs=Sign.LINE_LINK,
    ),
    Finder(
        "link",
        re.compile(
            r"(?<![a-z0-9.])((?:https?://)?(?:www\.|m\.|web\.|th-th\.)?"
            r"(?:facebook|fb|instagram|tiktok|twitter)\.com/([a-z0-9@._?=&%/-]{2,200}))"
        ),
        _is_profile,
        signs=Sign.PROFILE,
    ),
    Finder(
        "link",
        re.compile(r"((?:https?://)?(?:maps\.app\.goo\.gl|goo\.gl/maps)/[a-z0-9_-]{4,40})"),
        signs=Sign.MAP,
    ),
    Finder(
        "email",
        re.compile(rf"({_MAIL}@[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{1,4}})"),
        signs=Sign.AT,
    ),
    Finder(
        "email",
        re.compile(
            rf"({_MAIL} ?@ ?[a-z0-9-]{{1,63}}(?: ?\. ?[a-z0-9-]{{2,20}}){{0,2}}"
            rf" ?\. ?{_ENDING})"
        ),
        signs=Sign.AT,
    ),
    Finder(
        "email",
        re.compile(
            rf"({_MAIL}{_AT}"
            rf"(?:{_MAIL_HOST}{_DOT}|[a-z0-9-]{{2,40}}(?: dot |\(dot\))){_ENDING})"
        ),
        signs=Sign.MAIL_HOST,
    ),
    Finder(
        "email",
        re.compile(rf"(?<![a-z0-9_.])((?=[a-z]*[\d._-]){_LOCAL} {_MAIL_HOST}\.{_ENDING})"),
        is_sure=unsure,
        signs=Sign.MAIL_HOST,
    ),
    Finder(
        "line",
        re.compile(r"(?<![a-z0-9_.@])(@[a-z0-9][a-z0-9._-]{1,38}[a-z0-9_])"),
        _is_handle,
        signs=Sign.AT,
    ),
    Finder(
        "line",
        re.compile(rf"(?:{_LINE}|{_ADD})(?: ?(?:id|oa)(?![a-z0-9_.-]))?[ :=]{{0,3}}{_HANDLE}"),
        _is_handle,
        signs=Sign.CONTACT | Sign.LATIN,
    ),
    Finder(
        "line",
        re.compile(rf"(?:{_LINE})[ก-๎]{{0,14}}[ :=]{{0,3}}{_HANDLE}"),
        _is_odd_handle,
        signs=Sign.CONTACT | Sign.LATIN,
    ),
    Finder(
        "line",
        re.compile(rf"(?<![a-z])(?:line|id|ig) {_HANDLE}"),
        _is_odd_handle,
        signs=Sign.ACCOUNT | Sign.LATIN,
    ),
    Finder(
        "line",
        re.compile(
            r"([a-z](?<![a-z0-9@./:&=?_#%~-][a-z])[a-z0-9]{0,30}[._][a-z0-9._]{0,30}[a-z0-9])(?![a-z0-9@/?=&])"
        ),
        _is_lone_handle,
        unsure,
        signs=Sign.HANDLE,
    ),
)
