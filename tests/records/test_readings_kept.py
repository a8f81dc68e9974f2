from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from kept import TENTH, a_kept_campaign, a_post, keep_reading, take_in_posts
from told import BLAMED, MAE_RIM, PAI, PRAISED, a_reading

from sangsuk.core.terms.reading import Locality, Reason, Review, Role
from sangsuk.records.stories.actions import CopyMark, keep_copy_marks, keep_readings
from sangsuk.records.stories.models import Mention, Reading
from sangsuk.records.stories.queries import readings_to_count, revisions_to_read
from sangsuk.records.stories.values import read_of

pytestmark = pytest.mark.django_db

READ = a_reading("a", "u1", (MAE_RIM, PRAISED), (PAI, BLAMED), services=("relief", "id_card"))


def test_a_reading_that_is_kept_can_be_given_back_as_it_was():
    campaign = a_kept_campaign()
    read = replace(
        READ,
        drivers=("speed", "courtesy"),
        pii=("081-234-5678",),
        review=(Review.LOW_CONFIDENCE,),
        localities=(Locality(code=PAI, spans=((3, 6), (9, 12)), role=Role.NAMED),),
        candidates=("5001", "5007"),
        candidates_total=2,
        ineligible_reason=Reason.WINDOW,
        signature=b"\x00\xff",
    )
    take_in_posts(campaign, a_post("a", author="u1"))
    revision = revisions_to_read(campaign, reader=read.reader).get()
    keep_readings(rows=[(revision, read)], rules_digest=campaign.digest, at=TENTH)

    assert [read_of(row) for row in readings_to_count(campaign)] == [read]


def test_a_story_is_read_again_by_another_reader_under_other_rules_or_when_told_differently():
    campaign = a_kept_campaign()
    keep_reading(campaign, READ)

    def waiting(reader: str = READ.reader) -> list[int]:
        return [revision.number for revision in revisions_to_read(campaign, reader=reader)]

    assert waiting() == []
    assert waiting("reader-2") == [1]
    take_in_posts(campaign, a_post("a", "เล่าใหม่", author="u1"))
    assert waiting() == [2]
    keep_readings(
        rows=[(revisions_to_read(campaign, reader=READ.reader).get(), READ)],
        rules_digest=campaign.digest,
        at=TENTH,
    )
    assert waiting() == []
    campaign.digest = "f" * 64
    assert waiting() == [2]


def test_a_new_reading_takes_the_place_of_the_old_with_all_its_mentions():
    campaign = a_kept_campaign()
    keep_reading(campaign, READ)
    revision = revisions_to_read(campaign, reader="reader-2").get()
    again = replace(READ, reader="reader-2", districts=READ.districts[:1])

    keep_readings(rows=[(revision, again)], rules_digest=campaign.digest, at=TENTH)

    assert Reading.objects.count() == 1
    assert list(Mention.objects.values_list("district", flat=True)) == [MAE_RIM]


def test_a_copy_is_marked_and_unmarked_and_keeps_no_trace():
    campaign = a_kept_campaign()
    original = keep_reading(campaign, READ)
    copy = keep_reading(campaign, replace(READ, id="b"))
    before = [read_of(row) for row in readings_to_count(campaign)]

    keep_copy_marks(marks={copy.pk: CopyMark(original=original.pk, suspected=False)})
    marked = Reading.objects.get(story=copy)
    assert (marked.eligible, marked.ineligible_reason) == (False, "duplicate")
    assert marked.duplicate_of == original

    keep_copy_marks(marks={copy.pk: CopyMark(original=None, suspected=False)})
    assert [read_of(row) for row in readings_to_count(campaign)] == before


def test_a_suspected_copy_waits_for_a_person_and_stays_eligible():
    campaign = a_kept_campaign()
    story = keep_reading(campaign, READ)

    for _ in range(2):
        keep_copy_marks(marks={story.pk: CopyMark(original=None, suspected=True)})
        reading = Reading.objects.get()
        assert (reading.eligible, reading.review) == (True, ["copy_suspected"])

    keep_copy_marks(marks={story.pk: CopyMark(original=None, suspected=False)})
    assert Reading.objects.get().review == []


@pytest.mark.parametrize(
    "broken",
    [
        {"eligible": False},
        {"ineligible_reason": "window"},
        {"sentiment": "glad"},
        {"eligible": False, "ineligible_reason": "no reason"},
    ],
)
def test_the_database_refuses_a_reading_that_contradicts_itself(broken):
    keep_reading(a_kept_campaign(), READ)

    with pytest.raises(IntegrityError), transaction.atomic():
        Reading.objects.update(**broken)


def test_the_database_refuses_a_mention_twice_or_without_a_probability():
    keep_reading(a_kept_campaign(), READ)

    with pytest.raises(IntegrityError), transaction.atomic():
        Mention.objects.update(district=PAI)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mention.objects.update(confidence=1.5)
