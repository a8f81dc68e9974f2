"""`sangsuk check-campaign`: whether a campaign's rules can be run, and what they are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import time, timedelta

import click

from sangsuk.core.terms.campaign import Activity, Campaign, Window
from sangsuk.core.thai.dates import BANGKOK, thai_date, thai_moment
from sangsuk.flow.campaigns import load_campaign


@click.command()
@click.argument("campaign", metavar="PATH_OR_SLUG")
def check_campaign(campaign: str) -> None:
    """Say whether a campaign file can be run, and what it asks for.

    Exit 2 tells all that is wrong with it.

    Example: sangsuk check-campaign amphoe-sangsuk-2563
    """
    rules = load_campaign(campaign)
    click.echo(f"{rules.slug} can be run.\n")
    for title, lines in [*_tell_call(rules), *_tell_count(rules), *_tell_surroundings(rules)]:
        for n, line in enumerate(lines):
            click.echo(f"{'' if n else title:11} {line}")


def _tell_call(campaign: Campaign) -> Iterator[tuple[str, Sequence[str]]]:
    doors = ", ".join(campaign.doors_that_add_hashtags) or "no door"
    yield "name", campaign.name
    yield "host", campaign.host
    yield "question", campaign.question
    yield "hashtags", [*campaign.hashtags, f"all needed; added by: {doors}"]
    yield "window", _tell_window(campaign.window)
    provinces = ", ".join(campaign.provinces)
    yield "provinces", [f"only {provinces}" if provinces else "all 76"]


def _tell_count(campaign: Campaign) -> Iterator[tuple[str, Sequence[str]]]:
    beside = ", ".join(campaign.shown_beside) or "nothing"
    yield "count", [campaign.metric, f"shown beside it: {beside}"]
    yield "ties", [" → ".join([*campaign.tie_chain, "shared place"])]
    total = sum(activity.prize.count * activity.prize.baht for activity in campaign.activities)
    prizes = [_tell_prize(activity) for activity in campaign.activities]
    yield "prizes", [*prizes, f"{total:,} baht in all"]


def _tell_surroundings(campaign: Campaign) -> Iterator[tuple[str, Sequence[str]]]:
    groups = Counter(service.group for service in campaign.services)
    told = ", ".join(f"{count} {group}" for group, count in groups.most_common())
    yield "services", [f"{len(campaign.services)}: {told or 'none'}"]
    for year in campaign.flagship_years:
        known = "" if year.complete else " (incomplete: sources are cut off)"
        yield "flagships", [f"{year.year_be}: {len(year.flagships)}{known}"]
    yield "SDG", [", ".join(target for target, _ in campaign.sdg_targets) or "none"]
    yield "consent", [", ".join(layer.slug for layer in campaign.consent) or "none"]
    yield (
        "amendments",
        [f"{thai_date(one.on)}: {one.what.th}" for one in campaign.amendments] or ["none"],
    )
    yield "digest", [campaign.digest]


def _tell_window(window: Window) -> list[str]:
    opens, closes = (moment.astimezone(BANGKOK) for moment in (window.opens, window.closes))
    whole_days = opens.time() == closes.time() == time()
    if whole_days:
        said = f"{thai_date(opens)} – {thai_date(closes - timedelta(days=1))}"
    else:
        said = f"{thai_moment(opens)} – {thai_moment(closes)}"
    return [
        said,
        f"{window.opens.isoformat()} <= t < {window.closes.isoformat()}",
        f"collected until {thai_moment(window.collect_until)}",
    ]


def _tell_prize(activity: Activity) -> str:
    prize = activity.prize
    extras = [name for name, given in [("plaque", prize.plaque), ("film", prize.film)] if given]
    more = f" and a {' and a '.join(extras)} each" if extras else ""
    return f"{activity.name.th} ({activity.honours}): {prize.count} × {prize.baht:,} baht{more}"
