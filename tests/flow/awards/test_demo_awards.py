"""`sangsuk demo awards`: every paper, every card and three drafts of films, in one go."""

import pypdfium2 as pdfium
import pytest
from given import three_stories
from judged import FEBRUARY
from kept import a_kept_campaign

from sangsuk.core.errors import CallError
from sangsuk.flow.awards.demonstration import Film, write_demo
from sangsuk.flow.counting.site import rank_site
from sangsuk.flow.papers.issuing import genuine
from sangsuk.records.awards.models import Award, Paper
from sangsuk.records.campaigns.models import Campaign

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_one_call_writes_all_and_gives_nobody_an_award(tmp_path):
    campaign = a_kept_campaign()
    Campaign.objects.update(is_demo=True)
    campaign.refresh_from_db()
    three_stories(campaign)
    rank_site(campaign, at=FEBRUARY)
    done = write_demo(campaign, tmp_path, at=FEBRUARY, film=Film(("vertical",), 0.1))

    files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*"))
    papers = [one for one in files if one.endswith(".pdf") and "/" not in one]
    assert len(papers) == done.papers == 25
    assert [one for one in files if one.startswith("films/") and one.endswith(".pdf")] == [
        f"films/story-{n}-{name}.pdf" for n in (1, 2, 3) for name in ("shot-list", "storyboard")
    ]
    assert len([one for one in files if one.endswith(".png")]) == done.cards == 15
    assert [one for one in files if one.endswith(".mp4")] == [
        f"films/story-{n}.mp4" for n in (1, 2, 3)
    ]
    assert (done.films, done.baht, done.is_certified) == (3, 25_000, False)
    assert (Award.objects.count(), Paper.objects.count()) == (0, 25)
    said = pdfium.PdfDocument(tmp_path / "poster.pdf")[0].get_textpage().get_text_range()
    assert "ตัวอย่างจากข้อมูลสาธิต ไม่ใช่ผลจริง" in said
    assert "ยังไม่ได้ตรวจสอบผล" in said
    assert genuine(Paper.objects.first().code).facts["title"] == "เกียรติบัตร"


def test_it_is_for_the_demonstration_alone(tmp_path):
    with pytest.raises(CallError, match="demonstration alone"):
        write_demo(a_kept_campaign(), tmp_path, at=FEBRUARY)
