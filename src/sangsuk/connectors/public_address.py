"""A public address as people paste it: of which post it is, without what tracks people."""

import hashlib
import ipaddress
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from sangsuk.core.errors import refusals_of

LONGEST: Final = 2000
_PLATFORMS: Final = {
    "facebook.com": "facebook",
    "fb.com": "facebook",
    "fb.watch": "facebook",
    "instagram.com": "instagram",
    "x.com": "x",
    "twitter.com": "x",
    "youtube.com": "youtube",
    "youtu.be": "youtube",
    "tiktok.com": "tiktok",
    "pantip.com": "pantip",
}
_TRACKS: Final = re.compile(
    r"utm_\w+|fbclid|gclid|igsh(?:id)?|si|s|t|mibextid|rdid|share_url|ref|ref_src|__\w+",
    re.IGNORECASE,
)
_PARTS_OF_PHONES: Final = re.compile(r"^(?:www|m|mobile|web|th-th)\.")
_STATUS: Final = re.compile(r"/status(?:es)?/(\d{5,20})")
_refused: Final = refusals_of("address")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAddress:
    """Where a post stands: the same post pasted twice is the same one."""

    platform: str
    id: str
    url: str


def read_address(pasted: str) -> PublicAddress:
    """The post that a pasted address leads to.  Nobody is asked: it is read, not opened.

    Raises:
        CallError: it is no address of a public page.
    """
    given = pasted.strip()
    try:
        parts = urlsplit(given)
        host = (parts.hostname or "").rstrip(".")
        is_plain = parts.scheme in ("http", "https") and not parts.username and parts.port is None
    except ValueError:
        host, is_plain = "", False
    if not is_plain or len(given) > LONGEST or not _is_public(host) or re.search(r"\s", given):
        raise _refused(
            "not_public",
            "This is no address of a public page.",
            "the address",
            "copy it whole from the browser, beginning with https://.",
        )
    host = _PARTS_OF_PHONES.sub("", host)
    query = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKS.fullmatch(name)]
    url = urlunsplit(("https", host, parts.path.rstrip("/") or "/", urlencode(query), ""))
    platform = _PLATFORMS.get(host, host)
    return PublicAddress(platform=platform, id=_id_of(platform, parts.path, url), url=url)


def other_ways(url: str) -> list[str]:
    """All addresses by which services themselves call the page at this one."""
    host, slash, rest = url.removeprefix("https://").partition("/")
    ends = ("", "/") if not urlsplit(url).query and rest else ("",)
    return [
        f"https://{before}{host}{slash}{rest}{end}" for before in ("", "www.", "m.") for end in ends
    ]


def _id_of(platform: str, path: str, url: str) -> str:
    """At X the post's own number, which its search tells too; else what the address is."""
    status = _STATUS.search(path) if platform == "x" else None
    return status[1] if status else f"seen-{hashlib.sha256(url.encode()).hexdigest()[:24]}"


def _is_public(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        name = host.rpartition(".")
        return (
            bool(name[0]) and len(host) <= 40 and name[2] not in ("local", "localhost", "internal")
        )
    return False
