"""The page that a paper's code leads to."""

import pytest
from an_award import an_occasion
from django.test import Client
from given import given, three_stories
from judged import FEBRUARY
from kept import a_kept_campaign

from sangsuk.core.tell.papers.honours import letter
from sangsuk.core.terms.paper import PaperKind
from sangsuk.flow.awards.telling import won_of
from sangsuk.flow.papers.issuing import Given, give_paper, revoke_paper
from sangsuk.records.acts.actions import Actor

pytestmark = pytest.mark.django_db
SOMCHAI = Actor("somchai", "national")


def a_letter(home) -> Given:
    award = given(home)[0]
    won = won_of(award, award.district)
    return give_paper(
        award.campaign, PaperKind.LETTER, lambda mark: letter(won, an_occasion(), mark),
        site="http://localhost", by=SOMCHAI, at=FEBRUARY, award=award,
    )  # fmt: skip


def page(client: Client, code: str, status: int = 200) -> str:
    answer = client.get(f"/papers/{code}/")
    assert answer.status_code == status
    assert (answer["X-Robots-Tag"], answer["Cache-Control"]) == ("noindex", "no-store")
    return answer.content.decode()


def test_a_genuine_paper_is_told_as_one(client: Client, tmp_path):
    said = page(client, a_letter(tmp_path).paper.code)

    assert "เอกสารนี้เป็นของจริง" in said
    assert "สส 0001/2564" in said
    assert "นายอำเภอแม่ริม จังหวัดเชียงใหม่" in said


def test_a_revoked_paper_says_so(client: Client, tmp_path):
    paper = a_letter(tmp_path).paper
    revoke_paper(paper, "พิมพ์ผิด", by=SOMCHAI, at=FEBRUARY)

    assert "ยกเลิกแล้ว" in page(client, paper.code)


def test_a_code_that_no_paper_has_is_unknown(client: Client):
    three_stories(a_kept_campaign())

    assert "ไม่พบเอกสาร" in page(client, "0123456789abcdef", 404)


def test_the_page_is_whole_in_english(client: Client, tmp_path):
    code = a_letter(tmp_path).paper.code

    assert "This paper is genuine" in client.get(f"/en/papers/{code}/").content.decode()
