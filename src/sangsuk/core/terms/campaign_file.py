"""A campaign file's rules, checked and read into a `Campaign`."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, Final

from sangsuk.core.terms.campaign import Campaign, TieRule, Window
from sangsuk.core.terms.campaign_faults import Faults
from sangsuk.core.terms.campaign_parts import (
    read_activities,
    read_amendments,
    read_consent,
    read_flagship_years,
    read_sdg_targets,
    read_services,
    read_slug,
)
from sangsuk.core.terms.campaign_table import Table
from sangsuk.core.terms.district import PROVINCE_CODES
from sangsuk.core.terms.judging_file import read_rounds

METRICS: Final = ("positive_voices",)
SHOWN_BESIDE: Final = ("mentioned_voices", "mentions", "negative_voices", "net", "per_100k")
DOORS: Final = ("web", "line", "counter", "kiosk")  # where nobody types a hashtag

_HASHTAG: Final = re.compile(r"#[^\s#]+")


def read_campaign(rules: Mapping[str, object], *, where: str) -> Campaign:
    """Check every rule and give the campaign.

    Args:
        rules: the file as TOML gives it.
        where: the file's name, for messages.

    Raises:
        CampaignFileError: all that is wrong, at once.
    """
    table = Table(rules, path="", faults=Faults(where))
    campaign = Campaign(
        slug=read_slug(table),
        name=table.words("name"),
        host=table.words("host"),
        question=table.words("question"),
        hashtags=_read_hashtags(table),
        window=(window := _read_window(table.table("window"))),
        doors_that_add_hashtags=table.choices("doors_that_add_hashtags", DOORS),
        template=_read_template(table),
        provinces=table.choices("provinces", PROVINCE_CODES),
        **_read_count(table.table("count")),
        activities=(activities := read_activities(table)),
        services=read_services(table),
        flagship_years=read_flagship_years(table),
        sdg_targets=read_sdg_targets(table),
        consent=read_consent(table),
        amendments=read_amendments(table),
        rounds=read_rounds(table, window=window, activities=activities),
        written=(written := canonical_rules(rules)),
        digest=hashlib.sha256(written.encode()).hexdigest(),
    )
    table.finish()
    return campaign


def canonical_rules(rules: Mapping[str, object]) -> str:
    """The rules as canonical JSON, of which the digest is taken: keys sorted, times in ISO 8601.

    Comments and the order of keys do not count; every value does.
    """
    return json.dumps(
        rules, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_iso
    )


def digest_rules(rules: Mapping[str, object]) -> str:
    """SHA-256 of the canonical rules in UTF-8."""
    return hashlib.sha256(canonical_rules(rules).encode()).hexdigest()


def _iso(moment: date | datetime | time) -> str:
    return moment.isoformat()


def _read_hashtags(table: Table) -> tuple[str, ...]:
    hashtags = table.texts("hashtags")
    if not hashtags and table.sound:
        table.note(
            "no_hashtag", "hashtags", what="There is no hashtag.", remedy="write one at least."
        )
    for hashtag in hashtags:
        if not _HASHTAG.fullmatch(hashtag):
            mended = "#" + "".join(hashtag.replace("#", "").split())
            table.note(
                "bad_hashtag",
                "hashtags",
                what=f"'{hashtag}' is no hashtag.",
                remedy=f"begin with one # and leave out spaces, like {mended}.",
            )
    return hashtags


def _read_count(counting: Table) -> dict[str, Any]:
    return {
        "metric": counting.choice("metric", METRICS),
        "shown_beside": counting.choices("shown_beside", SHOWN_BESIDE),
        "tie_chain": _read_tie_chain(counting),
    }


def _read_template(table: Table) -> tuple[str, ...]:
    return table.texts("template") if table.has("template") else ()


def _read_window(table: Table) -> Window:
    window = Window(
        opens=table.moment("opens"),
        closes=table.moment("closes"),
        collect_until=table.moment("collect_until"),
    )
    if not table.sound:
        return window
    if window.closes <= window.opens:
        table.note(
            "window_reversed",
            "closes",
            what=f"The window closes {window.closes:%Y-%m-%d %H:%M%z}, "
            f"not after it opens {window.opens:%Y-%m-%d %H:%M%z}.",
            remedy="close after opening; 'closes' is the first moment that no longer counts.",
        )
    if window.collect_until < window.closes:
        table.note(
            "collected_too_short",
            "collect_until",
            what=f"Collecting ends {window.collect_until:%Y-%m-%d %H:%M%z}, "
            f"before the window closes {window.closes:%Y-%m-%d %H:%M%z}.",
            remedy="collect until the close or later; a week later is usual.",
        )
    return window


def _read_tie_chain(table: Table) -> tuple[TieRule, ...]:
    known = [rule.value for rule in TieRule]
    chain = table.choices("tie_chain", known)
    return tuple(TieRule(rule) for rule in chain if rule in known)
