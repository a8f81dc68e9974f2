"""How fast the wall is searched, and whether the misspelt is found: prints one JSON object a query.

    SANGSUK_HOME=/tmp/many python tools/search_figures.py

The last object is of all askings together.  `make search-figures` does so on both databases.
"""

import gc
import json
import os
import statistics
import time
from typing import Final

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sangsuk.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.db.models import QuerySet  # noqa: E402

from sangsuk.core.thai.searching import searched  # noqa: E402
from sangsuk.records.campaigns.models import Campaign  # noqa: E402
from sangsuk.records.stories.models import Shown  # noqa: E402
from sangsuk.records.stories.search import search_wall  # noqa: E402
from sangsuk.records.stories.search_warming import warm_search  # noqa: E402
from sangsuk.records.stories.wall import wall  # noqa: E402

RUNS: Final = 7
PAGE: Final = 24  # stories, of which it is looked whether they hold the word that was meant
# Frequent and rare, short, two words, and what nobody said.
RIGHT: Final = (
    *("ทำบัตร", "เจ้าหน้าที่", "อำเภอ", "ประทับใจมาก", "ศาลเจ้า", "ช้าง", "ไม่", "ลง", "ดี", "ฮฮ"),
    *("ทำบัตร ยิ้มแย้ม", "ค้าของเก่า ใบอนุญาต", "เครื่องบินเจ็ตส่วนตัว", "' OR 1=1 --", "1=1"),
)
# Misspelt by tone, letter, slip and length, and what was meant.
MISSPELT: Final = {
    "รวดเรว": "รวดเร็ว",
    "ศาลเจา": "ศาลเจ้า",
    "สดวก": "สะดวก",
    "บัตรประชาขน": "บัตรประชาชน",
    "ทำบัดประชาชน": "บัตรประชาชน",
    "เจ้าหน้าทีใจดี": "เจ้าหน้าที่ใจดี",
    "ปะทับใจ": "ประทับใจ",
    "บริกานดี": "บริการดี",
    "กำนัล": "กำนัน",
    "ทะเบียนบ้าร": "ทะเบียนบ้าน",
    "ใบอนุญาด": "ใบอนุญาต",
    "ยิมแย้มแจ่มใส่": "ยิ้มแย้มแจ่มใส",
    "มูนนิธิ": "มูลนิธิ",
}


def main() -> None:
    shown = wall(Campaign.objects.get())
    warm_search()  # as a worker of `sangsuk serve` does when it begins, with the next two
    gc.collect()
    gc.freeze()
    times = sorted(ms for query in (*RIGHT, *MISSPELT) for ms in measure(shown, query))
    whole = {
        "database": connection.vendor,
        "stories": shown.count(),
        "askings": len(times),
        "median_ms": round(statistics.median(times), 1),
        "p95_ms": round(times[int(len(times) * 0.95)], 1),
        "worst_ms": round(times[-1], 1),
    }
    print(json.dumps(whole))


def measure(shown: QuerySet[Shown], query: str) -> list[float]:
    """The milliseconds of a few askings; their median is also printed."""
    times, found = [], list[int]()
    for _ in range(RUNS):
        start = time.perf_counter()
        found = search_wall(shown, query) or []
        times.append((time.perf_counter() - start) * 1000)
    said = {"query": query, "found": len(found), "ms": round(statistics.median(times), 1)}
    if meant := MISSPELT.get(query):
        said |= {"meant": meant, "meant_in_first": holding(found[:PAGE], meant)}
    print(json.dumps(said, ensure_ascii=False), flush=True)
    return times


def holding(stories: list[int], meant: str) -> str:
    """How many of these stories hold the word as it is spelt."""
    told = Shown.objects.filter(story__in=stories, words__contains=searched(meant).words)
    return f"{told.count()}/{len(stories)}"


if __name__ == "__main__":
    main()
