import re

import pytest
from shown import a_shown_campaign, words_of
from told import BETONG, MAE_RIM, PAI, PRAISED

from sangsuk.flow.counting.likely_rates import likely_rates
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.records.standings.models import Standing
from sangsuk.records.standings.queries import latest_snapshot, latest_standings

pytestmark = pytest.mark.django_db


def listed(page: bytes) -> list[str]:
    """Codes of the districts in the ranked table, from above."""
    body = re.search(r"<tbody>(.*?)</tbody>", page.decode(), re.DOTALL)
    return re.findall(r"/districts/(\d{4})/", body[1]) if body else []


def silent(page: bytes) -> list[str]:
    found = re.search(r"<details(.*?)</details>", page.decode(), re.DOTALL)
    return re.findall(r"/districts/(\d{4})/", found[1]) if found else []


def test_the_most_praised_come_first_and_the_silent_are_not_last_but_apart(client):
    a_shown_campaign()
    page = client.get("/standings/").content

    assert listed(page) == [MAE_RIM, PAI, BETONG]
    assert len(silent(page)) == 875
    assert "อีก 875 อำเภอยังไม่มีใครเล่าถึง" in words_of(page)


def test_most_mentioned_stands_beside_most_praised(client):
    a_shown_campaign()
    row = re.search(
        r"<tbody>.*?<tr>(.*?)</tr>", client.get("/standings/").content.decode(), re.DOTALL
    )

    assert words_of(row[1].encode()).split()[:4] == ["1", "อันดับ", "1", "อำเภอแม่ริม"]
    assert "พูดถึง 2" in words_of(row[1].encode())


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("region=north", [MAE_RIM, PAI]),
        ("region=south", [BETONG]),
        ("province=58", [PAI]),
        ("region=south&province=58", []),
    ],
)
def test_standings_of_a_part_of_the_country(client, query, codes):
    a_shown_campaign()

    assert listed(client.get(f"/standings/?{query}").content) == codes


def test_fifty_places_a_page(client):
    a_shown_campaign({f"s{code}": ((f"{code}", PRAISED),) for code in _codes(51)})
    first, second = client.get("/standings/").content, client.get("/standings/?page=2").content

    assert (len(listed(first)), len(listed(second))) == (50, 1)
    assert "หน้า 1 จาก 2" in words_of(first)
    assert listed(client.get("/standings/?page=what").content) == listed(first)


def _codes(many: int) -> list[str]:
    return [district.code for district in load_gazetteer().districts[:many]]


def test_the_likely_rate_stands_with_its_range_and_what_was_counted_is_called_so(client):
    campaign = a_shown_campaign()
    row = latest_standings(campaign)[0]
    likely = likely_rates(latest_snapshot(campaign))[MAE_RIM]
    page = words_of(client.get("/standings/").content)

    assert row.rate_low < likely < row.rate_high
    assert (
        f"{likely:.1f} ราว {row.rate_low:.1f} ถึง {row.rate_high:.1f} นับได้ {row.per_100k:.1f}"
        in page
    )


def test_by_rate_a_phone_shows_the_rate_too(client):
    campaign = a_shown_campaign()
    likely = likely_rates(latest_snapshot(campaign))[MAE_RIM]
    narrow = f'<span class="in-cell phone-only">ต่อแสนคน {likely:.1f}</span>'

    assert narrow in client.get("/standings/?by=per_100k").content.decode()
    assert narrow not in client.get("/standings/").content.decode()


def test_where_few_voices_part_many_places_the_page_says_so_in_words(client):
    a_shown_campaign({f"s{code}": ((code, PRAISED),) for code in _codes(40)})
    Standing.objects.filter(place__isnull=False).update(place_low=1, place_high=40)
    page = words_of(client.get("/standings/").content)

    assert "อันดับ 1 ถึง 40 มีเสียงห่างกันทีละนิดเดียว" in page


def test_who_is_likely_among_the_first_is_said_in_hundredths(client):
    a_shown_campaign()
    Standing.objects.filter(district=MAE_RIM).update(p_top=0.878)
    Standing.objects.exclude(district=MAE_RIM).update(p_top=0.04)
    page = words_of(client.get("/standings/").content)

    assert ("อำเภอแม่ริม 88 ใน 100" in page, "4 ใน 100" in page) == (True, False)
