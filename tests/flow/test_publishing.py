"""Fixing rules and publishing results are acts that anybody can look up."""

from dataclasses import replace

import pytest
from kept import TENTH, a_kept_campaign
from told import MAE_RIM, PAI, PRAISED, a_reading

from sangsuk.core.errors import CallError
from sangsuk.core.terms.reading_row import row_of
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.counting.results import write_results
from sangsuk.flow.files.readings import write_readings
from sangsuk.flow.publishing.bundle import bundle_result
from sangsuk.flow.publishing.publishing import archive_path, other_rules_of, publish_result
from sangsuk.flow.publishing.rules_log import fix_rules, rules_log
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.records.acts.actions import Actor
from sangsuk.records.acts.models import Act
from sangsuk.records.campaigns.actions import keep_campaign

pytestmark = pytest.mark.django_db
SOMCHAI = Actor("somchai", "national")


def an_archive(folder, *readings):
    folder.mkdir()
    campaign = load_campaign("amphoe-sangsuk-2563")
    rows = (row_of(one, goes_by=campaign.eligibility_digest) for one in readings)
    write_readings(rows, folder / "readings.parquet", ending=".parquet")
    write_results(readings, campaign, load_gazetteer(), folder)
    bundle_result(folder, folder / "result.zip")
    return folder / "result.zip"


def publish(archive, home, why="ประกาศผล"):
    return publish_result(archive, home=home, by=SOMCHAI, why=why, at=TENTH)


def test_a_result_is_published_once_and_a_later_one_corrects_it(tmp_path):
    a_kept_campaign()
    told = [a_reading("1", "a", (PAI, PRAISED)), a_reading("2", "b", (MAE_RIM, PRAISED))]
    first = an_archive(tmp_path / "first", *told)
    second = an_archive(tmp_path / "second", told[0], replace(told[1], author="c"))

    one, is_new = publish(first, tmp_path)
    again, is_new_again = publish(first, tmp_path)
    other, _ = publish(second, tmp_path, why="อุทธรณ์ฟังขึ้นหนึ่งเรื่อง")

    assert (again, is_new, is_new_again) == (one, True, False)
    assert archive_path(tmp_path, one.citation).read_bytes() == first.read_bytes()
    assert [
        (act.kind, act.told["citation"], act.told["corrects"]) for act in Act.objects.all()
    ] == [
        ("result.published", one.citation, None),
        ("result.corrected", other.citation, one.citation),
    ]
    rows = other_rules_of(archive_path(tmp_path, other.citation), places=1)
    assert {row["code"] for row in rows} == {PAI, MAE_RIM}


def test_an_archive_that_does_not_verify_is_not_published(tmp_path):
    a_kept_campaign()
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK")

    with pytest.raises(CallError) as error:
        publish(broken, tmp_path)

    assert error.value.code == "publish.refused"
    assert not Act.objects.exists()


def test_rules_are_fixed_once():
    campaign = a_kept_campaign()

    first = fix_rules(campaign, by=SOMCHAI, why="ประกาศก่อนเปิด", at=TENTH)

    assert first.told == {
        "campaign": "amphoe-sangsuk-2563",
        "digest": campaign.digest,
        "amendments": 0,
        "before_opening": False,
    }
    assert fix_rules(campaign, by=SOMCHAI, why="อีกครั้ง", at=TENTH) is None
    assert rules_log(campaign) == [first]


AMENDMENT = """
[[amendments]]
on = 2020-12-20
what.th = "รางวัลเพิ่มเป็น 20,000 บาท"
what.en = "The prize is now 20,000 baht."
why.th = "ได้งบเพิ่ม"
why.en = "There is more money."
"""


def test_rules_that_change_need_an_amendment_which_then_is_an_act():
    campaign = a_kept_campaign()
    fix_rules(campaign, by=SOMCHAI, why="ประกาศก่อนเปิด", at=TENTH)
    changed = campaign.rules.replace("baht = 10000", "baht = 20000")

    silently = keep_campaign(rules=changed, where="campaign.toml", at=TENTH)
    with pytest.raises(CallError) as error:
        fix_rules(silently, by=SOMCHAI, why="เพิ่มรางวัล", at=TENTH)
    openly = keep_campaign(rules=changed + AMENDMENT, where="campaign.toml", at=TENTH)
    act = fix_rules(openly, by=SOMCHAI, why="เพิ่มรางวัล", at=TENTH)

    assert error.value.code == "rules.changed_silently"
    assert (act.kind, act.told["digest"]) == ("rules.amended", openly.digest)
    assert [one.kind for one in rules_log(openly)] == ["rules.fixed", "rules.amended"]
