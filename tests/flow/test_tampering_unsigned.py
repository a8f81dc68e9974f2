"""Who changes an archive and puts all hashes right: what is told, and what only a known key tells.

The table in docs/methods/verification.md says the same in words; a test here compares the two.
"""

import ast
import csv
import hashlib
import io
import json
import random
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from an_archive import (
    as_json,
    as_table,
    files_of,
    made_to_fit,
    make_archive,
    table_of,
)

from sangsuk.core.check.announced import Announced
from sangsuk.core.check.audit import AUDIT_FILES, STATUS
from sangsuk.core.check.cards import ticket_lot
from sangsuk.flow.publishing.bundle import write_archive
from sangsuk.flow.publishing.verification import verify_file

SECRET = bytes(range(32))
BY_WHAT_WAS_READ = re.compile(r"(\w+) is .*, by what was read (.*)", re.DOTALL)
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def signed(tmp_path_factory):
    return make_archive(tmp_path_factory.mktemp("signed"), secret=SECRET)


@pytest.fixture(scope="module")
def key(signed):
    return json.loads(files_of(signed)["manifest.json"])["signed_by"]


@pytest.fixture(scope="module")
def citation(signed):
    return hashlib.sha256(files_of(signed)["manifest.json"]).hexdigest()[:16]


def unsigned(files: Files) -> Files:
    """The same without its signature, as somebody without the key must leave it."""
    manifest = json.loads(files["manifest.json"]) | {"signed_by": None}
    return {n: c for n, c in files.items() if n != "signature.json"} | {
        "manifest.json": as_json(manifest)
    }


def changed_json(files: Files, name: str, **values: object) -> None:
    files[name] = as_json(json.loads(files[name]) | values)


def committed_anew(to: Files, **values: object) -> None:
    """The commitment to these files, and a sample drawn for it: the hash is another one then."""
    terms = json.loads(to["audit-commitment.json"]) | values
    for listed in (terms["files"], terms["published"]):
        for name in listed.keys() & to.keys():
            listed[name] = hashlib.sha256(to[name]).hexdigest()
    to["audit-commitment.json"] = as_json(terms)
    hashed = hashlib.sha256(to["audit-commitment.json"]).hexdigest()
    changed_json(to, "audit-draw.json", commitment=hashed)
    changed_json(to, "audit-status.json", commitment=hashed)


def shuffled(files: Files, name: str, chance: random.Random) -> None:
    head, *rows = table_of(files[name])
    one, other = chance.sample(range(len(rows)), 2)
    rows[one], rows[other] = rows[other], rows[one]
    files[name] = as_table([head, *rows])


# Told by the archive alone.


def flip_a_label(files, chance):
    head, *rows = table_of(files["rows.csv"])
    # Not one that a ruling takes out: its praise is not counted, with it or without.
    ruled = {row[2] for row in table_of(files["rulings.csv"])}
    counted = [row for row in rows if not row[2] and row[0] not in ruled]
    row = chance.choice([row for row in counted if "+" in row[4]])
    row[4] = row[4].replace("+", "-")
    files["rows.csv"] = as_table([head, *rows])


def drop_a_praising_row(files, chance):
    head, *rows = table_of(files["rows.csv"])
    # Not one that a ruling takes out: its praise is not counted, with it or without.
    ruled = {row[2] for row in table_of(files["rulings.csv"])}
    rows.remove(chance.choice([row for row in rows if "+" in row[4] and row[0] not in ruled]))
    files["rows.csv"] = as_table([head, *rows])


def praise_on_another_day(files, chance):
    head, *rows = table_of(files["praise.csv"])
    row = chance.choice([row for row in rows if row[1] == "day"])
    row[3] = str(int(row[3]) + 1)
    files["praise.csv"] = as_table([head, *rows])


