"""The live leaderboard, read from the counters."""

from typing import Final, NamedTuple

from sangsuk.core.terms.campaign import TieRule
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.districts.models import District
from sangsuk.records.standings.models import DistrictCount
from sangsuk.records.standings.statements import prepared_cursor, table_of

ORDER: Final = {
    TieRule.FEWER_NEGATIVE_VOICES: "c.negative_voices",
    TieRule.MORE_PRAISE_DAYS: "c.praise_days DESC",
    TieRule.MORE_SERVICES_PRAISED: "c.services_praised DESC",
    TieRule.HIGHER_PER_100K: "c.positive_voices * 1.0 / d.population DESC",
}


class OnBoard(NamedTuple):
    """One district on the live leaderboard."""

    place: int
    code: str
    positive_voices: int
    negative_voices: int
    mentioned_voices: int
    mentions: int


def leaders(campaign: Campaign, chain: tuple[TieRule, ...], *, most: int = 10) -> list[OnBoard]:
    """The districts in the first places at this moment; equals share a place.

    Args:
        campaign: whose count.
        chain: the campaign's tie chain.
        most: how many places; shared ones may give more districts.
    """
    count, district = table_of(DistrictCount), table_of(District)
    merit = ", ".join(["c.positive_voices DESC", *(ORDER[rule] for rule in chain)])
    placed = (  # our own names alone are written into it
        f"SELECT RANK() OVER (ORDER BY {merit}) AS place, "  # noqa: S608
        "c.district_id, c.positive_voices, c.negative_voices, c.mentioned_voices, c.mentions "
        f"FROM {count} c "
        f"JOIN {district} d ON d.code = c.district_id "
        "WHERE c.campaign_id = %s AND c.mentions > 0"
    )
    with prepared_cursor() as cursor:
        cursor.execute(
            f"SELECT * FROM ({placed}) placed "  # noqa: S608
            "WHERE place <= %s ORDER BY place, district_id",
            [campaign.pk, most],
        )
        return [OnBoard(*row) for row in cursor.fetchall()]
