"""How long the desk's list takes with 100,000 stories and 5,000 matters that wait.

Run by `python tools/desk_time.py`: it makes a database of its own in a temporary folder, asks
each page nine times and prints the median; exit 1 where one is above the bar.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

BAR: Final = 0.150  # seconds
STORIES, MATTERS, TIMES, AT_ONCE = 100_000, 5_000, 9, 5_000
AT: Final = datetime(2020, 12, 10, tzinfo=UTC)
KINDS: Final = ("personal", "place", "staff", "copy", "hashtag")
PAGES: Final = ("/desk/matters/", "/desk/matters/?kind=place", "/desk/matters/?page=90")
# As the reader gives it, but for what the list does not ask.
READ: Final[dict[str, Any]] = {
    "reader": "time",
    "rules_digest": "",
    "read_at": AT,
    "eligible": True,
    "ambiguous": False,
    "sentiment": "positive",
    "p_positive": 1,
    "p_neutral": 0,
    "p_negative": 0,
    "masked": "ไปทำบัตรที่อำเภอ เจ้าหน้าที่ยิ้มแย้ม เร็วมาก " * 4,
    "signature": b"",
}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SANGSUK_HOME"] = folder
        os.environ["SANGSUK_CLOCK"] = "2020-12-20T10:00:00+07:00"
        os.environ["SANGSUK_HOSTS"] = "testserver"
        os.environ["DJANGO_SETTINGS_MODULE"] = "sangsuk.settings"
        # why: settings are read from the environment that was set just now
        import django  # noqa: PLC0415

        django.setup()
        _prepare()
        worst = max(_measured(page) for page in PAGES)
        size = sum(one.stat().st_size for one in Path(folder).glob("*.sqlite3"))
        print(f"database {size / 1e6:,.0f} MB")
    return int(worst > BAR)


def _prepare() -> None:
    # why: Django must be awake before records are imported
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from sangsuk.flow.memory import remember_campaign, remember_districts  # noqa: PLC0415
    from sangsuk.records.inbox.actions import keep_arrivals  # noqa: PLC0415

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    call_command("migrate", verbosity=0)
    remember_districts()
    campaign = remember_campaign("amphoe-sangsuk-2563", at=AT)
    [arrival] = keep_arrivals(campaign=campaign, source="file", rows=[b"{}"], at=AT)
    for first in range(0, STORIES, AT_ONCE):
        _tell(campaign, arrival, range(first, first + AT_ONCE))


def _tell(campaign: Any, arrival: Any, numbers: Sequence[int]) -> None:
    # why: Django must be awake before records are imported
    from sangsuk.records.matters.models import Matter  # noqa: PLC0415
    from sangsuk.records.stories.models import Reading, Revision, Story  # noqa: PLC0415

    stories = Story.objects.bulk_create(
        Story(campaign=campaign, platform="web", native_id=f"n{n}", posted_at=AT) for n in numbers
    )
    revisions = Revision.objects.bulk_create(
        Revision(story=one, number=1, text="เร็วมาก", arrival=arrival) for one in stories
    )
    Reading.objects.bulk_create(Reading(story=one.story, revision=one, **READ) for one in revisions)
    waiting = [pair for pair in zip(numbers, revisions, strict=True) if pair[0] < MATTERS]
    Matter.objects.bulk_create(_matter(Matter, campaign, *pair) for pair in waiting)


def _matter(made: Any, campaign: Any, number: int, revision: Any) -> Any:
    return made(
        campaign=campaign,
        kind=KINDS[number % len(KINDS)],
        about=str(revision.pk),
        story=revision.story,
        revision=revision,
        urgency=3 + number % len(KINDS),
        opened_at=AT,
        due_at=AT + timedelta(minutes=number),
    )


def _measured(page: str) -> float:
    """The median of the seconds that a page takes."""
    client, took = _client(), []
    for _ in range(TIMES):
        begun = time.perf_counter()
        answered = client.get(page)
        took.append(time.perf_counter() - begun)
        if answered.status_code != 200:
            raise SystemExit(f"{page} answered {answered.status_code}")
    median = statistics.median(took)
    print(f"{page:<28} {median * 1000:6.0f} ms")
    return median


def _client() -> Any:
    # why: Django must be awake before records are imported
    from django.test import Client  # noqa: PLC0415

    from sangsuk.records.accounts.actions import make_account  # noqa: PLC0415
    from sangsuk.records.accounts.models import Account  # noqa: PLC0415
    from sangsuk.records.accounts.roles import Role  # noqa: PLC0415
    from sangsuk.records.accounts.sessions import begin_session  # noqa: PLC0415
    from sangsuk.web.desk.roles import SECOND_STEP, SESSION  # noqa: PLC0415

    known = Account.objects.first()
    made = known or make_account(name="time", role=Role.NATIONAL, password="-" * 20, at=AT)
    Account.objects.update(codes_since=AT)
    client = Client()
    client.force_login(made)
    session = client.session
    session[SESSION] = begin_session(account=made, device="", at=datetime.now(UTC))
    session[SECOND_STEP] = True
    session.save()
    return client


if __name__ == "__main__":
    sys.exit(main())
