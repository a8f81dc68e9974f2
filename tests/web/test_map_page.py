import re

import pytest
from shown import a_shown_campaign
from told import BETONG, MAE_RIM, PAI

from sangsuk.web.public.regions import REGIONS

pytestmark = pytest.mark.django_db


def drawn(page: bytes) -> set[str]:
    picture = re.search(r"<svg[^>]*hexmap.*?</svg>", page.decode(), re.DOTALL)[0]
    return set(re.findall(r'href="/districts/(\d{4})/"', picture))


def test_every_district_of_the_country_is_a_link_on_the_map(client):
    a_shown_campaign()

    assert len(drawn(client.get("/map/").content)) == 878


def test_the_regions_together_are_the_country(client):
    a_shown_campaign()
    regions = [drawn(client.get(f"/map/?region={region.slug}").content) for region in REGIONS]

    assert sum(map(len, regions)) == 878
    assert set.union(*regions) == drawn(client.get("/map/").content)


def test_beside_the_map_stands_the_same_as_a_list(client):
    a_shown_campaign()
    after = client.get("/map/?region=north").content.decode().split("</svg>")[-1]
    whole = client.get("/map/").content.decode()
    leaders = re.search(r'<ol class="leaders">(.*?)</ol>', whole, re.DOTALL)[1]

    assert re.findall(r"/districts/(\d{4})/", leaders) == [MAE_RIM, PAI, BETONG]
    assert BETONG not in after
