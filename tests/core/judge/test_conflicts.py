"""Who must not judge which story."""

import pytest

from sangsuk.core.judge.conflicts import why_not
from sangsuk.core.terms.juror import Candidate, Conflict, Juror

STORY = Candidate(
    id="s",
    districts=frozenset({"5001"}),
    teller="ใจดี",
    household="บ้าน 9",
    helpers=frozenset({"ปลัด"}),
)


@pytest.mark.parametrize(
    ("juror", "reason"),
    [
        (Juror(id="ใจดี"), Conflict.OWN_STORY),
        (Juror(id="ปลัด"), Conflict.HELPED),
        (Juror(id="j", household="บ้าน 9"), Conflict.HOUSEHOLD),
        (Juror(id="j", relations=frozenset({"ใจดี"})), Conflict.RELATION),
        (Juror(id="j", relations=frozenset({"5001"})), Conflict.RELATION),
        (Juror(id="j", workplaces=frozenset({"5001"})), Conflict.WORKPLACE),
        (Juror(id="j", workplaces=frozenset({"5002"})), Conflict.WORKPLACE),
        (Juror(id="j", homes=frozenset({"5001"})), Conflict.HOME_DISTRICT),
        (Juror(id="j", homes=frozenset({"5002"})), Conflict.HOME_PROVINCE),
        (Juror(id="j", homes=frozenset({"5101"}), workplaces=frozenset({"1001"})), None),
        (Juror(id="j"), None),
    ],
)
def test_the_first_reason_that_applies_keeps_a_juror_out(juror, reason):
    assert why_not(juror, STORY) == reason


def test_who_stepped_back_from_a_story_may_still_judge_others():
    recusals = frozenset({("j", "s")})

    assert why_not(Juror(id="j"), STORY, recusals) == Conflict.RECUSED
    assert why_not(Juror(id="j"), Candidate(id="t"), recusals) is None


def test_a_hidden_teller_and_no_household_are_nobodys():
    hidden = Candidate(id="s", teller=None, household=None)

    assert why_not(Juror(id="j", household=None), hidden) is None
