"""What the answer costs: prints a JSON object each of the answer, its page, and the report.

    SANGSUK_HOME=/tmp/many sangsuk demo load
    SANGSUK_HOME=/tmp/many python tools/many_stories.py 100000
    SANGSUK_HOME=/tmp/many python tools/answer_figures.py

The page is measured as in `site_figures.py`: drawn from an answer that is held, and kept as a
whole; the report as `sangsuk tell report` in a process of its own, from its start.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.core.wsgi import get_wsgi_application
from site_figures import cost, kept  # it wakes Django

from sangsuk.cli.static_files import collect_static_files
from sangsuk.flow.answers.answering import answer_now
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Shown
from sangsuk.web.kept_pages import KeptFirst

PAGE: Final = "/answers/"
MEGABYTE: Final = 1024  # in kilobytes


def main() -> None:
    collect_static_files()
    campaign = Campaign.objects.get()
    print(
        json.dumps(
            {
                "stories": Shown.objects.count(),
                "first_answer_cpu_ms": answered(campaign),  # cuts texts into words, which are kept
                "answer_again_cpu_ms": answered(campaign),
            }
        ),
        flush=True,
    )
    application = KeptFirst(get_wsgi_application())
    cost(application, f"{PAGE}?run=0")
    drawn = {"page": PAGE, "cpu_ms": round(cost(application, f"{PAGE}?run=1"), 1)}
    print(json.dumps(drawn), flush=True)
    print(json.dumps({"page": f"{PAGE}, kept", **kept(application, PAGE)}), flush=True)
    print(json.dumps(report()))


def answered(campaign: Campaign) -> int:
    """Milliseconds of the processor."""
    began = time.process_time()
    answer_now(campaign)
    return round((time.process_time() - began) * 1000)


def report() -> dict[str, float | str]:
    """Seconds of the clock and of the processor, and the most memory at once."""
    command = Path(sys.executable).with_name("sangsuk")
    began = time.monotonic()
    with TemporaryDirectory() as folder:
        subprocess.run([command, "tell", "report", "--out", folder], check=True)
    wall = time.monotonic() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "command": "sangsuk tell report",
        "wall_s": round(wall, 1),
        "cpu_s": round(used.ru_utime + used.ru_stime, 1),
        "most_mb": round(used.ru_maxrss / MEGABYTE),
    }


if __name__ == "__main__":
    main()
