"""Every office and province has a paper of two pages: what its citizens said, also if nothing."""

from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from kept import a_kept_campaign, keep_reading
from told import BLAMED, MAE_RIM, PRAISED, a_reading

from sangsuk.cli.main import cli
from sangsuk.core.errors import CallError

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def stories_of_mae_rim():
    campaign = a_kept_campaign()
    for n in range(4):
        polarity = PRAISED if n else BLAMED
        keep_reading(campaign, a_reading(f"s{n}", f"u{n}", (MAE_RIM, polarity)), drivers=["speed"])


def papers(out: Path, only: str, *more: str) -> dict[str, list[str]]:
    """The words of each page, by the file's name."""
    called = ["tell", "offices", "--out", str(out), "--only", only, *more]
    CliRunner().invoke(cli, called, catch_exceptions=False)
    found = {}
    for path in sorted(out.iterdir()):
        document = pypdfium2.PdfDocument(path)
        found[path.stem] = [page.get_textpage().get_text_range() for page in document]
        document.close()
    return found


def test_an_office_reads_its_thanks_first_and_a_silent_one_is_not_blamed(tmp_path):
    found = papers(tmp_path, "50", "--language", "en")

    assert len(found) == 26
    assert {code: len(pages) for code, pages in found.items() if len(pages) != 2} == {}
    assert "4 stories count: 3 praise you, 1 ask" in " ".join(found[MAE_RIM][0].split())
    assert "That does not mean that your service is bad" in " ".join(found["5002"][0].split())
    assert "Mae Rim" in found["50"][1]


def test_an_office_that_there_is_none_of_is_the_callers_to_mend(tmp_path):
    with pytest.raises(CallError, match="two digits of a province"):
        papers(tmp_path, "9999")
