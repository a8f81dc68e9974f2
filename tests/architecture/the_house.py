"""What the tests of the house look at: its files, and their syntax."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "sangsuk"


def sources(*, under: str = "") -> list[Path]:
    """Python of the package that a person wrote: migrations are made by Django."""
    return sorted(p for p in (SOURCE / under).rglob("*.py") if "migrations" not in p.parts)


@cache
def syntax(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps."""
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return tuple(p for name in names.split("\0") if name and (p := ROOT / name).is_file())


def place(path: Path, node: ast.AST | None = None) -> str:
    line = f":{node.lineno}" if node is not None else ""
    return f"{path.relative_to(ROOT).as_posix()}{line}"
