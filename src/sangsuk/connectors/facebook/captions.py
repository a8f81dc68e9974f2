"""Captions as Facebook takes them: SubRip, the language in the file's name.

Source:
    Meta, Graph API reference v25.0: Video Captions (`captions_file`, `default_locale`).
"""

import html
import re
from typing import Final

LOCALES: Final = {"th": "th_TH", "en": "en_US"}
_TIMES: Final = re.compile(r"((?:\d+:)?\d\d:\d\d\.\d{3})[ \t]+-->[ \t]+((?:\d+:)?\d\d:\d\d\.\d{3})")


def srt_of(webvtt: bytes) -> bytes:
    """The cues of WebVTT as SubRip; notes, styles and where a cue stands are left out."""
    text = webvtt.decode("utf-8-sig").replace("\r\n", "\n")
    cues = [cue for block in re.split(r"\n{2,}", text) if (cue := _cue(block))]
    return "\n".join(f"{n}\n{cue}\n" for n, cue in enumerate(cues, 1)).encode()


def named(language: str) -> str:
    """What a file of captions is called."""
    return f"captions.{LOCALES[language]}.srt"


def _cue(block: str) -> str | None:
    lines = block.strip("\n").split("\n")
    for n, line in enumerate(lines[:2]):  # a cue may have a name above its times
        times = _TIMES.match(line)
        if times:
            words = html.unescape("\n".join(lines[n + 1 :]))
            return f"{_clock(times[1])} --> {_clock(times[2])}\n{words}"
    return None


def _clock(time: str) -> str:
    hours = time if time.count(":") == 2 else f"00:{time}"
    return hours.replace(".", ",")
