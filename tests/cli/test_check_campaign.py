from pathlib import Path

import pytest
from click.testing import CliRunner

from sangsuk.cli.main import cli, main

OF_2563 = Path(__file__).parents[2] / "campaigns" / "amphoe-sangsuk-2563.toml"


def test_the_summary_tells_the_window_in_thai_and_the_money():
    told = CliRunner().invoke(cli, ["check-campaign", "amphoe-sangsuk-2563"])

    assert told.exit_code == 0
    lines = told.output.splitlines()
    assert lines[0] == "amphoe-sangsuk-2563 can be run."
    assert "window      1 ธันวาคม 2563 – 31 ธันวาคม 2563" in lines
    assert "            2020-12-01T00:00:00+07:00 <= t < 2021-01-01T00:00:00+07:00" in lines
    assert "            45,000 baht in all" in lines


def test_a_window_within_a_day_is_told_with_its_hours(tmp_path: Path):
    text = OF_2563.read_text("utf-8").replace("2021-01-01T00:00:00", "2020-12-31T16:30:00")
    path = tmp_path / "hours.toml"
    path.write_text(text, "utf-8")

    told = CliRunner().invoke(cli, ["check-campaign", str(path)])

    assert (
        "window      1 ธันวาคม 2563 เวลา 00.00 น. – 31 ธันวาคม 2563 เวลา 16.30 น."
        in told.output.splitlines()
    )


def test_a_faulty_file_exits_2_with_all_its_faults(tmp_path: Path, capsys, monkeypatch):
    text = OF_2563.read_text("utf-8")
    for old, new in [("2020-12-01T", "2021-12-01T"), ("baht = 5000", "baht = 0")]:
        text = text.replace(old, new)
    path = tmp_path / "bad.toml"
    path.write_text(text, "utf-8")
    monkeypatch.setattr("sys.argv", ["sangsuk", "check-campaign", str(path)])

    with pytest.raises(SystemExit) as left:
        main()

    assert left.value.code == 2
    assert capsys.readouterr().err == (
        "The window closes 2021-01-01 00:00+0700, not after it opens 2021-12-01 00:00+0700.\n"
        "  where: bad.toml, [window] closes\n"
        "  to fix: close after opening; 'closes' is the first moment that no longer counts.\n"
        "'baht' is 0.\n"
        "  where: bad.toml, [[activities]] number 1 prize baht\n"
        "  to fix: write 1 or more.\n"
    )
