"""The command tells what goes out, and what hinders it, and asks nobody."""

import pytest
from announced import outside, released, work
from click.testing import CliRunner
from judged import FEBRUARY
from kept import a_kept_campaign

from sangsuk.cli.main import cli
from sangsuk.core.errors import SangsukError
from sangsuk.core.terms.announcement import OutletName

pytestmark = pytest.mark.django_db
CAMPAIGN = ("--campaign", "amphoe-sangsuk-2563")
NOT_SET = "facebook (not set), instagram (not set), youtube (not set), line (not set)"


@pytest.fixture(autouse=True)
def a_home(settings, tmp_path, monkeypatch):
    settings.SANGSUK_HOME = tmp_path
    monkeypatch.setenv("SANGSUK_CLOCK", FEBRUARY.isoformat())


def said(*words: object) -> list[str]:
    called = CliRunner().invoke(cli, [*map(str, words)], catch_exceptions=False)
    assert called.exit_code == 0, called.output
    return called.stdout.splitlines()


def test_what_is_out_and_what_hinders_it_is_told_without_asking_a_service():
    with outside():
        made = released(a_kept_campaign(), OutletName.FACEBOOK, OutletName.YOUTUBE)
        work(FEBRUARY)

    assert said("announcements", *CAMPAIGN) == [
        f"outlets: {NOT_SET}",
        f"{made.pk:>5} 2021-02-01 09:00 thank    2/2 facebook:out youtube:refused",
    ]
    [page, tube] = said("announcements", made.pk, *CAMPAIGN)
    assert page.startswith(
        "facebook  out          49/63,206 not_connected, SANGSUK_FACEBOOK_PAGE_ID"
    )
    assert "not_connected, words_alone, SANGSUK_YOUTUBE_CLIENT_ID" in tube


def test_one_that_is_not_there_is_told_so():
    a_kept_campaign()
    with pytest.raises(SangsukError, check=lambda error: error.code == "announcements.unknown"):
        said("announcements", 7, *CAMPAIGN)
