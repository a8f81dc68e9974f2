"""The audit of a result in a folder, step by step, and what is refused on the way."""

import hashlib
import json
import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from an_audited_result import make_result, read_as_recorded, table, write_result, write_rows
from told import BETONG, MAE_RIM, PAI, PRAISED, SATTAHIP, a_reading

from sangsuk.core.errors import SangsukError
from sangsuk.flow.audit.commit import commit, open_commitment
from sangsuk.flow.audit.draw import draw
from sangsuk.flow.audit.record import record
from sangsuk.flow.audit.status import audit_status
from sangsuk.flow.counting.inputs import read_count_inputs
from sangsuk.flow.publishing.bundle import bundle_result

AT = datetime(2021, 1, 9, 9, tzinfo=timezone(timedelta(hours=7)))
SEED = "83017495226410385527"
VOICES = {MAE_RIM: 60, PAI: 45, BETONG: 35, SATTAHIP: 5}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    return make_result(tmp_path_factory.mktemp("made") / "result", VOICES)


@pytest.fixture(scope="module")
def one_more(tmp_path_factory) -> Path:
    """Another result, with one voice more."""
    return make_result(tmp_path_factory.mktemp("made") / "other", VOICES | {PAI: 46})


@pytest.fixture
def result(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "result"))


@pytest.fixture
def drawn(result: Path, tmp_path: Path) -> Path:
    commit(result, home=tmp_path / "home", at=AT)
    draw(result, SEED, home=tmp_path / "home")
    return result


def refused(act, *arguments, **more) -> str:
    """The code of the refusal, which must say where and what to do."""
    with pytest.raises(SangsukError) as told:
        act(*arguments, **more)
    assert told.value.where
    assert told.value.remedy
    return told.value.code


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_hash_is_that_of_the_commitment_and_covers_every_file(result, tmp_path):
    hashed = commit(result, home=tmp_path / "home", at=AT)
    content = (result / "audit-commitment.json").read_bytes()

    assert hashlib.sha256(content).hexdigest() == hashed
    for name, digest in json.loads(content)["files"].items():
        assert hashlib.sha256((result / name).read_bytes()).hexdigest() == digest


def test_committing_again_changes_nothing(result, tmp_path):
    assert commit(result, home=tmp_path / "home", at=AT) == commit(
        result, home=tmp_path / "home", at=AT + timedelta(hours=1)
    )


def test_cards_add_up_to_the_standings(drawn):
    counted = {row["code"]: int(row["positive_voices"]) for row in table(drawn / "standings.csv")}
    cards = table(drawn / "audit-cards.csv")

    assert {code: sum(row["recorded"] == code for row in cards) for code in VOICES} == VOICES
    assert {code: counted[code] for code in VOICES} == VOICES


def test_the_audit_confirms_what_is_right_long_before_all_is_read(drawn, tmp_path):
    begun = audit_status(drawn)
    record(drawn, read_as_recorded(drawn, tmp_path / "read.csv"))
    told = audit_status(drawn)

    assert (begun["risk"], begun["decided"], begun["read"]) == (1.0, False, 0)
    assert begun["waiting_for"] == table(drawn / "sample.csv")[0]["card"]
    assert begun["drawn"] >= begun["estimated_more"] > 0
    assert (told["decided"], told["outcome"], told["cards"]) == (True, "confirmed", 145)
    assert told["risk"] <= told["limit"] == 0.05
    assert told["read"] == told["drawn"] < 145
    nearest = {"winner": BETONG, "loser": SATTAHIP, "margin": 30}
    assert told["assertions"][0].items() >= nearest.items()
    assert len(told["assertions"]) == 3 * 875


def test_the_same_sample_tells_the_readers_error(drawn, tmp_path):
    sample = [row["card"] for row in table(drawn / "sample.csv")]
    recorded = {row["card"]: row["recorded"] for row in table(drawn / "audit-cards.csv")}
    rows = [f"{card},ก,yes,{recorded[card]}" for card in sample[1:]]
    record(drawn, write_rows(tmp_path / "r.csv", f"{sample[0]},ก,no,", *rows))
    told = {(row["by"], row["group"]): row for row in audit_status(drawn)["reader_error"]}
    whole = told["all", "all"]

    assert (whole["cards"], whole["missed"]) == (len(sample), 0.0)
    assert 0 < whole["low"] < whole["wrong"] < whole["high"] < 0.2
    assert whole["wrong"] == whole["invented"]
    assert {by for by, _ in told} == {"all", "platform", "region", "service", "length"}
    assert {group for by, group in told if by == "region"} <= {"เหนือ", "ใต้", "ตะวันออก"}


