"""How long judging takes over a memory with many stories: opening a round, and the next pair.

    SANGSUK_HOME=/tmp/many sangsuk demo load
    SANGSUK_HOME=/tmp/many python tools/many_stories.py 100000
    SANGSUK_HOME=/tmp/many python tools/jury_time.py --readers 2000 --compared 300 1000

Prints one JSON object; seconds by the wall and of the processor.  Nothing is kept: all of it
happens in one transaction that is taken back.
"""

import argparse
import json
import os
import resource
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from secrets import token_urlsafe
from statistics import median
from time import perf_counter, process_time
from typing import Any, Final

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sangsuk.settings")
django.setup()

from django.db import transaction  # noqa: E402

from sangsuk.core.terms.judging import Method, Reader  # noqa: E402
from sangsuk.core.terms.judging import Round as Terms  # noqa: E402
from sangsuk.flow.judging.ballots import next_entry  # noqa: E402
from sangsuk.flow.judging.candidates import entry_rows, readable  # noqa: E402
from sangsuk.flow.judging.opening import open_round  # noqa: E402
from sangsuk.flow.judging.pairs import next_pair, say  # noqa: E402
from sangsuk.flow.judging.panel import Naming, name_juror  # noqa: E402
from sangsuk.flow.judging.rounds import digest_of_terms, stages_of  # noqa: E402
from sangsuk.flow.reading.gazetteer import load_gazetteer  # noqa: E402
from sangsuk.records.accounts.actions import make_account  # noqa: E402
from sangsuk.records.accounts.models import Account  # noqa: E402
from sangsuk.records.accounts.roles import Role  # noqa: E402
from sangsuk.records.acts.actions import Actor, keep_act  # noqa: E402
from sangsuk.records.campaigns.models import Campaign  # noqa: E402
from sangsuk.records.jury.actions import keep_round  # noqa: E402
from sangsuk.records.jury.models import Juror, Round  # noqa: E402

SEED: Final = "20210116 123456"
PANEL: Final = 30
MARKED: Final = 40  # pairs of which the times are told; as many go before


def main(readers: int, compared: list[int]) -> None:
    with transaction.atomic():
        campaign = Campaign.objects.get()
        leader = make_account(
            name="jury-time", role=Role.NATIONAL, password=token_urlsafe(), at=campaign.opens
        )
        told = _first_reading(campaign, leader, readers)
        panel = _jurors(campaign, leader, PANEL, Reader.PANEL)
        told["pairs"] = [_pairs(campaign, leader, panel, stories) for stories in compared]
        transaction.set_rollback(True)
    told["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(told))


def _jurors(campaign: Campaign, leader: Account, number: int, reader: Reader) -> list[Juror]:
    """Jurors from all over the country, each with a home district."""
    codes = [district.code for district in load_gazetteer().districts]
    at = stages_of(campaign)[0].terms.opens
    made = []
    for n in range(number):
        home = codes[n * 7 % len(codes)]
        naming = Naming(name=f"{reader.value}-{n}", reader=reader, homes=[home])
        made.append(name_juror(campaign, naming, by=leader, at=at).juror)
    return made


def _first_reading(campaign: Campaign, leader: Account, readers: int) -> dict[str, Any]:
    jurors = _jurors(campaign, leader, readers, Reader.VOLUNTEERS)
    terms = stages_of(campaign)[0].terms
    at = terms.closes - timedelta(days=1)
    opened, taken = _timed(lambda: open_round(campaign, terms.slug, seed=SEED, by=leader, at=at))
    _, next_taken = _timed(lambda: next_entry(jurors[0], terms.slug, at=at))
    return {
        "stories": opened.entries.count(),
        "readers": readers,
        "opened": taken,
        "next_story": next_taken,
    }


def _pairs(campaign: Campaign, leader: Account, panel: list[Juror], stories: int) -> dict[str, Any]:
    """A round of so many stories; twice `MARKED` pairs are asked and answered."""
    terms = next(one.terms for one in stages_of(campaign) if one.terms.method is Method.COMPARE)
    by = Actor(leader.name, leader.role)
    Round.objects.filter(slug=terms.slug).update(slug=f"before-{stories}")
    keep_round(
        act=keep_act(kind="jury.opened", by=by, why="measured", at=terms.opens),
        panel=panel,
        entries=entry_rows(readable(campaign)[:stories], SEED),
        campaign=campaign,
        slug=terms.slug,
        terms_digest=digest_of_terms(terms),
        seed=SEED,
    )
    return {"stories": stories} | _ask_and_answer(panel, terms, stories)


def _ask_and_answer(panel: list[Juror], terms: Terms, stories: int) -> dict[str, float]:
    taken = []
    for n in range(2 * MARKED):
        juror = panel[n % PANEL]
        pair, time = _timed(partial(next_pair, juror, terms.slug, at=terms.opens))
        say(juror, terms.slug, pair.pk, (n % 3) - 1, key=f"{stories}-{n}", at=terms.opens)
        taken.append(time)
    walls = [time["seconds"] for time in taken[MARKED:]]
    return {
        "median_seconds": median(walls),
        "most_seconds": max(walls),
        "median_processor_seconds": median(t["processor_seconds"] for t in taken[MARKED:]),
    }


def _timed(work: Callable[[], Any]) -> tuple[Any, dict[str, float]]:
    begun, worked = perf_counter(), process_time()
    done = work()
    return done, {
        "seconds": round(perf_counter() - begun, 3),
        "processor_seconds": round(process_time() - worked, 3),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=2000)
    parser.add_argument("--compared", type=int, nargs="+", default=[300, 1000])
    asked = parser.parse_args()
    main(asked.readers, asked.compared)
