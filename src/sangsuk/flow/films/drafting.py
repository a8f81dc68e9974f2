"""A draft of a film from a story of the memory: its own words, masked, and only if it may be."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sangsuk.core.errors import refusals_of
from sangsuk.core.tell.films.scenes import scenes_of, sentences_of, srt, webvtt
from sangsuk.core.tell.papers.occasion import DEMO, activity_name
from sangsuk.core.terms.award import Honours
from sangsuk.core.terms.reading import Polarity
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.films.animatic import Draft, draw_animatic
from sangsuk.records.awards.queries import refused_to_film
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.stories.models import Mention, Story
from sangsuk.records.stories.queries import story_to_show
from sangsuk.records.tellers.queries import FILM, consents_of

CREDITS: Final = "ร่างเพื่อเสนอทีมภาพยนตร์ ทุกคำเป็นของเจ้าของเรื่อง ดนตรีสังเคราะห์โดยระบบสร้างสุข ใช้ได้อย่างอิสระ"
THANKS: Final = "ขอบคุณที่เล่าให้ฟัง"
_refused = refusals_of("film")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What was written."""

    files: tuple[Path, ...]
    seconds: float
    scenes: int


def draft_of(campaign: Campaign, number: int) -> Draft:
    """What the draft of a story says.

    Raises:
        CallError: the story may not be shown or filmed, or has no words to show.
    """
    story = story_to_film(campaign, number)
    scenes = sentences_of(story.reading.masked)
    if not scenes:
        raise _refused(
            "no_sentences",
            "The story has no sentence that can be shown.",
            f"story {number}",
            "choose another story, or ask its teller to tell a little more.",
        )
    rules, told = rules_of(campaign), _praised(story)
    return Draft(
        over=activity_name(rules, Honours.STORIES),
        title=f"เรื่องเล่าจากอำเภอ{told.district.name_th}" if told else "เรื่องเล่าจากประชาชน",
        under=f"จังหวัด{told.district.province.name_th}" if told else rules.host.th,
        thanks=THANKS,
        credits=CREDITS,
        demo=DEMO["th"] if campaign.is_demo else "",
        scenes=scenes_of(scenes),
        seed=number,
    )


def story_to_film(campaign: Campaign, number: int) -> Story:
    """The story if it stands on the wall and neither teller nor winner has said no to a film.

    Raises:
        CallError: it does not, or they have.
    """
    story = story_to_show(campaign, number)
    if story is None:
        raise _refused(
            "not_shown",
            "There is no such story that may be shown.",
            f"story {number}",
            "take the number at the end of a story's address on the site.",
        )
    allowed = consents_of(campaign, (story.platform, story.native_id)).get(FILM)
    if allowed is False or refused_to_film(story.pk):
        raise _refused(
            "no_consent",
            "Its teller does not want this story filmed.",
            f"story {number}",
            "choose another story; only the teller can allow it, with their receipt.",
        )
    return story


def write_animatic(
    draft: Draft,
    out: Path,
    *,
    shapes: tuple[str, ...] = ("vertical", "wide"),
    scale: float = 1.0,
    on_progress: Callable[[float], None] = lambda _: None,
) -> Drafted:
    """The draft standing and lying, and its captions: FILE.mp4, FILE-wide.mp4, FILE.vtt, FILE.srt.

    Raises:
        CallError: the file's ending is another one.
    """
    if out.suffix.lower() != ".mp4":
        raise _refused("ending", "A draft is an MP4.", out, "name a file that ends in .mp4.")
    out.parent.mkdir(parents=True, exist_ok=True)
    films = {shape: _film(out, shape) for shape in shapes}
    captions = {out.with_suffix(".vtt"): webvtt, out.with_suffix(".srt"): srt}
    with staged(*films.values(), *captions) as partials:
        for n, (shape, partial) in enumerate(zip(films, partials, strict=False)):
            tell = partial_of(on_progress, n, len(films))
            draw_animatic(draft, shape, partial, scale=scale, on_progress=tell)
        for partial, write in zip(partials[len(films) :], captions.values(), strict=True):
            partial.write_text(write(draft.scenes), "utf-8")
    return Drafted(
        files=(*films.values(), *captions), seconds=draft.seconds, scenes=len(draft.scenes)
    )


def partial_of(on_progress: Callable[[float], None], done: int, of: int) -> Callable[[float], None]:
    """Tells the portion of one of several."""
    return lambda part: on_progress((done + part) / of)


def _film(out: Path, shape: str) -> Path:
    return out if shape == "vertical" else out.with_name(f"{out.stem}-{shape}{out.suffix}")


def _praised(story: Story) -> Mention | None:
    """The office that it praises, else the first that it speaks of."""
    mentions = list(story.reading.mentions.all())
    praised = (one for one in mentions if one.polarity == Polarity.POSITIVE)
    return next(praised, mentions[0] if mentions else None)
