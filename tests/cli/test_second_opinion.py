import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from llm_endpoint import an_endpoint, fault, in_turn, praises, says

from sangsuk.cli.main import main
from sangsuk.cli.second_opinion import second_opinion

TEXTS = {
    "1": "พาแม่ไปทำบัตรที่อำเภอปากช่อง พูดเพราะมาก",
    "2": "รอนานมาก ไม่ประทับใจเลย",
    "3": "โทรหาผมที่ [เบอร์โทร] หรือ 081-234-5678",
    "4": "",
    "5": "ขายครีมหน้าใส",
}


def a_reading(number: str, **changed) -> dict:
    return {
        "id": number,
        "platform": "facebook",
        "posted_at": "2020-12-02T09:14:35+07:00",
        "author": "somebody-known",
        "eligible": True,
        "ineligible_reason": None,
        "districts": [],
        "sentiment": "positive",
        "pii": [],
        "masked": TEXTS[number],
        "review": [],
        "reader": "rules 2, model 0",
    } | changed


SPAM = {"eligible": False, "ineligible_reason": "spam", "sentiment": "neutral"}
READINGS = [*map(a_reading, "1234"), a_reading("5", **SPAM)]


@pytest.fixture
def sangsuk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """Run the command; its exit code and what it said on standard output and error."""
    monkeypatch.setenv("SANGSUK_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SANGSUK_LLM_URL", raising=False)
    monkeypatch.delenv("SANGSUK_LLM_KEY", raising=False)

    def call(*words: object, url: str = "") -> tuple[int, str, str]:
        if url:
            monkeypatch.setenv("SANGSUK_LLM_URL", url)
        monkeypatch.setattr(sys, "argv", ["sangsuk", "second-opinion", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return left.value.code, told.out, told.err

    return call


@pytest.fixture
def readings(tmp_path: Path) -> Path:
    return write(tmp_path / "readings.jsonl", READINGS)


def write(path: Path, rows: list[dict]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def by_words(body: dict):
    blames = "ไม่ประทับใจ" in body["messages"][-1]["content"]
    return praises(positive=0.1, neutral=0.1, negative=0.8) if blames else praises()


def test_opinions_stand_beside_the_readings_which_stay_as_they_are(sangsuk, readings, tmp_path):
    before, out = readings.read_bytes(), tmp_path / "second.jsonl"
    with an_endpoint(by_words) as fake:
        code, said, told = sangsuk(
            readings, "--with", "llm:m", "--out", out, "--yes", "--prices", 1, 10, url=fake.url
        )
        assert (code, told) == (0, "")
        assert sorted(fake.texts) == sorted([TEXTS["1"], TEXTS["2"]])
        assert "somebody-known" not in json.dumps(fake.asked)

    assert readings.read_bytes() == before
    given = rows(out)
    assert [(row["id"], row["sentiment"], row["silence"]) for row in given] == [
        ("1", "positive", None),
        ("2", "negative", None),
        ("3", None, "personal_data"),
        ("4", None, "empty"),
    ]
    name = given[0].pop("second_reader")
    assert name.startswith("llm:m, prompt ")
    assert given[0] == {
        "id": "1",
        "platform": "facebook",
        "sentiment": "positive",
        "sentiment_p": {"positive": 0.9, "neutral": 0.06, "negative": 0.04},
        "services": ["id_card"],
        "drivers": ["speed"],
        "whole": True,
        "silence": None,
        "reader": "rules 2, model 0",
    }
    lines = said.splitlines()
    assert lines[0] == "2 texts to ask for, 0 answers kept from before."
    assert lines[3:] == [
        f"{name}: 2 opinions",
        "  none, empty: 1",
        "  none, personal_data: 1",
        "agrees with the reader on 1 of 2 (50.0%), kappa 0.000",
        "  reader      positive   neutral  negative",
        "  positive           1         0         1",
        "  neutral            0         0         0",
        "  negative           0         0         0",
        "used: 1,400 tokens in, 80 out, cost 0.0022",
        f"opinions: {out}",
    ]


def test_without_settings_a_language_model_is_off_and_says_so(sangsuk, readings, tmp_path):
    code, said, told = sangsuk(readings, "--with", "llm:m", "--out", tmp_path / "o.jsonl", "--yes")

    assert (code, said) == (2, "")
    assert told.startswith("Language models are off")
    assert "SANGSUK_LLM_URL" in told


@pytest.mark.parametrize(
    ("words", "code"), [(["--dry-run"], 0), ([], 2), (["--dry-run", "--yes"], 0)]
)
def test_nothing_is_sent_before_somebody_agrees_to_the_cost(
    sangsuk, readings, tmp_path, words, code
):
    out = tmp_path / "o.jsonl"
    with an_endpoint(by_words) as fake:
        call = [readings, "--with", "llm:m", "--out", out, "--prices", 0.15, 0.6, *words]
        left, said, _ = sangsuk(*call, url=fake.url)
        assert (left, fake.asked, out.exists()) == (code, [], False)

    asked, likely, most = said.splitlines()
    assert asked == "2 texts to ask for, 0 answers kept from before."
    assert likely.startswith("likely: ")
    assert ", 120 out, cost 0.00" in likely
    assert most.startswith("at most: ")
    assert ", 800 out, cost 0.00" in most


def test_what_is_kept_needs_no_agreement_and_no_endpoint(sangsuk, readings, tmp_path):
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    with an_endpoint(by_words) as fake:
        sangsuk(readings, "--with", "llm:m", "--out", one, "--yes", url=fake.url)
    code, said, _ = sangsuk(readings, "--with", "llm:m", "--out", two)

    assert code == 0
    assert said.splitlines()[0] == "0 texts to ask for, 2 answers kept from before."
    assert one.read_bytes() == two.read_bytes()


def test_a_run_that_breaks_off_leaves_the_old_file_and_keeps_its_answers(
    sangsuk, readings, tmp_path
):
    out = tmp_path / "o.jsonl"
    out.write_text("old")
    with an_endpoint(in_turn(praises(), fault(401, "expired"))) as fake:
        code, _, told = sangsuk(readings, "--with", "llm:m", "--out", out, "--yes", url=fake.url)
        assert (code, out.read_text()) == (2, "old")
        assert "401 (expired)" in told
        sangsuk(readings, "--with", "llm:m", "--out", out, "--dry-run", url=fake.url)
    assert [path.name for path in tmp_path.glob(".*")] == []

    _, said, _ = sangsuk(readings, "--with", "llm:m", "--out", out, "--dry-run")
    assert said.splitlines()[0] == "1 texts to ask for, 1 answers kept from before."


def test_what_our_reader_found_personal_and_did_not_mask_is_not_sent(sangsuk, tmp_path):
    rows_in = [
        a_reading("1", pii=["แม่"]),
        a_reading("2", review=["pii_unsure"]),
        a_reading("5", masked="ก" * 20_001),
    ]
    out = tmp_path / "o.jsonl"
    with an_endpoint(by_words) as fake:
        code, _, _ = sangsuk(
            write(tmp_path / "r.jsonl", rows_in), "--with", "llm:m", "--out", out, url=fake.url
        )
        assert (code, fake.asked) == (0, [])

    assert [row["silence"] for row in rows(out)] == ["personal_data", "pii_unsure", "too_long"]


@pytest.mark.parametrize(("which", "ids"), [("all", "12345"), ("eligible", "1234"), ("review", "")])
def test_which_readings_are_read_can_be_chosen(sangsuk, readings, tmp_path, which, ids):
    out = tmp_path / "o.jsonl"
    with an_endpoint(by_words) as fake:
        call = [readings, "--with", "llm:m", "--out", out, "--yes", "--which", which]
        assert sangsuk(*call, url=fake.url)[0] == 0

    assert "".join(row["id"] for row in rows(out)) == ids


def test_a_model_whose_answers_are_unusable_is_reported(sangsuk, readings, tmp_path):
    with an_endpoint(in_turn(says("no JSON"))) as fake:
        out = tmp_path / "o.jsonl"
        code, said, _ = sangsuk(readings, "--with", "llm:m", "--out", out, "--yes", url=fake.url)

    assert code == 0
    assert "  none, unusable_answer: 2" in said.splitlines()
    assert "agrees" not in said


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["READINGS"],
        ["READINGS", "--with", "llm:m"],
        ["READINGS", "--with", "llm:m", "--out", "o.csv", "--yes"],
        ["READINGS", "--with", "llm:m", "--out", "READINGS", "--yes"],
        ["READINGS", "--with", "llm:", "--out", "o.jsonl"],
        ["READINGS", "--with", "llm", "--out", "o.jsonl"],
        ["READINGS", "--with", "oracle:m", "--out", "o.jsonl"],
        ["READINGS", "--with", "llm:m", "--out", "o.jsonl", "--prices", "1"],
        ["READINGS", "--with", "llm:m", "--out", "o.jsonl", "--prices", "-1", "2"],
        ["READINGS", "--with", "llm:m", "--out", "o.jsonl", "--which", "some"],
        ["READINGS", "--with", "transformers:x", "--out", "o.jsonl", "--label", "good"],
        ["READINGS", "--with", "transformers:x", "--out", "o.jsonl", "--label", "good=best"],
        ["none.jsonl", "--with", "llm:m", "--out", "o.jsonl", "--yes"],
    ],
)
def test_a_call_that_cannot_be_carried_out_exits_2_and_sends_nothing(
    sangsuk, readings, tmp_path, words
):
    before = sorted(tmp_path.iterdir())
    paths = {"READINGS": readings} | {
        name: tmp_path / name for name in ("o.csv", "o.jsonl", "none.jsonl")
    }
    with an_endpoint(by_words) as fake:
        code, _, told = sangsuk(*[paths.get(word, word) for word in words], url=fake.url)
        assert (code, fake.asked) == (2, [])

    assert told
    assert "Traceback" not in told
    assert sorted(tmp_path.iterdir()) == before


def test_damaged_readings_exit_2(sangsuk, tmp_path):
    damaged = tmp_path / "r.jsonl"
    damaged.write_text('{"id": "1"}\n')
    with an_endpoint(by_words) as fake:
        out = tmp_path / "o.jsonl"
        code, _, told = sangsuk(damaged, "--with", "llm:m", "--out", out, "--yes", url=fake.url)

    assert code == 2
    assert "r.jsonl, line 1" in told


def test_a_readings_file_without_a_row_gives_an_empty_file(sangsuk, tmp_path):
    out = tmp_path / "o.jsonl"
    with an_endpoint(by_words) as fake:
        code, _, _ = sangsuk(
            write(tmp_path / "r.jsonl", []), "--with", "llm:m", "--out", out, url=fake.url
        )

    assert (code, out.read_bytes()) == (0, b"")


def test_help_gives_an_example_that_names_the_command():
    told = " ".join(CliRunner().invoke(second_opinion, ["--help"]).output.split())

    assert "Example: sangsuk second-opinion " in told
