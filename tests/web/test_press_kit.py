"""What whoever spreads the word may take: hashtags to copy, and a poster of every office."""

import re

import pytest
from kept import a_kept_campaign
from told import BETONG

from sangsuk.records.campaigns.queries import rules_of

pytestmark = pytest.mark.django_db


def test_the_hashtags_of_the_campaign_are_copied_with_one_press(client):
    campaign = a_kept_campaign()
    page = client.get("/press/").content.decode()

    assert 'data-copy=".hashtags code"' in page
    shown = re.findall('<code lang="th">([^<]+)</code>', page)
    assert shown == list(rules_of(campaign).hashtags)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_districts_page_leads_to_the_poster_of_its_office(client, prefix):
    a_kept_campaign()
    page = client.get(f"{prefix}/districts/{BETONG}/").content.decode()
    [address] = re.findall('href="([^"]+poster[.]pdf)"', page)
    poster = client.get(address)

    assert (poster.status_code, poster["Content-Type"]) == (200, "application/pdf")
    assert poster.content[:5] == b"%PDF-"
    assert poster["Content-Disposition"] == f'inline; filename="poster-{BETONG}.pdf"'


@pytest.mark.parametrize("code", ["9999", "1001"])
def test_what_is_no_district_has_no_poster(client, code):
    a_kept_campaign()

    assert client.get(f"/districts/{code}/poster.pdf").status_code == 404
