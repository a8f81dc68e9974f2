"""What papers of awards say: no more than what is so."""

from dataclasses import replace
from datetime import datetime

import pytest
from an_award import a_district, an_occasion
from told import BANGKOK

from sangsuk.core.tell.papers.honours import letter
from sangsuk.core.tell.papers.press import invitation


@pytest.mark.parametrize("is_audited", [True, False])
def test_a_letter_tells_of_an_audit_where_there_was_one(is_audited):
    told = letter(a_district(), an_occasion(is_audited=is_audited))

    assert ("ผ่านการตรวจสอบโดยสุ่มอ่านแล้ว" in str(told)) == is_audited


@pytest.mark.parametrize(
    ("closes", "last"),
    [((2021, 1, 11, 0), "10 มกราคม 2564"), ((2021, 1, 11, 12), "11 มกราคม 2564")],
)
def test_the_invitation_names_the_last_day_on_which_stories_are_told(closes, last):
    occasion = an_occasion()
    window = replace(occasion.rules.window, closes=datetime(*closes, tzinfo=BANGKOK))
    told = invitation(replace(occasion, rules=replace(occasion.rules, window=window)))

    assert f"ถึง {last}" in str(told["paragraphs"])
