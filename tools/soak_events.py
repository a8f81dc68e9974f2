"""What the soak sends: posts that are told, edited, removed, twice, late and out of order."""

import json
import random
from typing import Any, Final

PAGE: Final = "1755847768034402"
TAGS: Final = "#สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น"
START: Final = 1_607_040_000
MOST: Final = 50  # events a delivery


def change(n: int, verb: str, at: int, text: str = "") -> dict[str, Any]:
    value = {"item": "status", "verb": verb, "post_id": f"{PAGE}_{n}", "created_time": at}
    if text:
        value |= {"message": f"{text} {TAGS}", "from": {"id": f"7{n}"}}
    return {"id": PAGE, "time": at, "changes": [{"field": "feed", "value": value}]}


def history(events: int, rng: random.Random) -> tuple[list[dict[str, Any]], dict[str, str | None]]:
    """Events in the order in which they are delivered, and what must stand in the end."""
    told: list[tuple[float, dict[str, Any]]] = []
    ends: dict[str, str | None] = {}
    n = 0
    while len(told) < events:
        n += 1
        at = START + n
        text = f"เรื่องที่ {n} ไปทำบัตรที่อำเภอแม่ริม เร็วมาก"
        versions = [change(n, "add", at, text)]
        if rng.random() < 0.3:
            text = f"แก้แล้ว {text}"
            versions.append(change(n, rng.choice(("edit", "edited")), at + 60, text))
        is_gone = rng.random() < 0.1
        if is_gone:
            versions.append(change(n, "remove", at + 120))
        if rng.random() < 0.05:
            versions.append(versions[0])  # the same again
        told += [(n + rng.random() * 200, version) for version in versions]
        ends[f"{PAGE}_{n}"] = None if is_gone else f"{text} {TAGS}"
    return [event for _, event in sorted(told, key=lambda one: one[0])], ends


def deliveries(events: list[dict[str, Any]], rng: random.Random) -> list[bytes]:
    made = []
    while events:
        size = rng.randint(1, MOST)
        made.append(json.dumps({"object": "page", "entry": events[:size]}).encode())
        events = events[size:]
    return made
