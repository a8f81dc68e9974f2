"""What a page's webhook and its Graph API send, as Facebook writes it: Thai as escapes."""

import json
from typing import Any

PAGE = "1755847768034402"
TAGS = "#สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น"
DAY = 1_607_040_000  # 4 December 2020, 07.00 in Bangkok


def change(
    n: int,
    text: str | None = "ไปทำบัตรที่อำเภอแม่ริม เร็วมาก",
    *,
    verb: str = "add",
    at: int = DAY,
    **value: Any,
) -> dict[str, Any]:
    """One change of the page's feed; `at` is when it happened."""
    told: dict[str, Any] = {
        "item": "status",
        "verb": verb,
        "post_id": f"{PAGE}_{n}",
        "created_time": at,
        "published": 1,
        "from": {"id": f"70{n}", "name": "ผู้เล่า"},
    }
    if text is not None:
        told["message"] = f"{text} {TAGS}"
    told.update(value)
    given = {name: kept for name, kept in told.items() if kept is not None}
    return {"time": at, "changes": [{"field": "feed", "value": given}]}


def removed(n: int, *, at: int = DAY + 60) -> dict[str, Any]:
    return change(n, None, verb="remove", at=at)


def delivery(*entries: dict[str, Any]) -> bytes:
    told = [{"id": PAGE, **entry} for entry in entries]
    return json.dumps({"object": "page", "entry": told}).encode()  # ASCII: Thai is \\u0e..
