"""Draws a paper as a PDF that is read aloud as it is laid out (PDF/UA-1), by a template of ours."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sangsuk.flow.showing.copied_text import tell_once
from sangsuk.flow.showing.typesetting import typeset


def draw_paper(template: str, told: Mapping[str, Any], *, made: datetime) -> bytes:
    """The paper as a PDF; the same words and moment give the same bytes.

    Args:
        template: of `assets`, like `minutes/minutes`.
        told: all that is said on it; drawn as text, never run.
        made: the moment that the file names as its own.
    """
    words = json.dumps(told, ensure_ascii=False, default=str)  # words that wait for a language
    drawn = typeset(
        template,
        {"told": words},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=int(made.timestamp()),
        pretty=True,
    )
    return tell_once(drawn)
