from pathlib import Path

import pytest
from click.testing import CliRunner
from command import write_posts
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from sangsuk.cli.main import cli
from sangsuk.core.errors import SangsukError
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.standings.models import Snapshot

pytestmark = pytest.mark.django_db

DEMO = Path(__file__).parents[2] / "demo" / "stories"
CAMPAIGN = ("--campaign", "amphoe-sangsuk-2563")
ROW = {
    "id": "1",
    "platform": "facebook",
    "posted_at": "2020-12-05T09:00:00+07:00",
    "author": "u1",
    "text": "พาแม่ไปทำบัตรประชาชนที่อำเภอปากช่อง พูดเพราะมาก ไม่ถึงสิบนาทีก็เสร็จ แม่ยิ้มกลับบ้าน "
    "#สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น",
}


@pytest.fixture(autouse=True)
def a_home(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    settings.SANGSUK_HOME = tmp_path
    monkeypatch.setenv("SANGSUK_CLOCK", "2020-12-15T10:00:00+07:00")


def said(*words: object) -> list[str]:
    called = CliRunner().invoke(cli, [*map(str, words)], catch_exceptions=False)
    assert called.exit_code == 0, called.output
    return called.stdout.splitlines()


def test_a_file_is_taken_in_read_and_ranked_and_each_step_says_what_it_did(tmp_path: Path):
    posts = write_posts(tmp_path / "posts.jsonl", ROW, ROW | {"id": "2", "text": ""})

    assert said("intake", posts, *CAMPAIGN) == [
        "amphoe-sangsuk-2563: 2 rows came in.",
        "  stories: 1 new, 0 told differently, 0 whose reach alone changed",
        "  rows that had come before: 0",
        f"  rejected: 1, see {tmp_path / 'rejected' / 'posts.jsonl.rejected.jsonl'}",
    ]
    assert said("understand")[0].startswith("amphoe-sangsuk-2563: 1 stories read by reader ")
    assert said("rank") == [
        "amphoe-sangsuk-2563: a new snapshot.",
        "  1 stories, 1 eligible, 1 positive voices of 1",
    ]
    assert said("rank", *CAMPAIGN)[0] == "amphoe-sangsuk-2563: nothing changed."


def test_the_demonstration_is_marked_as_one_and_is_loaded_once(monkeypatch):
    monkeypatch.setattr("sangsuk.flow.demo._CHECKOUT", (DEMO,))

    assert said("demo", "load") == [
        "amphoe-sangsuk-2563: the demonstration is loaded, 272 stories (272 new, 272 read now)."
    ]
    assert said("demo", "load") == [
        "amphoe-sangsuk-2563: the demonstration is loaded, 272 stories (0 new, 0 read now)."
    ]
    assert Campaign.objects.get().is_demo
    assert Snapshot.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("understand",), "campaign.not_kept"),
        (("rank",), "campaign.not_kept"),
        (("intake", "nowhere.jsonl"), "posts.not_there"),
        (("intake", "nowhere.jsonl", "--campaign", "other"), "campaign.unknown"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_remedy(words, code):
    with pytest.raises(SangsukError) as caught:
        said(*words)

    assert caught.value.code == code


@pytest.mark.django_db(transaction=True)
def test_a_database_of_an_older_version_is_not_written_to():
    executor = MigrationExecutor(connection)
    executor.migrate([("standings", None)])
    try:
        with pytest.raises(SangsukError, match="sangsuk manage migrate"):
            said("intake", "posts.jsonl")
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
