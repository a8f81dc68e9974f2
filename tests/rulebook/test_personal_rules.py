"""What is personal and what is harmless, case by case: the Thai files in `personal/`."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sangsuk.core.understand.personal import MASKS, PersonalReading
from sangsuk.flow.reading.masking import load_masker

FILES = sorted((Path(__file__).parent / "personal").glob("*.toml"))
IN_BRACKETS = re.compile("|".join(map(re.escape, MASKS.values())))


def rules(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


CASES = [
    pytest.param(case, rules(path)["ปิดด้วย"], id=f"{path.stem}-{n}")
    for path in FILES
    for n, case in enumerate(rules(path)["กรณี"], 1)
]


@cache
def read(text: str) -> PersonalReading:
    return load_masker()(text)


@pytest.mark.parametrize(("case", "mask"), CASES)
def test_exactly_what_is_personal_is_found(case: dict[str, Any], mask: str):
    reading = read(case["ข้อความ"])
    assert list(reading.substrings) == case["ปิด"], case["เพราะ"]
    if case["ปิด"]:
        assert case.get("ปิดด้วย", mask) in reading.masked


@pytest.mark.parametrize(("case", "mask"), CASES)
def test_masking_changes_nothing_but_what_is_personal(case: dict[str, Any], mask: str):
    text = left = case["ข้อความ"]
    for part in case["ปิด"]:
        left = left.replace(part, "")
    assert IN_BRACKETS.sub("", read(text).masked) == left


@pytest.mark.parametrize(("case", "mask"), CASES)
def test_what_is_masked_holds_nothing_personal_any_more(case: dict[str, Any], mask: str):
    masked = read(case["ข้อความ"]).masked
    again = read(masked)
    assert (again.substrings, again.masked) == ((), masked)


def test_the_rulebook_has_a_case_for_every_kind_and_more_than_330_in_all():
    masks = {rules(path)["ปิดด้วย"] for path in FILES}
    assert masks >= set(MASKS.values())
    assert len(CASES) >= 330
    assert all(case.values[0]["เพราะ"] for case in CASES)


def test_no_two_cases_have_the_same_text():
    texts = [case.values[0]["ข้อความ"] for case in CASES]
    assert sorted(texts) == sorted(set(texts))


def test_the_page_on_personal_data_counts_the_cases_as_they_are():
    page = Path(__file__).parents[2] / "docs" / "methods" / "personal-data.md"
    rows = re.findall(
        r"^\| (\w+) \| (\S*) \| (\d+) \| (\d+) \|$", page.read_text("utf-8"), re.MULTILINE
    )
    told = {file: (mask, int(masked), int(left)) for file, mask, masked, left in rows}
    assert told == {path.stem: counted(rules(path)) for path in FILES}


def counted(rules: dict[str, Any]) -> tuple[str, int, int]:
    masked = sum(bool(case["ปิด"]) for case in rules["กรณี"])
    return rules["ปิดด้วย"], masked, len(rules["กรณี"]) - masked
