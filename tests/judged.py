"""A campaign whose stories are judged: rounds, stories, a panel; for tests of judging."""

import tomllib
from datetime import datetime, timedelta

from kept import TENTH, keep_reading
from signed import an_account
from told import BANGKOK, BETONG, MAE_RIM, PAI, PRAISED, a_reading

from sangsuk.core.terms.judging import Reader
from sangsuk.flow.campaigns import find_campaign
from sangsuk.flow.judging.opening import open_round
from sangsuk.flow.judging.panel import Naming, Pass, name_juror
from sangsuk.records.accounts.models import Account
from sangsuk.records.campaigns.actions import keep_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.jury.models import Juror, Round
from sangsuk.records.stories.models import Story

SEED = "20210201 งวดวันที่ 1 กุมภาพันธ์ 2564"
FEBRUARY = datetime(2021, 2, 1, 9, tzinfo=BANGKOK)
SHOWN = '{ teller = "never", district = "never", photos = "never", others = "after_own" }'
MARKS = """
[[judging.rounds.rubric]]
slug = "scene"
name = { th = "เห็นภาพ", en = "Scene" }
weight = 1
anchors = [{ th = "ไม่เห็นภาพ", en = "No" }, { th = "เห็นบ้าง", en = "Some" }, { th = "เห็นชัด", en = "Clear" }]
"""
PLACES = (MAE_RIM, PAI, BETONG)


def a_round(
    slug: str, method: str, *, week: int, goes_on: int, quorum: int = 2, who: str = "panel"
) -> str:
    """A round of one week, the first from 25 January 2564 on."""
    opens = datetime(2021, 1, 25, tzinfo=BANGKOK) + timedelta(weeks=week)
    extra = "certainty = 95" if method == "compare" else MARKS
    return f"""
[[judging.rounds]]
slug = "{slug}"
name = {{ th = "รอบ {slug}", en = "Round {slug}" }}
method = "{method}"
readers = ["{who}"]
shown = {SHOWN}
quorum = {quorum}
goes_on = {goes_on}
opens = {opens.isoformat()}
closes = {(opens + timedelta(weeks=1)).isoformat()}
{extra}
"""


def a_judged_campaign(*rounds: str, encourages: bool = False) -> Campaign:
    """The campaign of 2563 with these rounds; the last one chooses three stories."""
    rules = find_campaign("amphoe-sangsuk-2563").read_text("utf-8")
    begin, end = rules.index("[judging]"), rules.index("[count]")
    judging = f"[judging]\nencourages = {str(encourages).lower()}\n"
    rules = rules[:begin] + judging + "".join(rounds) + rules[end:]
    tomllib.loads(rules)
    return keep_campaign(rules=rules, where="test", at=TENTH)


def compared() -> Campaign:
    """One round of comparisons, open from 1 to 7 February 2564."""
    return a_judged_campaign(a_round("pairs", "compare", week=1, goes_on=3))


def marked() -> Campaign:
    """One final, open from 1 to 7 February 2564."""
    return a_judged_campaign(a_round("final", "mark", week=1, goes_on=3))


def some_stories(campaign: Campaign, how_many: int, *places: str) -> list[Story]:
    """Stories of these places in turn, each with words of its own."""
    codes = places or PLACES
    return [
        keep_reading(
            campaign,
            a_reading(
                f"s{n}",
                f"u{n}",
                (codes[n % len(codes)], PRAISED),
                masked=f"เรื่องที่{n}นะคะ วันนั้นเดินไปทำบัตร เจ้าหน้าที่ยิ้มรับ บอกว่าไม่ต้องรีบ",
            ),
        )
        for n in range(how_many)
    ]


def a_leader(name: str = "somchai") -> Account:
    return Account.objects.filter(name=name).first() or an_account(name)


def a_pass(campaign: Campaign, name: str, **more) -> Pass:
    naming = Naming(name=name, **({"reader": Reader.PANEL} | more))
    return name_juror(campaign, naming, by=a_leader(), at=FEBRUARY)


def some_jurors(campaign: Campaign, how_many: int = 4, **more) -> list[Juror]:
    return [a_pass(campaign, f"j{n}", **more).juror for n in range(1, how_many + 1)]


def opened(campaign: Campaign, slug: str, at: datetime = FEBRUARY, **more) -> Round:
    return open_round(campaign, slug, seed=SEED, by=a_leader(), at=at, **more)
