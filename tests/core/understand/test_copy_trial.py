"""Copies are told through small edits, and the project's own stories are no copies of each other."""

import tomllib
from pathlib import Path

import pytest

from sangsuk.core.terms.campaign_file import read_campaign
from sangsuk.core.terms.reading import Reason
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.copy_trial import are_told, sign, try_copies
from sangsuk.core.understand.template import without_template
from sangsuk.flow.fitting.labels import read_labels

ROOT = Path(__file__).parents[3]
TAGS = ("#สุขนี้ที่อำเภอ", "#ทุกข์น้อยลงสุขมากขึ้น")


@pytest.mark.slow
def test_small_edits_are_seen_through_and_strangers_are_no_copies():
    labels = read_labels(ROOT / "training" / "stories" / "north.jsonl", tell_author_kind=False)
    texts = dict.fromkeys(one.post.text for one in labels if one.reason is not Reason.DUPLICATE)

    figures = try_copies(list(texts), TAGS, copies=150, seed=1)

    recall = figures["recall"]
    assert min(recall["a word inserted"], recall["pictures and spaces"]) >= 0.99
    assert recall["5 % replaced"] >= 0.98
    assert recall["10 % replaced"] >= 0.95
    assert figures["strangers"] > 100_000
    assert figures["told_as_copies"] == 0


def test_hashtags_alone_make_no_copy():
    one, other = sign([f"ทำบัตรที่ปัว ไว {' '.join(TAGS)}", f"ย้ายบ้านที่ปัว {' '.join(TAGS)}"], TAGS)

    assert not are_told(one, other)


TEMPLATE = "ขอร่วมเล่าเรื่องความสุขที่ได้รับจากอำเภอของเรา เพื่อเป็นกำลังใจให้เจ้าหน้าที่ทุกท่าน"


def test_what_the_campaign_gives_to_all_is_taken_out():
    squeezed = Texts.of([f"{TEMPLATE}ทำบัตรไวมาก".replace(" ", ""), "ทำบัตรไวมาก"])

    left = without_template(squeezed, (TEMPLATE,)).strings()

    assert left == ["ทำบัตรไวมาก", "ทำบัตรไวมาก"]
    assert without_template(squeezed, ()) is squeezed


def test_a_campaign_file_may_name_its_template():
    rules = tomllib.loads((ROOT / "campaigns" / "amphoe-sangsuk-2563.toml").read_text("utf-8"))

    assert read_campaign(rules, where="f").template == ()
    assert read_campaign(rules | {"template": [TEMPLATE]}, where="f").template == (TEMPLATE,)
