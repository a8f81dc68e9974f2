"""The open tables of a campaign, from the memory as it is now."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from sangsuk.core.check.audit import STATUS
from sangsuk.core.errors import CallError
from sangsuk.core.tell.answers.rows import Source
from sangsuk.core.tell.open_data.dictionary import Table, read_dictionary
from sangsuk.core.tell.open_data.rows import (
    Row,
    by_service_and_region,
    error_rows,
    mention_rows,
    reason_rows,
    spread_rows,
    told_rows,
)
from sangsuk.core.tell.open_data.rows_of_offices import (
    answered_rows,
    concern_rows,
    promise_rows,
    theme_rows,
)
from sangsuk.core.tell.open_data.tables_of_the_report import (
    door_rows,
    practices_of,
    tables_of,
    tag_rows,
    themes_of,
)
from sangsuk.core.tell.themes.telling import SHOWN
from sangsuk.core.terms.codes import SERVICES
from sangsuk.core.terms.district import District
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.answers.answering import name_of_driver, source_now
from sangsuk.flow.answers.driver_errors import load_driver_errors
from sangsuk.flow.audit.desk import FOLDER as AUDITS
from sangsuk.flow.publishing.bundle_audit import audit_files
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.records.answers.open import answers_by_office
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.inbox.coverage import coverage
from sangsuk.records.standings.queries import latest_standings

ASSETS: Final = files("sangsuk") / "assets" / "open_data"
OF_THE_AUDIT: Final = (
    *("outcome", "risk", "limit", "cards", "drawn", "read", "read_twice", "agreement"),
    "commitment",
)
Tables = dict[str, list[Row]]


@cache
def load_dictionary() -> tuple[Table, ...]:
    """What each table and column is."""
    return read_dictionary(tomllib.loads((ASSETS / "dictionary.toml").read_text("utf-8")))


def open_tables(campaign: Campaign, *, home: Path, source: Source | None = None) -> Tables:
    """Every table of the dictionary.

    Args:
        campaign: whose.
        source: the answer with what it was counted from; None: as they are at this moment.
        home: the folder of all state, where the audit lies.

    Raises:
        CallError: nothing was counted yet.
    """
    source = source or source_now(campaign)
    stories, answer = source.stories, source.answer
    errors, districts = load_driver_errors(), load_gazetteer().by_code()
    return tables_of(answer) | {
        "standings": _standings(campaign, districts),
        "mentions": mention_rows(stories),
        "drivers": told_rows(stories, lambda story: story.drivers),
        "services": told_rows(stories, lambda story: story.services),
        "reasons": reason_rows(stories, errors, name_of_driver),
        "spreads": spread_rows(stories),
        "driver_errors": error_rows(errors),
        "service_by_region": by_service_and_region(stories, districts),
        "practices": told_rows(stories, practices_of(answer)),
        "themes": told_rows(stories, themes_of(answer)),
        **_of_offices(campaign, source),
        "policy_tags": tag_rows(source.frame),
        "asked_services": [{"code": code} for code in _services(campaign)],
        "doors": door_rows(stories, rules_of(campaign).doors_that_add_hashtags),
        "coverage": _coverage(campaign),
        "audit": _audit(home / AUDITS / campaign.slug),
    }


def _of_offices(campaign: Campaign, source: Source) -> Tables:
    """Rows of districts that do not say which they are, and of what offices did."""
    stories, answer = source.stories, source.answer
    return {
        "theme_districts": theme_rows(answer.themes[:SHOWN], stories),
        "concern_districts": concern_rows(stories),
        "answered": answered_rows(stories, source.became),
        "promises": promise_rows(source.promised, answer.cards),
        "answers": answers_by_office(campaign),
    }


def _standings(campaign: Campaign, districts: dict[str, District]) -> list[Row]:
    names = next(table.names for table in load_dictionary() if table.name == "standings")
    rows = [
        {
            **{name: getattr(one, name, None) for name in names},
            "code": one.district_id,
            "district": one.district.name_th,
            "province": one.district.province.name_th,
            "region": districts[one.district_id].region,
            "people": districts[one.district_id].population,
        }
        for one in latest_standings(campaign)
    ]
    if not rows:
        raise CallError(
            "open_data.not_counted",
            what="No standings were counted yet, so there is nothing to open.",
            where=campaign.slug,
            remedy="run sangsuk rank, then open the data.",
        )
    return rows


def _services(campaign: Campaign) -> list[str]:
    """Those of which the campaign asks, without what is of no service."""
    asked = dict.fromkeys(one.code for one in rules_of(campaign).services)
    return [code for code in asked if code in SERVICES and code != "other"]


def _coverage(campaign: Campaign) -> list[Row]:
    return [
        {
            "door": one.door,
            "since": one.since.astimezone(BANGKOK).isoformat(),
            "until": one.until.astimezone(BANGKOK).isoformat(),
            "state": one.state,
            "reason": one.reason,
        }
        for one in coverage(since=campaign.opens, until=campaign.closes)
    ]


def _audit(folder: Path) -> list[Row]:
    content = audit_files(folder).get(STATUS)
    told: dict[str, Any] = json.loads(content) if content else {}
    return [{"what": name, "value": str(told[name])} for name in OF_THE_AUDIT if name in told]