def test_only_cards_read_without_a_gap_count(drawn, tmp_path):
    record(drawn, read_as_recorded(drawn, tmp_path / "some.csv", cards=5))
    (sixth, seventh) = (row["card"] for row in table(drawn / "sample.csv")[5:7])
    record(drawn, write_rows(tmp_path / "late.csv", f"{seventh},สมหญิง,yes,"))
    told = audit_status(drawn)

    assert (told["read"], told["waiting_for"]) == (5, sixth)


def test_where_two_readers_differ_the_card_waits_for_a_third(drawn, tmp_path):
    first = table(drawn / "sample.csv")[0]["card"]
    record(drawn, write_rows(tmp_path / "1.csv", f"{first},ก,yes,{PAI}", f"{first},ข,no,"))
    differ = audit_status(drawn)
    record(drawn, write_rows(tmp_path / "2.csv", f"{first},ค,ใช่,{PAI}"))
    settled = audit_status(drawn)

    assert (differ["readers_differ"], differ["read"]) == ([first], 0)
    assert (settled["readers_differ"], settled["read"], settled["read_twice"]) == ([], 1, 1)
    assert settled["agreement"] == pytest.approx(0.0, abs=0.34)


def test_more_cards_come_in_the_order_of_the_same_seed(drawn, tmp_path):
    few = table(drawn / "sample.csv")
    draw(drawn, SEED, home=tmp_path / "home", more=7)
    more = table(drawn / "sample.csv")

    assert (more[: len(few)], len(more)) == (few, len(few) + 7)
    assert draw(drawn, SEED, home=tmp_path / "home", more=9999) == 145


def test_a_full_hand_count_can_overturn_the_result(drawn, tmp_path):
    draw(drawn, SEED, home=tmp_path / "home", more=145)
    sample = [row["card"] for row in table(drawn / "sample.csv")]
    rows = [f"{card},ก,yes,{SATTAHIP if n < 50 else MAE_RIM}" for n, card in enumerate(sample)]
    record(drawn, write_rows(tmp_path / "all.csv", *rows))
    told = audit_status(drawn)

    assert (told["decided"], told["outcome"], told["risk"]) == (True, "overturned", 1.0)
    assert told["hand_count"] == {MAE_RIM: 95, SATTAHIP: 50}


def test_what_people_ruled_and_joined_is_on_the_cards_as_it_was_counted(tmp_path):
    """Three accounts are one person; a story is excluded, and a district out of another one."""
    both = [(MAE_RIM, PRAISED), (PAI, PRAISED)]
    readings = [
        a_reading("1", "u1", (MAE_RIM, PRAISED)),
        a_reading("2", "u2", (MAE_RIM, PRAISED)),
        a_reading("3", None, (PAI, PRAISED)),
        a_reading("4", "u4", (PAI, PRAISED)),
        a_reading("5", "u5", *both),
    ]
    out = tmp_path / "result"
    out.mkdir()
    joined = tmp_path / "identities.csv"
    joined.write_text(
        "person,platform,author,post,proof\n"
        "ก,facebook,u1,,line\nก,facebook,u2,,line\nก,facebook,,3,claim\n"
    )
    rulings = tmp_path / "rulings.csv"
    rulings.write_text(
        "verdict,rule,platform,story,district,by,reason\n"
        f"exclude,E4,facebook,4,,ข,โฆษณา\nexclude,E7,facebook,5,{PAI},ข,คนละที่\n"
    )
    write_result(out, readings, read_count_inputs(identities=joined, rulings=rulings))

    assert (
        refused(commit, out, home=tmp_path / "home", at=AT) == "audit.other_counts"
    )  # without who is one with whom
    commit(out, home=tmp_path / "home", at=AT, identities=joined)
    cards = table(out / "audit-cards.csv")
    named = {row["card"]: row["named"] for row in table(out / "audit-kinds.csv")}
    said = {row["card"]: (row["recorded"], named[row["card"]]) for row in cards}
    posts: dict[str, list[tuple[str, str]]] = {}
    for row in table(out / "audit-posts.csv"):
        posts.setdefault(row["card"], []).append((row["id"], row["taken_out"]))
    assert sorted((told, said[card]) for card, told in posts.items()) == [
        ([("1", ""), ("2", ""), ("3", "")], (f"{MAE_RIM} {PAI}", f"{MAE_RIM} {PAI}")),
        ([("5", PAI)], (MAE_RIM, MAE_RIM)),
    ]


