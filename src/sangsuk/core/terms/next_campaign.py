"""The rules of the next campaign, made of the last one's: the same file on other days."""

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sangsuk.core.terms.campaign import Window
from sangsuk.core.terms.codes import Words

HEADER: Final = re.compile(r"^\[\[?\s*([\w.-]+)", re.MULTILINE)
MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """What the next campaign has of its own."""

    slug: str
    name: Words
    window: Window


def next_rules(rules: str, following: Next, *, before: Window) -> str:
    """The rules with the new slug, name and window; rounds of judging move with the collecting.

    What was amended before is a rule from the beginning now, so the amendments are left out.

    Args:
        rules: the campaign file, TOML.
        following: what is new.
        before: the window in `rules`.
    """
    later = following.window.collect_until - before.collect_until
    parts = []
    for table, part in _tables(rules):
        if table == "":
            parts.append(_renamed(part, following))
        elif table == "window":
            parts.append(_moved_window(part, following.window))
        elif table.partition(".")[0] == "judging":
            parts.append(_moved(part, later))
        elif table.partition(".")[0] != "amendments":
            parts.append(part)
    return "".join(parts)


def _tables(rules: str) -> list[tuple[str, str]]:
    """Each table's name and its lines; the first has none."""
    starts = [(0, ""), *((found.start(), found[1]) for found in HEADER.finditer(rules))]
    ends = [*(start for start, _ in starts[1:]), len(rules)]
    return [(name, rules[start:end]) for (start, name), end in zip(starts, ends, strict=True)]


def _renamed(part: str, following: Next) -> str:
    said = {
        "slug": following.slug,
        r"name\.th": following.name.th,
        r"name\.en": following.name.en,
    }
    for key, value in said.items():
        part = _with(part, key, json.dumps(value, ensure_ascii=False))
    return part


def _moved_window(part: str, window: Window) -> str:
    for key in ("opens", "closes", "collect_until"):
        part = _with(part, key, getattr(window, key).isoformat())
    return part


def _with(part: str, key: str, value: str) -> str:
    line = re.compile(rf"^({key}\s*=\s*).*$", re.MULTILINE)
    return line.sub(lambda found: found[1] + value, part, count=1)


def _moved(part: str, later: timedelta) -> str:
    return MOMENT.sub(lambda found: (datetime.fromisoformat(found[0]) + later).isoformat(), part)
