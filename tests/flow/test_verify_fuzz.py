"""Whatever is done to an archive, its check ends with a verdict; it verifies only what counts the same."""

import json
import random

import pytest
from an_archive import as_json, as_table, files_of, made_to_fit, make_archive, table_of

from sangsuk.core.check.archive import SEALS
from sangsuk.flow.publishing.bundle import write_archive
from sangsuk.flow.publishing.verification import tell_verdict, verify_file

CELLS = [
    *("", " ", "0", "-1", "1", "1e9", "nan", "inf", "9" * 5000, "๕", "x", "5007+", "5007", "+"),
    *("5007+ 5007-", "\x00", "\n", '"', ",", "=1+1", "\x1b[2J", "ก" * 200_000, "2020-12-05", "yes"),
    *("missing", "x1", "x16", "E7", "restore", "2020-12-05T09:00:00+07:00", "9999-12-31", "\u202e"),
]
VALUES = [
    *(None, True, False, 0, -1, 1, 10**400, 1e308, -0.5, float("inf"), float("nan"), "", "x"),
    *("\ud800", "9" * 5000, [], {}, [[]], {"a": 1}, ["5007"], "2020-12-05T09:00:00+07:00"),
]
OBJECTS = [
    *("summary.json", "rules.json", "manifest.json", "acts.jsonl"),
    *("audit-commitment.json", "audit-draw.json", "audit-status.json"),
]
# What no recount gives: a simulation with numpy; words; who is called what; a guess; what nobody
# can contradict but the signature (docs/methods/verification.md).
NOT_RECOUNTED = {
    "standings.csv": {"rate_low", "rate_high", "place_low", "place_high", "p_top"},
    "rows.csv": {"story", "citizen", "mentions", "review", "reason", "copy_of"},
    "praise.csv": {"district", "kind", "what", "stories"},
    "rulings.csv": {"by", "text", "verdict", "rule", "district", "story", "reason", "act"},
    "districts.csv": {"population"},
    "coverage.csv": {"door", "since", "until", "state", "reason"},
    "audit-cards.csv": {"card"},
    "audit-named.csv": {"stratum", "district", "cards"},
    "audit-readings.csv": {"reader", "praised", "eligible"},
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return make_archive(tmp_path_factory.mktemp("fuzzed"))


@pytest.fixture(scope="module")
def files(archive):
    return files_of(archive)


@pytest.mark.parametrize("seed", range(60))
def test_changed_bytes_are_never_verified(archive, tmp_path, seed):
    chance, content = random.Random(seed), bytearray(archive.read_bytes())
    for _ in range(chance.choice([1, 1, 3, 40])):
        spoil(content, chance)
    path = tmp_path / "spoilt.zip"
    path.write_bytes(content)

    verdict = verify_file(path)

    assert verdict.verified == (bytes(content) == archive.read_bytes())
    assert is_told(verdict)


def spoil(content: bytearray, chance: random.Random) -> None:
    at, length = chance.randrange(len(content)), chance.choice([1, 2, 4, 60])
    match chance.randrange(5):
        case 0:
            content[at] ^= 1 << chance.randrange(8)
        case 1:
            content[at : at + length] = chance.randbytes(length)
        case 2:
            del content[at : at + length]
        case 3:
            content[at:at] = content[at : at + length]
        case 4:
            content[at : at + length] = b"\xff" * length


@pytest.mark.parametrize("seed", range(90))
def test_a_changed_cell_is_named_or_counts_the_same(files, tmp_path, seed):
    chance, changed = random.Random(seed), dict(files)
    tables = [one for one in files if one.endswith(".csv") and not one.startswith(SEALS)]
    name = chance.choice(tables)
    rows = table_of(changed[name])
    row = chance.randrange(len(rows))
    column = chance.randrange(len(rows[row]))
    rows[row][column] = chance.choice([*CELLS, chance.choice(rows)[column]])
    changed[name] = as_table(rows)
    made_to_fit(changed)
    write_archive(tmp_path / "changed.zip", changed)

    verdict = verify_file(tmp_path / "changed.zip")

    assert is_told(verdict)
    if changed[name] != files[name] and verdict.verified:
        assert table_of(files[name])[0][column] in NOT_RECOUNTED[name]


@pytest.mark.parametrize("seed", range(90))
def test_a_changed_value_is_named_or_says_nothing(files, tmp_path, seed):
    chance, changed = random.Random(seed), dict(files)
    name = chance.choice(OBJECTS)
    lines = changed[name].decode().splitlines() if name == "acts.jsonl" else [changed[name]]
    at = chance.randrange(len(lines))
    content = json.loads(lines[at])
    key = put_somewhere(content, chance)
    new = as_json(content) if name != "acts.jsonl" else b"".join(acts_with(lines, at, content))
    changed[name] = new
    if name != "manifest.json":
        made_to_fit(changed)
    write_archive(tmp_path / "changed.zip", changed)

    verdict = verify_file(tmp_path / "changed.zip")

    assert is_told(verdict)
    if verdict.verified and json_of(new) != json_of(files[name]):
        assert (name, key) in SAYS_NOTHING


SAYS_NOTHING = {
    *(("manifest.json", key) for key in ("code", "signed_by", "reader")),
    *(("summary.json", key) for key in ("review_reasons", "files")),
    ("audit-commitment.json", "files"),
    *(("audit-status.json", key) for key in ("estimated_more", "reader_error")),
}


def put_somewhere(content, chance) -> str:
    """Put a strange value in the place of another; gives the uppermost key above it."""
    top = key = chance.choice(list(content))
    holder = content
    while isinstance(holder[key], dict | list) and holder[key] and chance.random() < 0.7:
        holder = holder[key]
        key = chance.choice(list(holder)) if isinstance(holder, dict) else 0
    holder[key] = chance.choice(VALUES)
    return str(top)


def acts_with(lines, at, content):
    for number, line in enumerate(lines):
        yield (json.dumps(content) if number == at else line).encode() + b"\n"


def json_of(content: bytes) -> str:
    text = content.decode(errors="surrogatepass")
    try:
        return json.dumps(json.loads(text), sort_keys=True)
    except ValueError:
        return text


@pytest.mark.parametrize("name", ["rules.json", "manifest.json", "summary.json", "acts.jsonl"])
def test_what_is_nested_without_end_is_named(files, tmp_path, name):
    deep = dict(files) | {name: b"[" * 200_000}
    if name != "manifest.json":
        made_to_fit(deep)
    write_archive(tmp_path / "deep.zip", deep)

    verdict = verify_file(tmp_path / "deep.zip")

    assert [fault.file for fault in verdict.faults][-1] == name


def test_a_number_of_five_thousand_digits_is_named_with_its_row(files, tmp_path):
    rows = table_of(files["districts.csv"])
    rows[7][3] = "9" * 5000
    changed = dict(files) | {"districts.csv": as_table(rows)}
    made_to_fit(changed)
    write_archive(tmp_path / "long.zip", changed)

    assert list(map(str, verify_file(tmp_path / "long.zip").faults)) == [
        "districts.csv, row 8: '999999999999' is no number"
    ]


def test_a_row_without_an_end_is_not_read(files, tmp_path):
    changed = dict(files) | {"rows.csv": files["rows.csv"] + b"0" * (3 << 20)}
    made_to_fit(changed)
    write_archive(tmp_path / "endless.zip", changed)

    assert [str(one) for one in verify_file(tmp_path / "endless.zip").faults] == [
        "rows.csv, row 190: the row is longer than any row of a result"
    ]


def is_told(verdict) -> bool:
    """What a person reads of it is whole: it can be printed, and ends with what was found."""
    told = tell_verdict(verdict)
    told.encode()
    return ("NOT verified" in told) is not verdict.verified
