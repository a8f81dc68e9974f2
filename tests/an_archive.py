"""An archive with everything that one can hold, small enough to be made in a test, and its files."""

import csv
import hashlib
import io
import json
import random
import zipfile
from pathlib import Path

from an_audited_result import read_as_recorded, write_result
from told import BETONG, BLAMED, MAE_RIM, NEUTRAL, PAI, PRAISED, SATTAHIP, a_reading, december

from sangsuk.core.check.acts import FIRST, digest_of_kept, hash_of_act
from sangsuk.core.check.archive import MANIFEST, SEALS, seal_of
from sangsuk.core.terms.reading import Reading, Reason, Review
from sangsuk.flow.audit.commit import commit
from sangsuk.flow.audit.draw import draw
from sangsuk.flow.audit.record import record
from sangsuk.flow.counting.inputs import read_count_inputs
from sangsuk.flow.publishing.bundle import Ledgers, bundle_result

VOICES = {MAE_RIM: 60, PAI: 46, BETONG: 36, SATTAHIP: 6}
SEED = "83017495226410385527"
SERVICES = ["id_card", "firearms", "relief", "other"]
RULED = [  # verdict, rule, story, district, reason, words that may be shown
    ("exclude", "E7", "0", "", "arranged", 'นัดกันชม\nในกลุ่ม, ตามที่ "เล่า"'),
    ("restore", "E3", "n1", "", "reader_mistaken", ""),
    ("exclude", "E7", "60", PAI, "arranged", ""),
]
HOURS = (
    "facebook.hook,2020-12-01T00:00:00+07:00,2020-12-09T05:00:00+07:00,collected,\n"
    "facebook.hook,2020-12-09T05:00:00+07:00,2020-12-09T08:00:00+07:00,missed,quota\n"
    "facebook.hook,2020-12-09T08:00:00+07:00,2021-01-01T00:00:00+07:00,collected,\n"
)


def readings() -> list[Reading]:
    chance = random.Random(2563)
    places = [code for code, count in VOICES.items() for _ in range(count)]
    told = [
        a_reading(
            str(at),
            None if at % 7 == 3 else f"u{at}",
            (code, PRAISED),
            at=december(1 + at % 31),
            services=(chance.choice(SERVICES),),
            review=chance.choice([(), (), (Review.PII_UNSURE,), (Review.COPY_SUSPECTED,)]),
        )
        for at, code in enumerate(places)
    ]
    kinds = [None, Reason.STAFF, Reason.SPAM, Reason.HASHTAG, None]
    others = [
        a_reading(
            f"n{at}",
            f"n{at % 20}",
            (chance.choice(list(VOICES)), chance.choice([BLAMED, NEUTRAL, BLAMED])),
            at=december(1 + at % 31),
            reason=kinds[at % len(kinds)],
        )
        for at in range(40)
    ]
    return told + others


def make_archive(home: Path, *, secret: bytes | None = None) -> Path:
    """Counted, ruled on, audited by two people, with the ledgers of acts and of coverage."""
    given = read_count_inputs(rulings=_rulings(home / "rulings.csv"))
    out = home / "december"
    out.mkdir()
    write_result(out, readings(), given)
    commit(out, home=home, at=december(31))
    draw(out, SEED, home=home, size=90)
    record(out, read_as_recorded(out, home / "one.csv"))
    record(out, read_as_recorded(out, home / "two.csv", reader="สมชาย", cards=20))
    (home / "acts.jsonl").write_text("".join(_acts()), "utf-8")
    (home / "coverage.csv").write_text("door,since,until,state,reason\n" + HOURS, "utf-8")
    ledgers = Ledgers(acts=home / "acts.jsonl", coverage=home / "coverage.csv")
    bundle_result(out, home / "result.zip", ledgers=ledgers, secret=secret)
    return home / "result.zip"


def files_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def made_to_fit(files: dict[str, bytes]) -> None:
    """Hashes and seals put right again, by somebody who does not have the key."""
    for name in [name for name in files if name.startswith(SEALS)]:
        if (table := name.removeprefix(SEALS)) in files:
            lines = io.BytesIO(files[table])
            files[name] = "".join(seal_of(line) + "\n" for line in lines).encode()
        else:
            del files[name]
    manifest = json.loads(files[MANIFEST])
    manifest["files"] = {
        name: {"sha256": hashlib.sha256(files[name]).hexdigest(), "bytes": len(files[name])}
        for name in files
        if name not in (MANIFEST, "signature.json")
    }
    files[MANIFEST] = as_json(manifest)


def as_json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode(errors="surrogatepass")


def as_table(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def table_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def _rulings(path: Path) -> Path:
    head = [
        "verdict",
        "rule",
        "platform",
        "story",
        "district",
        "by",
        "reason",
        "text",
        "shown",
        "act",
    ]
    rows = [
        [verdict, rule, "facebook", story, code, "somsri", why, words, "yes" if words else "", act]
        for act, (verdict, rule, story, code, why, words) in enumerate(RULED, 1)
    ]
    path.write_bytes(as_table([head, *([str(cell) for cell in row] for row in rows)]))
    return path


def _acts() -> list[str]:
    lines, prev = [], FIRST
    for number, (verdict, rule, _, code, why, _) in enumerate(RULED, 1):
        act = {
            "number": number,
            "at": f"2021-01-0{number}T09:00:00+07:00",
            "kind": f"story.{verdict}",
            "role": "central",
            "told": {"rule": rule, "district": code or None, "reason": why},
            "kept": digest_of_kept({"who": "somsri"}, str(number)),
            "prev": prev,
        }
        prev = hash_of_act(act)
        lines.append(json.dumps(act | {"hash": prev}, ensure_ascii=False) + "\n")
    return lines