# What is refused.


def test_no_sample_before_the_commitment(result, tmp_path):
    assert refused(draw, result, SEED, home=tmp_path) == "audit.not_committed"
    assert refused(audit_status, result) == "audit.not_committed"


def test_no_readings_before_the_sample(result, tmp_path):
    commit(result, home=tmp_path / "home", at=AT)
    rows = write_rows(tmp_path / "r.csv", f"c1,ก,yes,{PAI}")

    assert refused(record, result, rows) == "audit.not_drawn"
    assert refused(audit_status, result) == "audit.not_drawn"


@pytest.mark.parametrize("seed", ["", "  \t"])
def test_no_empty_seed(result, tmp_path, seed):
    commit(result, home=tmp_path / "home", at=AT)
    assert refused(draw, result, seed, home=tmp_path) == "audit.no_seed"


def test_a_seed_draws_one_result_only(drawn, one_more, tmp_path):
    other = shutil.copytree(one_more, tmp_path / "other")
    commit(other, home=tmp_path / "home", at=AT)

    assert refused(draw, other, SEED, home=tmp_path / "home") == "audit.seed_reused"
    assert draw(other, "another", home=tmp_path / "home") > 0


def test_a_result_is_drawn_by_one_seed_only_also_from_a_copy_of_its_folder(drawn, tmp_path):
    copy = shutil.copytree(drawn, tmp_path / "copy")
    for name in ("audit-draw.json", "sample.csv"):
        (copy / name).unlink()

    assert refused(draw, copy, "another", home=tmp_path / "home") == "audit.other_seed"
    assert draw(copy, SEED, home=tmp_path / "home") > 0


@pytest.fixture
def published(drawn, tmp_path) -> Path:
    """The archive of a result that was drawn on a machine of others."""
    bundle_result(drawn, tmp_path / "published" / "theirs.zip")
    return tmp_path / "published"


def test_a_seed_of_an_archive_that_was_published_is_used_on_any_machine(
    published, one_more, tmp_path
):
    other = shutil.copytree(one_more, tmp_path / "other")
    commit(other, home=tmp_path / "home", at=AT)
    fresh, archive = tmp_path / "fresh", published / "theirs.zip"

    assert refused(draw, other, SEED, home=fresh, against=[published]) == "audit.seed_reused"
    assert refused(draw, other, SEED, home=fresh, against=[archive]) == "audit.seed_reused"
    shutil.copytree(published, fresh / "results")  # what `sangsuk publish` keeps
    assert refused(draw, other, SEED, home=fresh) == "audit.seed_reused"
    assert draw(other, "another", home=fresh, against=[published]) > 0


def test_a_seed_of_the_desk_is_used(drawn, one_more, tmp_path):
    other = shutil.copytree(one_more, tmp_path / "other")
    commit(other, home=tmp_path / "home", at=AT)
    shutil.copytree(drawn, tmp_path / "fresh" / "audits" / "amphoe-sangsuk-2563")

    assert refused(draw, other, SEED, home=tmp_path / "fresh") == "audit.seed_reused"


def test_more_cards_may_come_of_a_result_that_was_published(drawn, published, tmp_path):
    before = draw(drawn, SEED, home=tmp_path / "fresh", against=[published])

    assert draw(drawn, SEED, home=tmp_path / "fresh", more=2, against=[published]) >= before


@pytest.mark.parametrize("name", ["nothing", "an_empty_folder", "no_archive.zip"])
def test_what_is_named_as_published_must_be_archives(result, tmp_path, name):
    commit(result, home=tmp_path / "home", at=AT)
    (tmp_path / "an_empty_folder").mkdir()
    (tmp_path / "no_archive.zip").write_bytes(b"PK")

    against = [tmp_path / name]
    assert refused(draw, result, SEED, home=tmp_path, against=against) == "audit.no_archive"


def test_a_result_is_drawn_by_one_seed_only(drawn, tmp_path):
    before = everything_in(drawn)

    assert refused(draw, drawn, "2", home=tmp_path / "home") == "audit.other_seed"
    assert everything_in(drawn) == before