def a_day_moved_with_its_ties(files, chance):
    """As many days as before, so that no place changes: only the commitment knows."""
    head, *rows = table_of(files["praise.csv"])
    told = {(row[0], row[2]) for row in rows}
    row, day = chance.choice(
        [
            (row, f"2020-12-{day:02}")
            for row in rows
            for day in range(1, 32)
            if row[1] == "day" and (row[0], f"2020-12-{day:02}") not in told
        ]
    )
    row[2] = day
    files["praise.csv"] = as_table([head, *sorted(rows)])


def another_result_was_committed_to(files, chance):
    values = {"reader": "another", "campaign": "another", "rules_digest": "0" * 64, "format": "1"}
    name = chance.choice([*values])
    committed_anew(files, **{name: values[name]})


def a_commitment_to_nothing(files, chance):
    terms = json.loads(files["audit-commitment.json"])
    name = chance.choice(["files", "published"])
    gone = chance.choice(sorted(terms[name].keys() & files.keys()))
    committed_anew(files, **{name: {n: d for n, d in terms[name].items() if n != gone}})


def another_reader_or_its_arrays(files, chance):
    other = chance.choice([{"reader": "another"}, {"arrays": {"x.npz": "ab"}}, {"arrays": []}])
    changed_json(files, "model.json", **other)


def another_seed_of_places(files, chance):
    changed_json(files, "seeds.json", places=f"{chance.getrandbits(60)}")


def praise_for_another_service(files, chance):
    """A service more or less: ties are settled by it."""
    head, *rows = table_of(files["praise.csv"])
    row = chance.choice([row for row in rows if row[1] == "service"])
    row[3] = "9999"
    files["praise.csv"] = as_table([head, *rows])


def change_a_rule(files, chance):
    old, new = chance.choice(
        [("fewer_negative_voices", "higher_per_100k"), ("2021-01-01T00", "2020-12-20T00")]
    )
    for name in ("rules.json", "campaign.toml"):
        files[name] = files[name].replace(old.encode(), new.encode())


def reorder_ties(files, chance):
    shuffled(files, "standings.csv", chance)


def better_a_place(files, chance):
    head, *rows = table_of(files["standings.csv"])
    rows[chance.choice([1, 2, 3])][0] = "1"
    files["standings.csv"] = as_table([head, *rows])


def drop_a_card_without_praise(files, chance):
    head, *rows = table_of(files["audit-cards.csv"])
    rows.remove(chance.choice([row for row in rows if not row[3]]))
    files["audit-cards.csv"] = as_table([head, *rows])
    committed_anew(files, cards=len(rows))


def drop_a_card_with_praise(files, chance):
    head, *rows = table_of(files["audit-cards.csv"])
    rows.remove(chance.choice([row for row in rows if row[3]]))
    files["audit-cards.csv"] = as_table([head, *rows])
    committed_anew(files, cards=len(rows))


def any_risk_will_do(files, chance):
    limit = chance.choice([1.0, 0.51, 2, 0, -1, True])
    committed_anew(files, limit=limit)
    changed_json(files, "audit-status.json", limit=limit)


def the_status_is_gone(files, chance):
    del files[chance.choice([name for name in AUDIT_FILES if name.startswith("audit-")])]


def another_outcome(files, chance):
    was = json.loads(files["audit-status.json"])
    other = [{"outcome": "confirmed", "decided": True}, {"risk": 0.01}, {"read": was["read"] + 1}]
    changed = [said for said in other if was | said != was]
    changed_json(files, "audit-status.json", **chance.choice(changed))


def turn_an_answer(files, chance):
    head, *rows = table_of(files["audit-readings.csv"])
    # One that two people gave: then the readers differ, and the status is another.
    twice = [row for row in rows if sum(row[0] == other[0] for other in rows) > 1]
    chance.choice(twice)[2] = "no"
    files["audit-readings.csv"] = as_table([head, *rows])


def another_seed(files, chance):
    changed_json(files, "audit-draw.json", seed=f"{chance.getrandbits(60)}")


def a_sample_of_ones_own(files, chance):
    shuffled(files, "sample.csv", chance)


