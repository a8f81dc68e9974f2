"""Each public page names its one address, in its own language; what is gone or by link names none."""

import re
import tomllib
from pathlib import Path

import pytest
from django.utils.translation import get_language
from kept import TENTH
from shown import a_shown_campaign
from told import PRAISED

from sangsuk.records.districts.queries import all_districts
from sangsuk.records.stories.actions import withdraw_story
from sangsuk.records.stories.models import Story

pytestmark = pytest.mark.django_db
TABLE = tomllib.loads((Path(__file__).parent / "access.toml").read_text("utf-8"))
HOST = "http://testserver"
NOT_FOR_ROBOTS = '<meta name="robots" content="noindex">'
# Of pages that are for everybody, those that nobody is to find by searching.
BY_LINK_OR_FORM = {
    "/embed/standings/",
    "/jury/in/",
    "/stories/1/thanks/",
    "/tell/lost/",
}


def addresses_in(page: str) -> list[str]:
    return re.findall(r'<link rel="canonical" href="([^"]*)">', page)


def tongues_in(page: str) -> list[str]:
    return re.findall(r'<link rel="alternate" hreflang="\w+" href="([^"]*)">', page)


def open_pages(client):
    """Every address of the site that answers everybody with a page, in both languages."""
    story = Story.objects.order_by("pk")[0].pk
    for address, who in TABLE["addresses"].items():
        if who == "everybody":
            path = address.format(story=story)
            for asked in (path, f"/en{path}"):
                answer = client.get(asked)
                if answer.headers.get("Content-Type", "").startswith("text/html") and (
                    b"</html>" in answer.content  # parts of pages have no head
                ):
                    yield path, asked, answer


def test_every_page_that_may_be_found_names_itself_and_its_other_tongue_and_no_other_page_does(
    client,
):
    a_shown_campaign()
    wrong, hidden = {}, set()
    for path, asked, answer in open_pages(client):
        page = answer.content.decode()
        found = answer.status_code == 200 and NOT_FOR_ROBOTS not in page
        hidden |= {path} if answer.status_code == 200 and not found else set()
        is_outside_of_languages = path.startswith("/api/")
        both = [f"{HOST}{path}", f"{HOST}{path if is_outside_of_languages else f'/en{path}'}"]
        said = (addresses_in(page), tongues_in(page))
        if said != (([f"{HOST}{asked}"], both) if found else ([], [])):
            wrong[asked] = (answer.status_code, *said)

    assert wrong == {}
    assert {re.sub("stories/[0-9]+", "stories/1", one) for one in hidden} == BY_LINK_OR_FORM


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("/standings/?region=north&by=per_100k", "/standings/"),
        ("/en/standings/?province=50&page=2", "/en/standings/"),
        ("/stories/?q=ทำบัตร&province=50", "/stories/"),
        ("/standings/praise/?service=id_card", "/standings/praise/"),
        ("/map/?region=south", "/map/"),
        ("/en/?utm_source=x", "/en/"),
        (
            "/standings/?campaign=amphoe-sangsuk-2563",
            "/standings/?campaign=amphoe-sangsuk-2563",
        ),
    ],
)
def test_filters_are_no_page_of_their_own_and_an_earlier_campaign_is(client, asked, named):
    a_shown_campaign()

    assert addresses_in(client.get(asked).content.decode()) == [HOST + named]


def test_each_page_of_the_whole_list_names_itself(client):
    districts = all_districts().values_list("code", flat=True)[:60]
    a_shown_campaign({f"of {code}": ((code, PRAISED),) for code in districts})
    pages = ("?page=1", "?page=2", "?page=99", "?page=what")
    named = [addresses_in(client.get(f"/standings/{one}").content.decode()) for one in pages]

    second = f"{HOST}/standings/?page=2"
    assert named == [[f"{HOST}/standings/"], [second], [second], [f"{HOST}/standings/"]]


def test_a_story_that_was_taken_back_names_no_address(client):
    campaign = a_shown_campaign()
    story = campaign.stories.first()
    before = addresses_in(client.get(f"/stories/{story.pk}/").content.decode())
    withdraw_story(story=story, by="teller", at=TENTH)
    answer = client.get(f"/stories/{story.pk}/")

    assert before == [f"{HOST}/stories/{story.pk}/"]
    assert (answer.status_code, addresses_in(answer.content.decode())) == (410, [])


@pytest.mark.parametrize("time", ["first", "again"])
def test_a_page_in_english_leaves_its_language_to_no_other_test(client, time):
    before = get_language()
    client.get("/en/robots.txt")

    assert (before, get_language()) == ("th", "en")