@pytest.mark.parametrize(
    "name",
    ["readings.parquet", "standings.csv", "summary.json", "audit-cards.csv", "audit-posts.csv"],
)
def test_nothing_goes_on_once_a_committed_file_has_changed(drawn, tmp_path, name):
    with (drawn / name).open("ab") as file:
        file.write(b"\n")

    assert refused(audit_status, drawn) == "audit.changed"
    assert refused(draw, drawn, SEED, home=tmp_path / "home") == "audit.changed"


@pytest.mark.parametrize("name", ["audit-commitment.json", "audit-draw.json"])
@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"{}"])
def test_a_damaged_file_of_the_audit_is_refused(drawn, name, content):
    (drawn / name).write_bytes(content)

    assert refused(audit_status, drawn) == "audit.changed"


@pytest.mark.parametrize("content", [b"", b"[]", b"{}"])
def test_a_damaged_summary_is_no_result(result, content, tmp_path):
    (result / "summary.json").write_bytes(content)

    assert refused(commit, result, home=tmp_path / "home", at=AT) == "audit.no_result"


def test_a_sample_changed_by_hand_is_refused(drawn):
    rows = (drawn / "sample.csv").read_text("utf-8").splitlines()
    rows[1], rows[2] = rows[2], rows[1]
    (drawn / "sample.csv").write_text("\n".join(rows) + "\n", "utf-8")

    assert refused(audit_status, drawn) == "audit.changed"


def test_a_new_count_cannot_take_the_place_of_one_whose_sample_is_drawn(drawn, one_more, tmp_path):
    shutil.copytree(one_more, drawn, dirs_exist_ok=True)

    assert refused(commit, drawn, home=tmp_path / "home", at=AT) == "audit.already_drawn"


def test_a_new_count_may_be_committed_before_the_draw(result, one_more, tmp_path):
    first = commit(result, home=tmp_path / "home", at=AT)
    shutil.copytree(one_more, result, dirs_exist_ok=True)

    assert commit(result, home=tmp_path / "home", at=AT) != first


def test_standings_that_the_readings_do_not_give_are_refused(result, one_more, tmp_path):
    shutil.copy(one_more / "readings.parquet", result)

    assert refused(commit, result, home=tmp_path / "home", at=AT) == "audit.other_counts"


def test_a_folder_without_a_result_is_refused(tmp_path, result):
    (result / "readings.parquet").unlink()

    assert refused(commit, tmp_path / "nowhere", home=tmp_path / "home", at=AT) == "audit.no_result"
    assert refused(commit, result, home=tmp_path / "home", at=AT) == "readings.not_there"


def test_a_result_without_praise_has_nothing_to_audit(tmp_path):
    assert (
        refused(commit, make_result(tmp_path / "r", {}), home=tmp_path, at=AT) == "audit.no_prizes"
    )


# A result has one commitment.


def test_a_copied_result_keeps_its_commitment(result, tmp_path):
    home, copy = tmp_path / "home", shutil.copytree(result, tmp_path / "copy")
    hashed = commit(result, home=home, at=AT)

    assert commit(copy, home=home, at=AT + timedelta(days=1)) == hashed
    draw(result, SEED, home=home)
    assert refused(draw, copy, "another", home=home) == "audit.other_seed"


def test_a_result_that_was_drawn_has_no_second_commitment(drawn, published, tmp_path):
    """Not under another limit, and not elsewhere against an archive of it."""
    copy = shutil.copytree(drawn, tmp_path / "copy")
    for name in ("audit-commitment.json", "audit-draw.json", "sample.csv"):
        (copy / name).unlink()
    here = {"home": tmp_path / "home", "at": AT}
    elsewhere = {"home": tmp_path / "fresh", "at": AT, "against": [published]}

    assert refused(commit, copy, limit=0.2, **here) == "audit.already_drawn"
    assert refused(commit, drawn, limit=0.2, **here) == "audit.already_drawn"
    assert refused(commit, copy, limit=0.2, **elsewhere) == "audit.already_drawn"
    assert commit(copy, **elsewhere) == commit(drawn, **here)
    assert (copy / "audit-commitment.json").read_bytes() == (
        drawn / "audit-commitment.json"
    ).read_bytes()


def test_a_commitment_names_all_that_were_before_it(drawn, one_more, tmp_path):
    home, other = tmp_path / "home", shutil.copytree(one_more, tmp_path / "other")
    first = json.loads((drawn / "audit-draw.json").read_bytes())["commitment"]
    second = commit(other, home=home, at=AT + timedelta(days=1))
    third = commit(other, home=home, at=AT + timedelta(days=2), limit=0.01)

    assert open_commitment(drawn).earlier == ()
    assert open_commitment(other).earlier == (first, second)
    assert len({first, second, third}) == 3


