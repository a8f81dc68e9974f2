"""What people ruled on stories becomes rows that training learns from, and nobody is found by them."""

import pytest
from kept import TENTH, a_kept_campaign, keep_reading
from told import BLAMED, MAE_RIM, PAI, PRAISED, a_reading

from sangsuk.core.terms.reading import Reason, Review
from sangsuk.core.terms.ruling import Verdict
from sangsuk.core.terms.story import AuthorKind
from sangsuk.flow.fitting.corrected import export_corrections
from sangsuk.flow.fitting.labels import read_labels
from sangsuk.flow.rulings.ruling import Proposal, rule
from sangsuk.records.accounts.actions import make_account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.tellers.models import Consent

pytestmark = pytest.mark.django_db
BOTH = ((MAE_RIM, PRAISED), (PAI, BLAMED))


@pytest.fixture
def campaign():
    return a_kept_campaign()


@pytest.fixture
def malai():
    return make_account(name="malai", role=Role.NATIONAL, password="ดอกบัวตองบานปลายฝน", at=TENTH)


def told(campaign, name="1", *mentions, **more):
    return keep_reading(campaign, a_reading(name, f"u-{name}", *(mentions or BOTH), **more))


def ruled(by, story, law, reason, *, verdict=Verdict.EXCLUDE, district=""):
    one = Proposal(story=story, verdict=verdict, rule=law, reason=reason, district=district)
    return rule(one, by=by, at=TENTH)


def exported(campaign, folder):
    out = folder / "desk.jsonl"
    counts = export_corrections(campaign, out)
    return counts, list(read_labels(out, tell_author_kind=True)), out.read_text("utf-8")


def test_praise_by_staff_is_taught_as_told_by_staff(campaign, malai, tmp_path):
    ruled(malai, told(campaign), "E3", "told_by_staff")

    counts, [row], _ = exported(campaign, tmp_path)

    assert counts == (1, 0)
    assert (row.reason, row.author_kind) == (Reason.STAFF, AuthorKind.STAFF)
    assert row.districts == dict(BOTH)
    assert row.services == {"id_card"}


def test_a_story_of_another_agency_teaches_no_office_and_no_service(campaign, malai, tmp_path):
    ruled(malai, told(campaign), "E5", "other_office")

    _, [row], _ = exported(campaign, tmp_path)

    assert (row.reason, row.districts, row.services) == (Reason.NOT_ABOUT, {}, frozenset())


def test_an_office_that_was_not_meant_is_gone_and_the_other_stays(campaign, malai, tmp_path):
    ruled(malai, told(campaign), "E5", "other_district", district=PAI)

    _, [row], _ = exported(campaign, tmp_path)

    assert (row.reason, row.districts) == (None, {MAE_RIM: PRAISED})


def test_a_story_that_the_reader_wrongly_left_out_is_taught_as_one_that_counts(
    campaign, malai, tmp_path
):
    story = told(campaign, reason=Reason.SPAM)
    ruled(malai, story, "E4", "reader_mistaken", verdict=Verdict.RESTORE)

    _, [row], _ = exported(campaign, tmp_path)

    assert (row.reason, row.author_kind, row.districts) == (None, AuthorKind.CITIZEN, dict(BOTH))


def test_rulings_that_say_nothing_of_the_words_teach_nothing(campaign, malai, tmp_path):
    arranged, mistaken = told(campaign, "1"), told(campaign, "2")
    ruled(malai, arranged, "E7", "arranged")
    ruled(malai, mistaken, "E3", "told_by_staff")
    ruled(malai, mistaken, "E3", "ruling_mistaken", verdict=Verdict.RESTORE)

    assert exported(campaign, tmp_path)[:2] == ((0, 0), [])


def test_a_copy_is_taught_by_its_words_alone(campaign, malai, tmp_path):
    story = told(campaign, reason=Reason.DUPLICATE)
    ruled(malai, story, "E5", "other_district", district=PAI)

    _, [row], _ = exported(campaign, tmp_path)

    assert (row.reason, row.districts) == (None, {MAE_RIM: PRAISED})


def test_what_may_not_be_published_stays_in_the_house(campaign, malai, tmp_path):
    unsure = told(campaign, "1", review=(Review.PII_UNSURE,))
    refused = told(campaign, "2")
    Consent.objects.create(
        campaign=campaign,
        platform=refused.platform,
        native_id=refused.native_id,
        layer="publish",
        is_given=False,
        at=TENTH,
        asked="ให้แสดงเรื่องนี้ไหม",
    )
    for story in (unsure, refused):
        ruled(malai, story, "E3", "told_by_staff")

    assert exported(campaign, tmp_path)[:2] == ((0, 2), [])


def test_a_row_leads_nobody_to_the_post_and_is_the_same_each_time(campaign, malai, tmp_path):
    story = told(campaign, "fb-4711", masked="โทร [เบอร์โทร] ทำบัตรเร็วมาก")
    ruled(malai, story, "E3", "told_by_staff")

    _, [row], text = exported(campaign, tmp_path)

    assert row.post.text == "โทร [เบอร์โทร] ทำบัตรเร็วมาก"
    assert row.post.posted_at.isoformat() == "2020-12-05T10:00:00+07:00"
    assert all(word not in text for word in ("fb-4711", "u-fb-4711", "malai"))
    assert exported(campaign, tmp_path)[2] == text
