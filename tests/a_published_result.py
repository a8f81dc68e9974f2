"""A result that was published, and whose audit is under way."""

from pathlib import Path

from kept import TENTH
from told import BETONG, BLAMED, MAE_RIM, PAI, PRAISED, a_reading, december

from sangsuk.core.terms.reading_row import row_of
from sangsuk.flow.audit.commit import commit
from sangsuk.flow.audit.draw import draw
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.counting.results import write_results
from sangsuk.flow.files.readings import write_readings
from sangsuk.flow.publishing.bundle import bundle_result
from sangsuk.flow.publishing.publishing import publish_result
from sangsuk.flow.publishing.rules_log import fix_rules
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.records.acts.actions import Actor
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.results.models import Publication

SOMCHAI = Actor("somchai", "national")
SLUG = "amphoe-sangsuk-2563"
PRAISE = [(MAE_RIM, PRAISED)] * 30 + [(PAI, PRAISED)] * 20 + [(BETONG, PRAISED)] * 20
BLAME = [(BETONG, BLAMED)] * 5 + [(PAI, BLAMED)] * 5


def a_published_result(home: Path) -> Publication:
    """Of 80 readings; thirty cards of the audit are drawn."""
    folder = counted(home)
    fix_rules(Campaign.objects.get(), by=SOMCHAI, why="ประกาศกติกา", at=TENTH)
    packed = home / "result.zip"
    bundle_result(folder, packed, secret=bytes(32))
    made, _ = publish_result(packed, home=home, by=SOMCHAI, why="ประกาศผลครั้งแรก", at=TENTH)
    commit(folder, home=home, at=TENTH)
    draw(folder, "20210109", home=home, size=30)
    return made


def counted(home: Path) -> Path:
    folder, campaign = home / "audits" / SLUG, load_campaign(SLUG)
    folder.mkdir(parents=True)
    told = [
        a_reading(str(n), f"u{n % 40}" if n % 5 else None, one, at=december(1 + n % 31))
        for n, one in enumerate(PRAISE + BLAME)
    ]
    rows = (row_of(one, goes_by=campaign.eligibility_digest) for one in told)
    write_readings(rows, folder / "readings.parquet", ending=".parquet")
    write_results(told, campaign, load_gazetteer(), folder)
    return folder