def turn_a_ruling(files, chance):
    head, *rows = table_of(files["rulings.csv"])
    rows[0][0] = "restore"
    files["rulings.csv"] = as_table([head, *rows])


def move_a_ruling_of_the_log(files, chance):
    shuffled(files, "rulings.csv", chance)


def move_a_ruling_to_another_district(files, chance):
    move_first_ruling(files, chance, same_district=False)


def change_an_act(files, chance):
    lines = files["acts.jsonl"].splitlines(keepends=True)
    at = chance.randrange(len(lines))
    lines[at] = lines[at].replace(b'"central"', b'"office"')
    files["acts.jsonl"] = b"".join(lines)


def hours_told_twice(files, chance):
    rows = table_of(files["coverage.csv"])
    files["coverage.csv"] = as_table([*rows, rows[chance.randrange(1, len(rows))]])


def another_what_if(files, chance):
    head, *rows = table_of(files["what_if.csv"])
    chance.choice(rows)[chance.randrange(4, len(head))] = "7"
    files["what_if.csv"] = as_table([head, *rows])


# Told by who knows the key, or by a hash or a figure that was published elsewhere.


def coverage_without_its_gap(files, chance):
    rows = [row for row in table_of(files["coverage.csv"]) if row[3] != "missed"]
    files["coverage.csv"] = as_table(rows)


def no_audit_at_all(files, chance):
    for name in (*AUDIT_FILES, *(name for name in files if name.startswith("seals/"))):
        files.pop(name, None)


def a_wide_limit(files, chance):
    committed_anew(files, limit=0.5)
    status_put_right(files)


def another_seed_and_its_sample(files, chance):
    drawn_again(files, f"{chance.getrandbits(60)}")
    status_put_right(files)


def exchange_a_card_without_praise(files, chance):
    """For one of nobody: so what the machine missed is never read."""
    head, *rows = table_of(files["audit-cards.csv"])
    row = chance.choice([row for row in rows if not row[3]])
    row[0] = f"{chance.getrandbits(64):016x}"
    files["audit-cards.csv"] = as_table([head, *sorted(rows)])
    committed_anew(files)
    drawn_again(files, json.loads(files["audit-draw.json"])["seed"])
    status_put_right(files)


def drawn_again(files: Files, seed: str) -> None:
    """The sample of a seed, on which one reader finds what the machine found."""
    cards = table_of(files["audit-cards.csv"])[1:]
    order = sorted((ticket_lot(seed, row[0], int(row[2])), row[0], row[1]) for row in cards)
    drawn = order[: json.loads(files["audit-draw.json"])["drawn"]]
    recorded = {row[0]: row[3] for row in cards}
    sample = [[str(at), card, stratum] for at, (_, card, stratum) in enumerate(drawn, 1)]
    answers = [[card, "reader 1", "yes", recorded[card]] for _, card, _ in drawn]
    files["sample.csv"] = as_table([["draw", "card", "stratum"], *sample])
    files["audit-readings.csv"] = as_table([["card", "reader", "eligible", "praised"], *answers])
    changed_json(files, "audit-draw.json", seed=seed)


def status_put_right(files: Files) -> None:
    """As the check itself would have it."""
    with tempfile.TemporaryDirectory() as held:
        path = Path(held) / "result.zip"
        write_archive(path, files)
        faults = verify_file(path).faults
    for fault in faults:
        if found := BY_WHAT_WAS_READ.fullmatch(fault.what):
            changed_json(files, STATUS, **{found[1]: ast.literal_eval(found[2])})


def move_a_ruling_within_a_district(files, chance):
    """Then one teller is left out in the place of another, and every number stays."""
    move_first_ruling(files, chance, same_district=True)


