"""`sangsuk pull x` says what there is to pay before it reads anything."""

import pytest
from click.testing import CliRunner
from fakes.x import FakeX, an_x
from kept import TAGS, TENTH, a_kept_campaign

from sangsuk.cli.pulling import pull
from sangsuk.core.errors import CallError
from sangsuk.records.inbox.models import Delivery

pytestmark = pytest.mark.django_db


@pytest.fixture
def x(monkeypatch):
    a_kept_campaign()
    with an_x(token="x-token", now=TENTH) as fake:
        monkeypatch.setenv("SANGSUK_CLOCK", TENTH.isoformat())
        monkeypatch.setenv("SANGSUK_X_TOKEN", fake.token)
        monkeypatch.setenv("SANGSUK_X_URL", fake.url)
        fake.posts = [
            {"id": f"{n}", "text": TAGS, "created_at": "2020-12-09T00:00:00.000Z"}
            for n in range(300)
        ]
        yield fake


def said(*given: str) -> str:
    return CliRunner().invoke(pull, ["x", *given], catch_exceptions=False).output


def test_a_dry_run_says_how_much_and_reads_nothing(x: FakeX):
    assert said("--dry-run").splitlines() == [
        "posts on X from 2020-12-03 09:01 to 2020-12-10 08:59: 300",
        "reading them costs $1.50; spent today $0.00",
    ]
    assert (x.read, Delivery.objects.count()) == (0, 0)


def test_nothing_is_read_that_costs_more_than_is_allowed(x: FakeX):
    with pytest.raises(CallError) as dear:
        said("--most", "1.49")

    assert (dear.value.code, dear.value.remedy, x.read) == (
        "pull.too_dear",
        "give --most 1.50 to read them.",
        0,
    )


def test_what_is_allowed_is_read_and_the_next_pull_knows_what_was_spent(x: FakeX):
    said("--most", "1.50")

    assert (x.read, Delivery.objects.count()) == (300, 3)
    assert said("--dry-run").splitlines()[1].endswith("spent today $1.50")


@pytest.mark.parametrize(
    ("name", "value", "given", "code"),
    [
        ("SANGSUK_X_TOKEN", "", (), "pull.off"),
        ("SANGSUK_X_TOKEN", "expired", (), "pull.no_answer"),
        ("SANGSUK_X_DOLLARS_A_DAY", "much", (), "doors.setting"),
        ("SANGSUK_LOG", "INFO", ("--most", "much"), "pull.most"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(x: FakeX, monkeypatch, name, value, given, code):
    monkeypatch.setenv(name, value)
    with pytest.raises(CallError) as fault:
        said(*given)

    assert fault.value.code == code
