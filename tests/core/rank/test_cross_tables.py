"""The same voices by province, service and day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import (
    BETONG,
    BLAMED,
    MAE_RIM,
    MUEANG_CHIANG_MAI,
    PAI,
    PRAISED,
    a_campaign,
    a_gazetteer,
    a_reading,
    december,
)

from sangsuk.core.rank.beside import TABLES, lay_beside
from sangsuk.core.rank.count import Count
from sangsuk.core.rank.cross_tables import hide_small


def tables(*stories):
    campaign, gazetteer = a_campaign(), a_gazetteer()
    count = Count()
    for story in stories:
        count.add(story)
    laid, _ = lay_beside(count.finish_whole(campaign, gazetteer), campaign, gazetteer)
    return {name: table.to_pylist() for name, table in laid.items()}


def praise(code: str, number: int, *, day: int = 5, service: str = "id_card"):
    return [
        a_reading(
            f"{code}-{day}-{n}", f"c{n}", (code, PRAISED), at=december(day), services=(service,)
        )
        for n in range(number)
    ]


def test_provinces_are_sums_of_the_standings_and_never_hidden():
    told = tables(
        *praise(MAE_RIM, 2), *praise(MUEANG_CHIANG_MAI, 1), a_reading("x", "z", (PAI, BLAMED))
    )

    rows = {row["province"]: row for row in told["tables/by_province"]}
    assert rows["เชียงใหม่"]["positive_voices"] == 3
    assert (rows["เชียงใหม่"]["districts"], rows["เชียงใหม่"]["districts_heard"]) == (2, 2)
    assert rows["เชียงใหม่"]["per_100k"] == pytest.approx(3.0)
    assert rows["แม่ฮ่องสอน"]["negative_voices"] == 1
    assert told["tables/by_region"][0]["positive_voices"] == 3


def test_silent_districts_are_listed_and_have_no_place():
    told = tables(*praise(PAI, 1))

    assert len(told["tables/silent"]) == 5
    assert PAI not in {row["code"] for row in told["tables/silent"]}


def test_services_below_five_voices_are_hidden_and_none_is_nought():
    told = tables(*praise(PAI, 6), *praise(BETONG, 3, service="firearms"))

    rows = {row["service"]: row["positive_voices"] for row in told["tables/by_service"]}
    assert (rows["id_card"], rows["firearms"], rows["hotel"]) == (6, None, 0)


def test_a_voice_counts_on_the_day_of_its_first_praise():
    told = tables(*praise(PAI, 8, day=3), *praise(PAI, 9, day=9), *praise(BETONG, 7, day=9))

    days = {row["day"]: row["new_positive_voices"] for row in told["tables/by_day"]}
    assert len(days) == 31
    assert (days["2020-12-03"], days["2020-12-09"]) == (8, 8)
    assert days[date(2020, 12, 4).isoformat()] == 0


def test_every_table_is_there_when_nobody_spoke():
    assert tuple(tables()) == TABLES


@given(st.lists(st.integers(0, 30), max_size=12))
def test_a_hidden_number_cannot_be_computed_from_the_sum(cells):
    shown = hide_small(cells, sums_are_known=True)

    assert all(cell is None or cell == 0 or cell >= 5 for cell in shown)
    hidden = shown.count(None)
    assert hidden != 1 or not any(shown)
    assert [c for c, s in zip(cells, shown, strict=True) if s is not None] == [
        s for s in shown if s is not None
    ]