def test_whether_a_tie_decides_is_known_when_it_is_committed(result, tmp_path):
    home = tmp_path / "home"
    tied = make_result(tmp_path / "tied", VOICES | {SATTAHIP: VOICES[BETONG]})
    commit(result, home=home, at=AT)
    commit(tied, home=home, at=AT)

    assert (open_commitment(result).tied, open_commitment(tied).tied) == (False, True)


def test_the_size_of_a_sample_that_is_drawn_cannot_be_given_again(drawn, tmp_path):
    home, drawn_cards = tmp_path / "home", len(table(drawn / "sample.csv"))

    assert refused(draw, drawn, SEED, home=home, size=99) == "audit.size_given_again"
    assert draw(drawn, SEED, home=home, size=drawn_cards, more=1) == drawn_cards + 1


# One person reads a card once.


@pytest.mark.parametrize("again", ["Ann", "a\u200bnn", " A.N.N ", "ａｎｎ"])
def test_one_person_under_two_spellings_is_one_reader(drawn, tmp_path, again):
    readers = tmp_path / "readers.csv"
    readers.write_text(f"reader,home\nann,{PAI[:2]}\n", "utf-8")
    recorded = {row["card"]: row["recorded"] for row in table(drawn / "audit-cards.csv")}
    abroad = [card for card in recorded if recorded[card] == BETONG]
    sample = [row["card"] for row in table(drawn / "sample.csv")]
    first, second, *_ = (card for card in sample if card in abroad)
    one = write_rows(tmp_path / "1.csv", f"{first},ann,yes,{BETONG}")
    other = write_rows(tmp_path / "2.csv", f"{first},{again},yes,{BETONG}")
    record(drawn, one, readers=readers)

    assert refused(record, drawn, other) == "audit.double_row"
    record(drawn, write_rows(tmp_path / "3.csv", f"{second},{again},yes,{BETONG}"))
    assert {row["reader"] for row in table(drawn / "audit-readings.csv")} == {"ann"}


def test_what_looks_like_another_name_signs_nothing(drawn, tmp_path):
    card = table(drawn / "sample.csv")[0]["card"]
    cyrillic = write_rows(tmp_path / "1.csv", f"{card},\u0430nn,yes,{MAE_RIM}")

    assert refused(record, drawn, cyrillic) == "audit.no_reader"


BAD_ROWS = {
    "audit.unknown_card": "c999,ก,yes,",
    "audit.double_row": "{card},ก,yes,\n{card},ก,no,",
    "audit.unknown_code": "{card},ก,yes,9999",
    "audit.unknown_answer": "{card},ก,maybe,",
    "audit.no_reader": "{card},,yes,",
    "audit.praise_not_eligible": "{card},ก,no,5007",
    "audit.empty": "",
    "audit.unreadable": "{card},ก",
}


@pytest.mark.parametrize("code", BAD_ROWS)
def test_a_file_with_one_bad_row_is_refused_whole(drawn, tmp_path, code):
    sample = [row["card"] for row in table(drawn / "sample.csv")]
    bad = BAD_ROWS[code].format(card=sample[0])
    before = everything_in(drawn)
    good = [] if code == "audit.empty" else [f"{sample[1]},ก,yes,{PAI}"]
    file = write_rows(tmp_path / "r.csv", *good, *filter(None, [bad]))

    assert refused(record, drawn, file) == code
    assert everything_in(drawn) == before


def test_a_card_that_was_not_drawn_is_refused(drawn, tmp_path):
    cards = {row["card"] for row in table(drawn / "audit-cards.csv")}
    spare = min(cards - {row["card"] for row in table(drawn / "sample.csv")})

    file = write_rows(tmp_path / "r.csv", f"{spare},ก,yes,")
    assert refused(record, drawn, file) == "audit.not_in_sample"


def test_the_same_file_cannot_be_recorded_twice(drawn, tmp_path):
    file = read_as_recorded(drawn, tmp_path / "r.csv", cards=3)
    record(drawn, file)
    before = everything_in(drawn)

    assert refused(record, drawn, file) == "audit.double_row"
    assert everything_in(drawn) == before