def move_first_ruling(files: Files, chance: random.Random, *, same_district: bool) -> None:
    head, *rulings = table_of(files["rulings.csv"])
    ruled = {ruling[2] for ruling in rulings}
    rows = [row for row in table_of(files["rows.csv"])[1:] if not row[2]]
    own = next(row for row in rows if row[0] == rulings[0][2])
    alike = [
        row[0]
        for row in rows
        if row[0] not in ruled
        and row[1]
        and ((row[4], row[5]) == (own[4], own[5]) if same_district else row[4] != own[4])
    ]
    rulings[0][2] = chance.choice(alike)
    files["rulings.csv"] = as_table([head, *rulings])


def other_words_of_a_ruling(files, chance):
    head, *rows = table_of(files["rulings.csv"])
    rows[0][6] = "อีกเหตุหนึ่ง"
    files["rulings.csv"] = as_table([head, *rows])


def a_likelier_place(files, chance):
    head, *rows = table_of(files["standings.csv"])
    rows[0][head.index("p_top")] = "0.5"
    files["standings.csv"] = as_table([head, *rows])
    sealed_by_summary(files)
    committed_anew(files)


def committed_to_other_words_of_a_ruling(files, chance):
    other_words_of_a_ruling(files, chance)
    committed_anew(files)


def committed_to_another_day(files, chance):
    a_day_moved_with_its_ties(files, chance)
    committed_anew(files)


def sealed_by_summary(files: Files) -> None:
    summary = json.loads(files["summary.json"])
    for name in ("standings.csv", "what_if.csv"):
        summary["files"][name] = hashlib.sha256(files[name]).hexdigest()
    files["summary.json"] = as_json(summary)


TOLD: dict[Callable[[Files, random.Random], None], str] = {
    flip_a_label: "standings.csv, row ",
    drop_a_praising_row: "standings.csv, row ",
    praise_on_another_day: "praise.csv",
    praise_for_another_service: "praise.csv, row ",
    a_day_moved_with_its_ties: "audit-commitment.json: it commits to another praise.csv",
    another_result_was_committed_to: "audit-commitment.json: ",
    a_commitment_to_nothing: "audit-commitment.json: it does not commit to ",
    another_reader_or_its_arrays: "model.json: ",
    another_seed_of_places: "seeds.json: ",
    other_words_of_a_ruling: "audit-commitment.json: it commits to another rulings.csv",
    move_a_ruling_within_a_district: "audit-commitment.json: it commits to another rulings.csv",
    change_a_rule: "rules.json: its digest is ",
    reorder_ties: "standings.csv, row ",
    better_a_place: "standings.csv, row ",
    another_what_if: "what_if.csv, row ",
    turn_a_ruling: "rulings.csv, row 2: ",
    move_a_ruling_of_the_log: "rulings.csv, row ",
    move_a_ruling_to_another_district: "standings.csv, row ",
    change_an_act: "acts.jsonl, row ",
    drop_a_card_without_praise: "audit-cards.csv: it has ",
    drop_a_card_with_praise: "audit-cards.csv: it records ",
    any_risk_will_do: "audit-commitment.json: ",
    the_status_is_gone: "audit-",
    another_outcome: "audit-status.json: ",
    turn_an_answer: "audit-status.json: ",
    another_seed: "sample.csv, row ",
    a_sample_of_ones_own: "sample.csv, row ",
    hours_told_twice: "coverage.csv, row ",
}
BY_THE_KEY: tuple[Callable[[Files, random.Random], None], ...] = (
    coverage_without_its_gap,
    no_audit_at_all,
    a_wide_limit,
    another_seed_and_its_sample,
    exchange_a_card_without_praise,
    a_likelier_place,
    committed_to_other_words_of_a_ruling,
    committed_to_another_day,
)
KINDS = [*TOLD, *BY_THE_KEY]


