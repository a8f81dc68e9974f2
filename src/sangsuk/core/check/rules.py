"""The rules of a result: what the count goes by, and the digest that was fixed before."""

import hashlib
import json
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Any, Final

from sangsuk.core.check.archive import Fault, Unfit, read_bytes, read_object, read_text

RULES: Final = "rules.json"  # canonical JSON: its SHA-256 is the digest of the rules
CAMPAIGN: Final = "campaign.toml"  # the same as people wrote it
TIE_RULES: Final = (
    "fewer_negative_voices",
    "more_praise_days",
    "more_services_praised",
    "higher_per_100k",
)
FIRST_YEAR, LAST_YEAR, MOST_PRIZES = 1900, 2900, 1000
UNKNOWN_RULE: Final = (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError)
IN_BANGKOK: Final = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Rules:
    """As much of the campaign as a count needs."""

    first_day: str
    last_day: str
    tie_chain: tuple[str, ...]
    provinces: tuple[str, ...]
    prize_places: int


def canonical(rules: dict[str, Any]) -> bytes:
    """Keys sorted, UTF-8, times in ISO 8601: what the digest is taken of."""
    return json.dumps(
        rules, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_iso
    ).encode()


def read_rules(archive: zipfile.ZipFile) -> Rules:
    return rules_of(read_object(archive, RULES))


def rules_of(rules: dict[str, Any]) -> Rules:
    """What the count needs of the rules as JSON has them."""
    try:
        opens, closes = (_moment(rules["window"][end]) for end in ("opens", "closes"))
        prizes = [one["prize"] for one in rules["activities"] if one["honours"] == "districts"]
        return Rules(
            first_day=_day(opens),
            last_day=_day(closes - timedelta(microseconds=1)),
            tie_chain=tuple(_known(rule) for rule in rules["count"]["tie_chain"]),
            provinces=tuple(rules["provinces"]),
            prize_places=_few(prizes[0]["count"]) if prizes else 0,
        )
    except UNKNOWN_RULE as error:
        raise Unfit(RULES, f"a rule that the count needs is missing or wrong ({error})") from None


def check_rules(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> Iterator[Fault]:
    """The rules have the digest that the result names, and both forms say the same."""
    written = read_bytes(archive, RULES)
    digest = hashlib.sha256(written).hexdigest()
    if digest != manifest.get("rules_digest"):
        yield Fault(RULES, None, f"its digest is {digest}, not {manifest.get('rules_digest')}")
    try:
        typed = tomllib.loads(read_text(archive, CAMPAIGN).removeprefix("\ufeff"))
        said = canonical(typed)
    except (ValueError, TypeError, RecursionError) as error:
        raise Unfit(CAMPAIGN, f"it is no TOML ({error})") from None
    if said != written:
        yield Fault(CAMPAIGN, None, f"it is not what {RULES} says{_where(typed, written)}")


def _where(typed: dict[str, Any], written: bytes) -> str:
    """The names of the rules that differ."""
    try:
        other = json.loads(written)
        said = json.loads(canonical(typed))
        names = sorted(key for key in {*said, *other} if said.get(key) != other.get(key))
    except (ValueError, AttributeError, TypeError, RecursionError):
        return ""
    return f" in {', '.join(names)}" if names else ""


def _known(rule: str) -> str:
    if rule not in TIE_RULES:
        raise ValueError(rule)
    return rule


def _moment(told: str) -> datetime:
    """A moment of a year that a calendar can reckon with."""
    moment = datetime.fromisoformat(told)
    if moment.tzinfo is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(told)
    return moment


def _few(told: Any) -> int:
    if not isinstance(told, int) or not 0 <= told <= MOST_PRIZES:
        raise ValueError(told)
    return told


def _day(moment: datetime) -> str:
    return moment.astimezone(IN_BANGKOK).date().isoformat()


def _iso(moment: date | datetime | time) -> str:
    return moment.isoformat()
