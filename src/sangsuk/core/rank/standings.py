"""Voices in, standings out (ตารางอันดับ)."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import pyarrow as pa

from sangsuk.core.rank.shrinkage import Floats, fit_prior, rate_quantiles
from sangsuk.core.rank.stability import DRAWS, TAIL, Stability, simulate_places
from sangsuk.core.rank.ties import Contender, place_contenders
from sangsuk.core.rank.voices import SILENT, Tally
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.district import District
from sangsuk.core.terms.reader_error import NO_ERROR, ReaderError
from sangsuk.core.terms.tables import STANDINGS

PEOPLE: Final = 100_000
DECIMALS: Final = 4  # of what is estimated; what is counted stays exact
SURENESS: Final = pa.schema(
    [
        *(STANDINGS.field(name) for name in ("place", "code", "district", "province")),
        *(STANDINGS.field(name) for name in ("positive_voices", "place_low", "place_high")),
        ("p_top", pa.float64()),
        ("again_low", pa.int32()),  # of another month like this: the chance in who speaks is in it
        ("again_high", pa.int32()),
        ("p_top_again", pa.float64()),
    ]
)
UNPLACED: Final[dict[str, Any]] = {"place": None, "tie_broken_by": None}


class Ranked(NamedTuple):
    """The standings, and of the same districts in the same order how sure each place is."""

    standings: pa.Table  # `STANDINGS`
    sureness: pa.Table  # with the places of another such month beside the true ones


def rank_districts(
    tallies: Mapping[str, Tally],
    districts: Sequence[District],
    campaign: Campaign,
    *,
    error: ReaderError = NO_ERROR,
    draws: int = DRAWS,
) -> pa.Table:
    """Place every district by its positive voices, then by the campaign's tie chain.

    A district that no eligible story mentions is silent and has no place; one
    that was mentioned but never praised stands after all that were.  Estimates
    (`rate_*`, `place_low`, `place_high`, `p_top`) are given for silent districts
    too: silence is also a count.

    Args:
        tallies: from `count_voices`; of districts outside the scope, left out.
        districts: all districts of the gazetteer; the campaign's provinces are taken.
        campaign: its scope, tie chain, prizes and digest.
        error: the reader's, as measured; without it, readings are taken to be right.
        draws: of the simulation behind `place_low`, `place_high` and `p_top`.

    Returns:
        `STANDINGS`, one row per district of the scope, best first, equal places
        and the silent ones by code.  The order of the input does not matter.
    """
    return rank_surely(tallies, districts, campaign, error=error, draws=draws).standings


def rank_surely(
    tallies: Mapping[str, Tally],
    districts: Sequence[District],
    campaign: Campaign,
    *,
    error: ReaderError = NO_ERROR,
    draws: int = DRAWS,
) -> Ranked:
    """As `rank_districts`, with the places that another such month might give."""
    scope = sorted(
        (district for district in districts if campaign.covers(district.code)),
        key=lambda district: district.code,
    )
    counted = [_counted(district, tallies.get(district.code, SILENT)) for district in scope]
    estimates = _estimates(scope, counted, campaign, error, draws)
    placed = _placed(counted, tallies, campaign)
    rows = [
        row | estimate | placed.get(row["code"], UNPLACED)
        for row, estimate in zip(counted, estimates, strict=True)
    ]
    rows.sort(key=lambda row: (row["place"] is None, row["place"] or 0, row["code"]))
    standings = pa.Table.from_pylist(rows, schema=STANDINGS)
    return Ranked(standings, pa.Table.from_pylist(rows, schema=SURENESS))


Placed = tuple[int | None, int]  # place, positive voices


def place_tallies(
    tallies: Mapping[str, Tally], districts: Sequence[District], campaign: Campaign
) -> dict[str, Placed]:
    """The places alone, without estimates: place and positive voices by district code."""
    counted = [
        _counted(district, tallies.get(district.code, SILENT))
        for district in districts
        if campaign.covers(district.code)
    ]
    placed = _placed(counted, tallies, campaign)
    return {
        row["code"]: (placed.get(row["code"], UNPLACED)["place"], row["positive_voices"])
        for row in counted
    }


def prize_places(standings: pa.Table, campaign: Campaign) -> tuple[str, ...]:
    """Codes of the districts in the prize places, best first; ties share, so there may be more.

    A district without one positive voice wins nothing, however few were heard.
    """
    columns = standings.select(["code", "place", "positive_voices"]).to_pylist()
    return tuple(
        row["code"]
        for row in columns
        if row["place"] is not None
        and row["place"] <= campaign.prize_places
        and row["positive_voices"] > 0
    )


def _counted(district: District, tally: Tally) -> dict[str, Any]:
    return {
        "code": district.code,
        "district": district.name_th,
        "province": district.province_th,
        "positive_voices": tally.positive_voices,
        "mentions": tally.mentions,
        "mentioned_voices": tally.mentioned_voices,
        "negative_voices": tally.negative_voices,
        "net": tally.net,
        "unidentified_share": tally.unidentified_share,
        "per_100k": tally.positive_voices * PEOPLE / district.population,
    }


def _placed(
    rows: Sequence[Mapping[str, Any]], tallies: Mapping[str, Tally], campaign: Campaign
) -> dict[str, dict[str, Any]]:
    contenders = [
        Contender(code=row["code"], tally=tallies[row["code"]], per_100k=row["per_100k"])
        for row in rows
        if row["mentions"]
    ]
    return {
        placing.code: {"place": placing.place, "tie_broken_by": placing.tie_broken_by}
        for placing in place_contenders(contenders, campaign.tie_chain)
    }


def _estimates(
    scope: Sequence[District],
    counted: Sequence[Mapping[str, Any]],
    campaign: Campaign,
    error: ReaderError,
    draws: int,
) -> list[dict[str, Any]]:
    if not scope:
        return []
    told = [
        (row["positive_voices"], one.population) for row, one in zip(counted, scope, strict=True)
    ]
    return estimate_places(
        told, prize_places=campaign.prize_places, digest=campaign.digest, error=error, draws=draws
    )


def estimate_places(
    told: Sequence[tuple[int, int]],
    *,
    prize_places: int,
    digest: str,
    error: ReaderError,
    draws: int = DRAWS,
) -> list[dict[str, Any]]:
    """What is estimated of each district, from positive voices and people; at least one is given.

    Args:
        told: positive voices and registered people of every district.
        prize_places: how many places win.
        digest: of the campaign's rules, from which chance comes.
        error: the reader's, as measured.
        draws: of the simulation.
    """
    counts = np.array([voices for voices, _ in told], dtype=np.int64)
    people = np.array([people for _, people in told], dtype=np.float64) / PEOPLE
    low, high = _rates(counts.astype(np.float64), people)
    places = simulate_places(
        counts, prize_places=prize_places, digest=digest, error=error, draws=draws
    )
    columns = {"rate_low": low, "rate_high": high} | _sureness(places)
    lists = [column.round(DECIMALS).tolist() for column in columns.values()]
    return [dict(zip(columns, values, strict=True)) for values in zip(*lists, strict=True)]


def _sureness(places: Stability) -> dict[str, Any]:
    return {
        "place_low": places.place_low,
        "place_high": places.place_high,
        "p_top": places.p_top,
        "again_low": places.again.place_low,
        "again_high": places.again.place_high,
        "p_top_again": places.again.p_top,
    }


def _rates(counts: Floats, people: Floats) -> tuple[Floats, Floats]:
    """The 90 % interval of each district's shrunken positive voices per 100,000 people."""
    # Sums of floats depend on their order: one that codes have no part in.
    order = np.lexsort((people, counts))
    prior = fit_prior(counts[order], people[order])
    return (
        rate_quantiles(prior, counts, people, at=TAIL),
        rate_quantiles(prior, counts, people, at=1 - TAIL),
    )