@pytest.mark.parametrize("seed", range(108), ids=lambda n: f"{n}-{KINDS[n % len(KINDS)].__name__}")
def test_a_hundred_tamperings_of_all_kinds(signed, key, citation, tmp_path, seed):
    chance, files = random.Random(seed), unsigned(files_of(signed))
    tamper = KINDS[seed % len(KINDS)]
    before = dict(files)
    tamper(files, chance)
    assert files != before
    if tamper not in (reorder_ties, better_a_place, another_what_if):
        sealed_by_summary(files)
    made_to_fit(files)
    write_archive(tmp_path / "tampered.zip", files)

    told = [str(fault) for fault in verify_file(tmp_path / "tampered.zip").faults]

    if tamper in TOLD:
        assert [one for one in told if one.startswith(TOLD[tamper])] != []
    else:
        assert told == []
    known = Announced(key=key, result=citation)
    by_key, by_result = verify_file(tmp_path / "tampered.zip", known).faults[:2]
    assert str(by_key) == f"manifest.json: it is signed by nobody, not by {key}"
    assert by_result.what.endswith(f", not {citation}")


def test_the_untouched_archive_verifies_with_and_without_its_key(signed, key, tmp_path):
    files = unsigned(files_of(signed))
    made_to_fit(files)
    write_archive(tmp_path / "unsigned.zip", files)

    assert verify_file(signed, Announced(key=key)).faults == []
    assert verify_file(tmp_path / "unsigned.zip").faults == []


def test_what_only_a_key_tells_changes_what_the_verdict_says_of_the_terms(signed, tmp_path):
    """Seed, limit, commitment, coverage and that there is an audit are told: compare them."""
    clean = verify_file(signed)
    for tamper in (
        coverage_without_its_gap,
        no_audit_at_all,
        a_wide_limit,
        another_seed_and_its_sample,
        exchange_a_card_without_praise,
    ):
        files = unsigned(files_of(signed))
        tamper(files, random.Random(1))
        made_to_fit(files)
        write_archive(tmp_path / "tampered.zip", files)
        verdict = verify_file(tmp_path / "tampered.zip")
        assert (verdict.audit_told, verdict.coverage) != (clean.audit_told, clean.coverage)


def test_whoever_knows_the_hash_that_was_published_needs_no_key(signed, tmp_path):
    """All but what comes after the commitment: the seed, which is told, and the ledgers."""
    hashed = json.loads(files_of(signed)["audit-draw.json"])["commitment"]
    known = Announced(commitment=hashed.upper())
    assert verify_file(signed, known).faults == []
    not_told = set()
    for tamper in BY_THE_KEY:
        files = unsigned(files_of(signed))
        tamper(files, random.Random(2))
        made_to_fit(files)
        write_archive(tmp_path / "tampered.zip", files)
        if not verify_file(tmp_path / "tampered.zip", known).faults:
            not_told.add(tamper)

    assert not_told == {coverage_without_its_gap, another_seed_and_its_sample}


@pytest.mark.parametrize(
    ("known", "what"),
    [
        (Announced(result="0123456789abcdef"), ", not 0123456789abcdef"),
        (Announced(result="3"), ", not 3"),  # too few digits say nothing
        (Announced(commitment="00"), ", not to 00"),
    ],
)
def test_another_archive_than_was_announced_is_told(signed, known, what):
    faults = verify_file(signed, known).faults

    assert [(fault.file, fault.what.endswith(what)) for fault in faults] == [
        ("manifest.json", True)
    ]


def test_an_archive_is_known_by_its_citation_its_manifest_or_its_own_digest(signed, citation):
    own = hashlib.sha256(signed.read_bytes()).hexdigest()
    whole = verify_file(signed).digest

    assert whole.startswith(citation)
    for digits in (citation, whole, own, whole[:20].upper()):
        assert verify_file(signed, Announced(result=digits)).faults == []


def test_the_page_of_methods_lists_every_kind(pytestconfig):
    page = (pytestconfig.rootpath / "docs/methods/verification.md").read_text("utf-8")
    table = page.split("<!-- tamperings -->")[1].split("<!-- /tamperings -->")[0]
    rows = csv.reader(io.StringIO(table.replace("|", ",")))
    kinds = {cell.strip(" `") for row in rows for cell in row if cell.strip().startswith("`")}

    assert kinds == {kind.__name__ for kind in KINDS}
