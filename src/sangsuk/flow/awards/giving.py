"""Awards are given: from a result whose audit is confirmed, or from a final that is closed."""

import csv
import hashlib
import io
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from sangsuk.core.audit.conclude import Outcome
from sangsuk.core.award.budget import over_budget, share_of_places
from sangsuk.core.check.standings import STANDINGS
from sangsuk.core.terms.award import Honours, Won
from sangsuk.core.terms.campaign import Activity
from sangsuk.core.terms.reading import Polarity
from sangsuk.flow.awards import faults
from sangsuk.flow.awards.telling import won_of
from sangsuk.flow.judging.rounds import stages_of
from sangsuk.flow.publishing.publishing import archive_path
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.awards.actions import hold_campaign, keep_award
from sangsuk.records.awards.models import Award
from sangsuk.records.awards.queries import awards_of
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.districts.queries import all_districts
from sangsuk.records.jury.models import Round
from sangsuk.records.jury.queries import stories_by_number, who_goes_on
from sangsuk.records.results.queries import publications_of
from sangsuk.records.stories.queries import story_to_show

Row = dict[str, Any]
CONFIRMED = Outcome.CONFIRMED.value


def give_to_districts(campaign: Campaign, home: Path, *, by: Account, at: datetime) -> list[Award]:
    """Awards for the prize places of the newest published result.

    Raises:
        CallError: nothing is published, its audit is not confirmed, the archive is
            missing or another one, or they were given before.
    """
    check_leader(by, "give awards")
    published = publications_of(campaign).first()
    if published is None:
        raise faults.no_result(campaign.slug)
    if published.audit != CONFIRMED:
        raise faults.audit_open(published.citation, published.audit)
    activity = _activity(campaign, Honours.DISTRICTS)
    path = archive_path(home, published.citation)
    archive = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(archive).hexdigest() != published.sha256:
        raise faults.other_archive(published.citation)
    rows = district_rows(archive, activity)
    grounds = {"result": published.citation, "sha256": published.sha256, "audit": published.audit}
    return _give(campaign, Honours.DISTRICTS, rows, grounds, by=by, at=at)


def give_to_stories(campaign: Campaign, *, by: Account, at: datetime) -> list[Award]:
    """Awards for the stories that come out of the last round.

    Raises:
        CallError: it is not closed, more come out than prizes, or they were given before.
    """
    check_leader(by, "give awards")
    stages = stages_of(campaign)
    final = stages[-1].kept if stages else None
    if final is None or final.closed is None:
        raise faults.no_verdict(campaign.slug)
    activity = _activity(campaign, Honours.STORIES)
    chosen = _order(final)
    if len(chosen) > activity.prize.count:
        raise faults.shared_verdict(len(chosen), activity.prize.count)
    rows = story_rows(campaign, [stories_by_number(final)[one] for one in chosen], activity)
    grounds = {"round": final.slug, "act": final.closed.number, "hash": final.closed.hash}
    return _give(campaign, Honours.STORIES, rows, grounds, by=by, at=at)


def district_rows(archive: bytes, activity: Activity) -> list[Row]:
    """The prize places of an archive's standings, with what each comes to."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        told = csv.DictReader(io.StringIO(opened.read(STANDINGS).decode(), newline=""))
        return rows_of_places(list(told), activity)


def rows_of_places(standings: Sequence[Mapping[str, Any]], activity: Activity) -> list[Row]:
    prize = activity.prize
    winners = [row for row in standings if 0 < int(row["place"] or 0) <= prize.count]
    sharing = Counter(int(row["place"]) for row in winners)
    return [
        {
            "district_id": row["code"],
            "place": (place := int(row["place"])),
            "sharing": sharing[place],
            "voices": int(row["positive_voices"]),
            "satang": share_of_places(place, sharing[place], count=prize.count, baht=prize.baht),
        }
        for row in winners
    ]


def story_rows(campaign: Campaign, stories: Sequence[int], activity: Activity) -> list[Row]:
    """Stories that may be shown, the best first; each has a prize of its own."""
    rows: list[Row] = []
    for place, number in enumerate(stories, 1):
        story = story_to_show(campaign, number)
        mentions = list(story.reading.mentions.all()) if story else []
        praised = [one for one in mentions if one.polarity == Polarity.POSITIVE] or mentions
        if story is None or not praised:
            raise faults.withdrawn(number)
        satang = share_of_places(place, 1, count=activity.prize.count, baht=activity.prize.baht)
        told = {"story": story, "district_id": praised[0].district_id}
        rows.append({"place": place, "sharing": 1, "voices": 0, "satang": satang, **told})
    return rows


@transaction.atomic
def _give(
    campaign: Campaign,
    honours: Honours,
    rows: Sequence[Row],
    grounds: Mapping[str, Any],
    *,
    by: Account,
    at: datetime,
) -> list[Award]:
    hold_campaign(slug=campaign.slug)
    if awards_of(campaign).filter(honours=honours.value).exists():
        raise faults.given_already(campaign.slug, honours.value)
    made = [_give_one(campaign, honours, row, grounds, by=by, at=at) for row in rows]
    check_budget(campaign)
    return made


def _give_one(
    campaign: Campaign,
    honours: Honours,
    row: Row,
    grounds: Mapping[str, Any],
    *,
    by: Account,
    at: datetime,
) -> Award:
    told = {"campaign": campaign.slug, "honours": honours.value, "grounds": dict(grounds)}
    act = keep_act(
        kind="award.given",
        by=Actor(by.name, by.role),
        why=f"place {row['place']} of {honours.value}",
        at=at,
        told=told | {"place": row["place"], "satang": row["satang"]},
        after={"district": row["district_id"]},
    )
    return keep_award(
        act=act, campaign=campaign, honours=honours.value, grounds=dict(grounds), **row
    )


def check_budget(campaign: Campaign) -> None:
    """Refuse awards that together are above what the campaign promised.

    Raises:
        CallError: they are.
    """
    districts = {one.code: one for one in all_districts()}
    given: list[Won] = [won_of(one, districts[one.district_id]) for one in awards_of(campaign)]
    for slug, satang in over_budget(given, rules_of(campaign)).items():
        raise faults.over_budget(slug, satang)


def check_leader(by: Account, doing: str) -> None:
    if by.role != Role.NATIONAL:
        raise faults.not_entitled(doing, by.role)


def _activity(campaign: Campaign, honours: Honours) -> Activity:
    found = [one for one in rules_of(campaign).activities if one.honours == honours.value]
    if not found:
        raise faults.no_result(campaign.slug)
    return found[0]


def _order(final: Round) -> list[int]:
    """Who comes out of the final, as the verdicts place them."""
    chosen = who_goes_on(final)
    places = {row["number"]: row["place"] for row in final.outcome.get("verdicts", [])}
    return sorted(chosen, key=lambda number: (places.get(number, len(places) + 1), number))