@pytest.mark.parametrize(
    "content", [b"", b"card,reader,eligible,praised\n", b"\xff\xfe\x00", b"a,b"]
)
def test_a_file_that_holds_nothing_of_use_is_refused(drawn, tmp_path, content):
    (tmp_path / "r.csv").write_bytes(content)

    assert refused(record, drawn, tmp_path / "r.csv") in {"audit.empty", "audit.unreadable"}
    assert refused(record, drawn, tmp_path / "none.csv") == "audit.no_file"


def test_nobody_judges_a_card_that_names_the_own_district(drawn, tmp_path):
    readers = tmp_path / "readers.csv"
    readers.write_text(f"reader,home\nปลัด,{PAI}\nครู,\n", "utf-8")
    recorded = {row["card"]: row["recorded"] for row in table(drawn / "audit-cards.csv")}
    sample = [row["card"] for row in table(drawn / "sample.csv")]
    of_pai = next(card for card in sample if recorded[card] == PAI)
    of_another = next(card for card in sample if recorded[card] == MAE_RIM)
    own = write_rows(tmp_path / "own.csv", f"{of_pai},ปลัด,no,")
    praise = write_rows(tmp_path / "praise.csv", f"{of_another},ปลัด,yes,{PAI}")
    stranger = write_rows(tmp_path / "stranger.csv", f"{of_pai},คนแปลกหน้า,yes,{PAI}")
    fine = write_rows(
        tmp_path / "fine.csv", f"{of_another},ปลัด,yes,{MAE_RIM}", f"{of_pai},ครู,yes,{PAI}"
    )

    assert refused(record, drawn, own, readers=readers) == "audit.own_district"
    assert refused(record, drawn, praise, readers=readers) == "audit.own_district"
    assert refused(record, drawn, stranger, readers=readers) == "audit.unknown_reader"
    assert record(drawn, fine, readers=readers) == 2
    assert refused(record, drawn, own) == "audit.own_district"  # homes are remembered
    assert audit_status(drawn)["readers_without_home"] == ["ครู"]


@pytest.mark.parametrize(
    ("home", "refused_as"),
    [
        (MAE_RIM, "audit.own_district"),
        (MAE_RIM[:2], "audit.own_district"),  # the whole province is a home
        (PAI, None),
        ("1001", None),  # Bangkok has no district of the campaign
        ("10", None),
        ("9999", "audit.unknown_code"),
    ],
)
def test_all_but_the_own_district_or_province_may_be_read(drawn, tmp_path, home, refused_as):
    cards = {row["card"]: row["recorded"] for row in table(drawn / "audit-cards.csv")}
    card = next(row["card"] for row in table(drawn / "sample.csv") if cards[row["card"]] == MAE_RIM)
    rows = tmp_path / "r.csv"
    rows.write_text(f"card,reader,eligible,praised,home\n{card},ก,yes,{MAE_RIM},{home}\n", "utf-8")

    if refused_as:
        assert refused(record, drawn, rows) == refused_as
    else:
        assert record(drawn, rows) == 1


def test_a_home_may_stand_beside_the_readings(drawn, tmp_path):
    recorded = {row["card"]: row["recorded"] for row in table(drawn / "audit-cards.csv")}
    sample = [row["card"] for row in table(drawn / "sample.csv")]
    card = next(card for card in sample if recorded[card] == PAI)
    file = tmp_path / "r.csv"
    heading = "card,reader,eligible,praised,home\n"
    file.write_text(f"{heading}{card},ปลัด,yes,{PAI},{PAI}\n", "utf-8")
    assert refused(record, drawn, file) == "audit.own_district"

    file.write_text(f"{heading}{card},ปลัด,yes,{PAI},{MAE_RIM}\n", "utf-8")
    assert record(drawn, file) == 1


def test_a_readers_home_cannot_be_changed_later(drawn, tmp_path):
    readers = tmp_path / "readers.csv"
    readers.write_text(f"reader,home\nก,{PAI}\n", "utf-8")
    card = next(r["card"] for r in table(drawn / "audit-cards.csv") if r["recorded"] == MAE_RIM)
    draw(drawn, SEED, home=tmp_path / "home", more=145)
    record(drawn, write_rows(tmp_path / "r.csv", f"{card},ก,yes,{MAE_RIM}"), readers=readers)
    readers.write_text(f"reader,home\nก,{MAE_RIM}\n", "utf-8")

    file = write_rows(tmp_path / "r2.csv", f"{card},ข,yes,")
    assert refused(record, drawn, file, readers=readers) == "audit.other_home"
