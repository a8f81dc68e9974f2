"""How fast the wall is searched: prints one JSON object a query.

SANGSUK_HOME=/tmp/many python tools/search_figures.py
"""

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
from sangsuk.records.stories.wall import wall  # noqa: E402

RUNS: Final = 7
# Frequent and rare, short, two words, misspelt by tone, letter and slip, and what nobody said.
QUERIES: Final = (
    *("ทำบัตร", "เจ้าหน้าที่", "อำเภอ", "ประทับใจมาก", "ศาลเจ้า", "ช้าง", "ลง"),
    *("ทำบัตร ยิ้มแย้ม", "ค้าของเก่า ใบอนุญาต", "รวดเรว", "ศาลเจา", "สดวก", "บัตรประชาขน"),
    *("ทำบัดประชาชน", "เครื่องบินเจ็ตส่วนตัว", "' OR 1=1 --"),
)


def main() -> None:
    shown = wall(Campaign.objects.get())
    searched("อุ่นเครื่อง")  # the compiled loops are loaded once a process
    medians = [measure(shown, query) for query in QUERIES]
    whole = {
        "database": connection.vendor,
        "stories": shown.count(),
        "median_ms": round(statistics.median(medians), 1),
        "worst_ms": round(max(medians), 1),
    }
    print(json.dumps(whole))


def measure(shown: QuerySet[Shown], query: str) -> float:
    """The median of a few runs in milliseconds, which is also printed."""
    times, found = [], 0
    for _ in range(RUNS):
        start = time.perf_counter()
        found = len(search_wall(shown, query) or [])
        times.append((time.perf_counter() - start) * 1000)
    median = statistics.median(times)
    said = {"query": query, "found": found, "ms": round(median, 1)}
    print(json.dumps(said, ensure_ascii=False))
    return median


if __name__ == "__main__":
    main()
