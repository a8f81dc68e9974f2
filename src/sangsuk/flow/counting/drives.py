"""The search for drives over a file of readings: findings.json, and a page for people."""

import csv
import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sangsuk.core.errors import CallError
from sangsuk.core.rank.drives.effect import Places
from sangsuk.core.rank.drives.finding import LEVEL, NAMES, DriveReport, Finding
from sangsuk.core.rank.drives.praise import Account, Accounts, Praise, accounts_by_key
from sangsuk.core.rank.drives.search import find_drives
from sangsuk.core.tell.drives_page import draw_drives
from sangsuk.core.tell.quotes import shorten
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.district import District
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.files.readings import recall_readings
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.showing.report_style import load_report_css

FILES: Final = ("findings.html", "findings.json")
QUOTES: Final = 5


def search_drives(
    readings: Path, campaign: Campaign, out: Path, *, accounts: Path | None = None, seed: int = 1
) -> int:
    """Search a file of readings for drives, into findings.json and findings.html.

    Args:
        readings: what `sangsuk read` wrote.
        campaign: its rules.
        out: the folder.
        accounts: CSV of platform, author, since (a moment with offset), network; either may
            be empty.
        seed: of the permutations.

    Returns:
        How many findings there are.

    Raises:
        CallError: a file cannot be used.
    """
    known = read_accounts(accounts) if accounts else {}
    recalled = recall_readings(readings, made_for=campaign)
    report = find_drives(recalled, campaign.hashtags, accounts=known, seed=seed)
    places = Places(recalled, campaign, load_gazetteer())
    told = _tell(report, campaign, places) | {"seed": seed}
    with staged(*(out / name for name in FILES)) as (page, data):
        page.write_text(draw_drives(told, css=load_report_css()), "utf-8")
        data.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return len(report.findings)


def read_accounts(path: Path) -> Accounts:
    """What is known of accounts.

    Raises:
        CallError: the file or a row of it is not that.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return accounts_by_key([_account(row) for row in csv.DictReader(file)])
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise CallError(
            "drives.accounts",
            what=f"The accounts cannot be read ({type(fault).__name__}: {fault}).",
            where=str(path),
            remedy="give platform, author, since (like 2020-01-31T00:00:00+07:00), network.",
        ) from fault


def _account(row: dict[str, str]) -> Account:
    since = datetime.fromisoformat(row["since"]) if row.get("since") else None
    if since is not None and since.tzinfo is None:
        raise ValueError("since has no offset")
    return Account(
        platform=row["platform"],
        author=row["author"],
        since=since,
        network=row.get("network") or None,
    )


def _tell(report: DriveReport, campaign: Campaign, places: Places) -> dict[str, Any]:
    districts = load_gazetteer().by_code()
    return {
        "campaign": campaign.slug,
        "rules_digest": campaign.digest,
        "level": LEVEL,
        "tests": report.tests,
        "findings": [_tell_finding(one, districts, places) for one in report.findings],
        "answers": {
            code: {sign.value: answer.value for sign, answer in answers.items()}
            for code, answers in report.answers.items()
        },
    }


def _tell_finding(
    finding: Finding, districts: dict[str, District], places: Places
) -> dict[str, Any]:
    one = finding.suspicion
    district, name = districts[one.district], NAMES[one.sign]
    effects = places.without([post.key for post in one.posts], one.district)
    return {
        "code": one.district,
        "district": district.name_th,
        "province": district.province_th,
        "sign": one.sign.value,
        "sign_th": name.th,
        "sign_en": name.en,
        "told_th": one.told.th,
        "told_en": one.told.en,
        "p": one.p,
        "p_adjusted": finding.p_adjusted,
        "quotes": [shorten(post.masked) for post in one.posts[:QUOTES]],
        "posts": [_tell_post(post) for post in one.posts],
        "places": [
            effect._asdict() | {"district": districts[effect.code].name_th} for effect in effects
        ],
    }


def _tell_post(post: Praise) -> dict[str, Any]:
    moment = datetime.fromtimestamp(post.at, BANGKOK)
    return {
        "platform": post.platform,
        "id": post.story,
        "posted_at": moment.isoformat(timespec="seconds"),
        "counted": post.counted,
    }
