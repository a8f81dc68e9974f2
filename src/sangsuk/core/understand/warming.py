"""Compiling every loop of reading once, so that the first readings need not wait for it."""

from datetime import UTC, datetime
from typing import Final

from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.story import Post
from sangsuk.core.understand.reader import Reader

# Between them they need every loop: tags found, nearly found, several offices, a name, a number.
_STORIES: Final = (
    "ไปทำบัตรที่อำเภอปัว จังหวัดน่าน เร็วมาก ส่วนอำเภอเมืองน่านรอนาน #เกือบถูก 555 https://a.co",
    "ขอบคุณคุณสมชาย ใจดี ที่วาการอำเพอแม่สะเรียง โทร 081-234-5678",
)


def warm(reader: Reader, campaign: Campaign) -> None:
    """Read a few stories; what is compiled for it is kept on disk for all later processes.

    What was compiled of older source is forgotten.
    """
    # why: compiled loops are slow to load, and few commands warm them
    from sangsuk.core.thai.compiled import forget_old  # noqa: PLC0415

    forget_old()
    go_through(reader, campaign)


def go_through(reader: Reader, campaign: Campaign) -> None:
    """Read a few stories, for which every loop is needed."""
    tags = " ".join(campaign.hashtags)
    texts = (
        *_STORIES,
        f"{_STORIES[0]} {tags}",
        f"{_STORIES[0]} {tags[:-2]}",
        tags.replace("#", ""),
    )
    posts = [
        Post(
            id=str(number),
            platform="web",
            posted_at=datetime(2020, 12, 5, tzinfo=UTC),
            author=str(number),
            text=text,
        )
        for number, text in enumerate(texts)
    ]
    reader.read(posts, campaign)
