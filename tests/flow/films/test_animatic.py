"""Drafts of films that move."""

from pathlib import Path

import av
import numpy as np
import pytest
from kept import a_kept_campaign, keep_reading
from told import MAE_RIM, PRAISED, a_reading

from sangsuk.core.errors import CallError
from sangsuk.core.tell.films.scenes import seconds_of
from sangsuk.flow.films.animatic import PER_SECOND
from sangsuk.flow.films.bed import LOUD, RATE, music
from sangsuk.flow.films.drafting import draft_of, write_animatic
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.showing import show_stories
from sangsuk.records.tellers.actions import keep_consents

pytestmark = pytest.mark.django_db
WORDS = "ฝนตกหนักมาก ปลัดเดินลุยน้ำมารับแม่ถึงรถ\nทำบัตรให้เสร็จในสิบนาที"


def a_story(campaign: Campaign, words: str = WORDS) -> Story:
    story = keep_reading(campaign, a_reading("s", "u", (MAE_RIM, PRAISED), masked=words))
    show_stories([story.pk])
    return story


def test_a_draft_says_the_storys_own_words_and_where_it_was():
    campaign = a_kept_campaign()
    draft = draft_of(campaign, a_story(campaign).pk)

    assert [one.text for one in draft.scenes] == WORDS.split("\n")
    assert (draft.title, draft.under) == ("เรื่องเล่าจากอำเภอแม่ริม", "จังหวัดเชียงใหม่")


def test_a_film_is_written_standing_and_lying_with_captions(tmp_path: Path):
    campaign = a_kept_campaign()
    draft = draft_of(campaign, a_story(campaign, "ปลัดมารับแม่").pk)
    done = write_animatic(draft, tmp_path / "a.mp4", scale=0.125)

    assert [one.name for one in done.files] == ["a.mp4", "a-wide.mp4", "a.vtt", "a.srt"]
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(p.name for p in done.files)
    for name, size in (("a.mp4", (134, 240)), ("a-wide.mp4", (240, 134))):
        with av.open(str(tmp_path / name)) as film:
            [video], [audio] = film.streams.video, film.streams.audio
            assert (video.codec_context.name, audio.codec_context.name) == ("h264", "aac")
            assert (video.width, video.height) == size
            frames = [frame.to_ndarray(format="gray8") for frame in film.decode(video=0)]
        assert len(frames) == int(seconds_of(draft.scenes) * PER_SECOND)
        assert float(np.abs(frames[30].astype(int) - frames[-30]).mean()) > 1  # it moves
    assert (tmp_path / "a.vtt").read_text("utf-8").startswith("WEBVTT\n\n1\n00:00:03.200 -->")


def test_the_bed_is_quiet_begins_and_ends_in_silence_and_is_the_same_again():
    played = music(6.0, seed=7)

    assert played.shape == (2, 6 * RATE)
    assert LOUD * 0.2 < float(np.abs(played).max()) <= LOUD * 1.001
    assert float(np.abs(played[:, [0, -1]]).max()) < 0.001
    assert np.array_equal(played, music(6.0, seed=7))
    assert not np.array_equal(played, music(6.0, seed=8))


def test_a_story_without_a_sentence_gets_a_clear_message():
    campaign = a_kept_campaign()
    story = a_story(campaign, "555 🙏 #สุขนี้ที่อำเภอ")

    with pytest.raises(CallError, match="no sentence that can be shown"):
        draft_of(campaign, story.pk)


def test_a_story_whose_teller_wants_no_film_is_not_drafted():
    campaign = a_kept_campaign()
    story = a_story(campaign)
    key = (story.platform, story.native_id)
    keep_consents(
        campaign=campaign, key=key, given={"film": False}, asked={"film": "?"}, at=story.posted_at
    )

    with pytest.raises(CallError, match="does not want this story filmed"):
        draft_of(campaign, story.pk)


def test_a_story_that_is_not_on_the_wall_is_not_drafted():
    campaign = a_kept_campaign()
    story = keep_reading(campaign, a_reading("s", "u", (MAE_RIM, PRAISED), masked=WORDS))
    Story.objects.filter(pk=story.pk).update(withdrawn_at=story.posted_at, withdrawn_by="teller")
    show_stories([story.pk])

    with pytest.raises(CallError, match="no such story"):
        draft_of(campaign, story.pk)


def test_a_draft_is_an_mp4(tmp_path: Path):
    campaign = a_kept_campaign()
    with pytest.raises(CallError, match="A draft is an MP4"):
        write_animatic(draft_of(campaign, a_story(campaign).pk), tmp_path / "a.avi")
