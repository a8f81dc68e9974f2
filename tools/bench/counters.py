"""The live count at a million stories: reading the leaderboard, and following one story."""

import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from statistics import median
from typing import Any, Final

import django
from django.db import connection, transaction

DAYS: Final = 30
TIMES: Final = 200


def counters(stories: int) -> Iterator[dict[str, Any]]:
    """On the database that SANGSUK_DATABASE_URL names, else SQLite under SANGSUK_HOME."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sangsuk.settings")
    django.setup()
    # why: models exist only once Django is awake
    from django.core.management import call_command  # noqa: PLC0415

    from sangsuk.flow.memory import remember_campaign  # noqa: PLC0415
    from sangsuk.records.campaigns.queries import rules_of  # noqa: PLC0415
    from sangsuk.records.standings.board import leaders  # noqa: PLC0415
    from sangsuk.records.standings.counters import apply_supports  # noqa: PLC0415
    from sangsuk.web.clock import now  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    campaign = remember_campaign("amphoe-sangsuk-2563", at=now())
    chain = rules_of(campaign).tie_chain
    fill(campaign, stories)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as a database does by itself in time
    read = [_milliseconds(lambda: leaders(campaign, chain)) for _ in range(TIMES)]
    chance = random.Random(1)  # noqa: S311 - to be the same again

    def follow(number: int) -> float:
        things = supports(chance, stories)
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")  # begun, as it is once the story has been locked
            return _milliseconds(
                lambda: apply_supports(campaign=campaign, before={}, now={stories + number: things})
            )

    upserts = [follow(number) for number in range(TIMES)]
    for what, times in (("leaderboard read", read), ("counters follow one story", upserts)):
        yield {
            "bench": what,
            "database": connection.vendor,
            "stories": stories,
            "median_ms": round(median(times), 3),
            "p95_ms": round(sorted(times)[int(0.95 * len(times))], 3),
        }


def fill(campaign: Any, stories: int) -> None:
    """Counters as so many stories leave them."""
    from sangsuk.records.standings.counters import COLUMNS, COUNTS  # noqa: PLC0415
    from sangsuk.records.standings.models import DistrictCount, Support  # noqa: PLC0415

    for model in (DistrictCount, Support):
        model.objects.filter(campaign=campaign).delete()
    chance = random.Random(878)  # noqa: S311 - to be the same again
    supported: Counter[tuple[str, str, str]] = Counter()
    mentions: Counter[str] = Counter()
    for _ in range(stories):
        things = supports(chance, stories)
        supported.update(things)
        mentions[things[0][0]] += 1
    rows = (
        Support(campaign=campaign, district_id=code, kind=kind, thing=thing, stories=count)
        for (code, kind, thing), count in supported.items()
    )
    Support.objects.bulk_create(rows, batch_size=5000)
    counts: Counter[tuple[str, str]] = Counter((code, kind) for code, kind, _ in supported)
    kinds = {column: kind for kind, column in COUNTS.items()}
    DistrictCount.objects.bulk_create(
        DistrictCount(
            campaign=campaign,
            district_id=code,
            mentions=mentions[code],
            **{column: counts[code, kinds[column]] for column in COLUMNS if column in kinds},
        )
        for code in mentions
    )


def supports(chance: random.Random, stories: int) -> list[tuple[str, str, str]]:
    """What a story of praise supports: one district, a few of them far more often."""
    codes = _codes()
    code = codes[min(int(chance.expovariate(1 / 120)), len(codes) - 1)]
    citizen = f"{chance.randrange(stories // 2):032x}"
    return [
        (code, "mention", citizen),
        (code, "praise", citizen),
        (code, "day", f"2020-12-{chance.randint(1, DAYS):02}"),
        (code, "service", chance.choice(["id_card", "relief", "marriage"])),
    ]


_kept: list[str] = []


def _codes() -> list[str]:
    from sangsuk.records.districts.models import District  # noqa: PLC0415

    if not _kept:
        _kept.extend(District.objects.order_by("code").values_list("code", flat=True))
    return _kept


def _milliseconds(work: Any) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)
