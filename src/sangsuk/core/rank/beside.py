"""The tables that stand beside the standings, all from the same count."""

from datetime import date, timedelta
from typing import Any, Final

import numpy as np
import pyarrow as pa

from sangsuk.core.rank.count import Counted
from sangsuk.core.rank.cross_tables import (
    PROVINCE,
    REGION,
    by_day,
    by_service,
    by_service_and_region,
    list_silent,
    rate_districts,
    sum_districts,
)
from sangsuk.core.rank.heard import Heard
from sangsuk.core.rank.what_if import ask_what_if
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.district import Gazetteer
from sangsuk.core.thai.dates import BANGKOK

WHAT_IF: Final = "what_if"
TABLES: Final = (
    WHAT_IF,
    "exclusions",
    "tables/sureness",
    "tables/by_region",
    "tables/by_province",
    "tables/per_100k",
    "tables/silent",
    "tables/by_service",
    "tables/by_service_and_region",
    "tables/by_day",
)


def lay_beside(
    counted: Counted, campaign: Campaign, gazetteer: Gazetteer
) -> tuple[dict[str, pa.Table], list[dict[str, Any]]]:
    """Every one of `TABLES` by its name, and who would win under each other rule."""
    districts = gazetteer.by_code()
    standings = counted.standings
    heard = _in_scope(counted.heard, set(standings["code"].to_pylist()))
    what_if, told = ask_what_if(heard, standings, districts, prize_places=campaign.prize_places)
    tables = (
        what_if,
        counted.exclusions,
        counted.sureness,
        sum_districts(standings, districts, REGION),
        sum_districts(standings, districts, PROVINCE),
        rate_districts(standings, districts),
        list_silent(standings, districts),
        by_service(heard),
        by_service_and_region(heard, districts),
        by_day(heard, _days(campaign)),
    )
    return dict(zip(TABLES, tables, strict=True)), told


def _in_scope(heard: Heard, codes: set[str]) -> Heard:
    wanted = np.array([code in codes for code in heard.codes], dtype=np.bool_)
    return heard if wanted.all() else heard.only(wanted[heard.district])


def _days(campaign: Campaign) -> list[date]:
    """Every date of the window in Bangkok."""
    window = campaign.window
    first = window.opens.astimezone(BANGKOK).date()
    last = (window.closes - timedelta(microseconds=1)).astimezone(BANGKOK).date()
    return [first + timedelta(days=day) for day in range((last - first).days + 1)]
