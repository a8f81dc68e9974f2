"""What the documents say is there is there."""

import ast
import re
from pathlib import Path

import pytest
from the_house import ROOT, SOURCE, place, sources, syntax

DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "changes").glob("*.md")]
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
THIN = re.compile(r"\bthin\b|\bin this version\b", re.IGNORECASE)


def text_of(document: Path) -> str:
    """Without what stands in code."""
    return re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text("utf-8"), flags=re.DOTALL)


def anchors(document: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def broken_links(document: Path) -> list[str]:
    broken = []
    for link in LINK.findall(text_of(document)):
        if "://" in link or link.startswith("mailto:"):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    return broken


@pytest.mark.parametrize("document", DOCUMENTS, ids=place)
def test_every_link_leads_somewhere(document: Path):
    assert broken_links(document) == []


def test_every_fragment_of_the_changelog_says_of_what_kind_it_is():
    kinds = re.compile(r"(\+[a-z0-9-]+|\d+)\.(feature|bugfix|doc|removal|misc)\.md")

    assert [p.name for p in (ROOT / "changes").glob("*.md") if not kinds.fullmatch(p.name)] == []


def test_every_setting_is_in_the_table_of_operations_and_no_other():
    setting = re.compile(r"SANGSUK_[A-Z]+(?:_[A-Z]+)*")
    read = {name for path in sources() for name in setting.findall(path.read_text("utf-8"))}
    table = (ROOT / "docs" / "operations.md").read_text("utf-8")

    assert {
        name for row in re.findall(r"^\|.*", table, re.MULTILINE) for name in setting.findall(row)
    } == read


def glossary() -> list[list[str]]:
    """The rows of the glossary's table."""
    lines = (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
    rows = [line.strip("|").split("|") for line in lines if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def test_every_word_of_the_glossary_lives_in_a_file():
    homes = {word: home.strip("`") for word, _, _, _, home in glossary()}

    assert {word: home for word, home in homes.items() if not (SOURCE / home).is_file()} == {}


def test_every_file_of_terms_has_a_word_in_the_glossary():
    told = {home.strip("`") for *_, home in glossary()}
    parts_of_a_campaign_file = re.compile(r"campaign_(faults|parts|table)")
    terms = {
        path.relative_to(SOURCE).as_posix()
        for path in sources(under="core/terms")
        if path.stem != "__init__" and not parts_of_a_campaign_file.fullmatch(path.stem)
    }

    assert terms - told == set()


def test_a_word_stands_once_in_the_glossary():
    words = [word for word, *_ in glossary()]

    assert sorted(set(words)) == sorted(words)


def says_it_is_thin(path: Path) -> bool:
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = [
        ast.get_docstring(node) or "" for node in ast.walk(syntax(path)) if isinstance(node, kinds)
    ]
    return any(map(THIN.search, docstrings))


def test_what_says_it_is_thin_stands_in_the_architecture_and_the_reverse():
    document = ROOT / "docs" / "architecture.md"
    section = document.read_text("utf-8").split("## What is thin today")[1].split("\n## ")[0]
    listed = {(document.parent / link).resolve() for link in LINK.findall(section)}

    assert {place(path) for path in sources() if says_it_is_thin(path)} == {
        place(path) for path in listed
    }
