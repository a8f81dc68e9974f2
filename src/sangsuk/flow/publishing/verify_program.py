"""verify.py: the files of the check, joined into one that needs nothing but Python."""

import ast
from importlib.resources import files
from typing import Final

PARTS: Final = (
    "core/check/ed25519.py",
    "core/check/archive.py",
    "core/check/frame.py",
    "core/check/announced.py",
    "core/check/origins.py",
    "core/check/rows.py",
    "core/check/rules.py",
    "core/check/praise.py",
    "core/check/places.py",
    "core/check/standings.py",
    "core/check/other_rules.py",
    "core/check/rulings.py",
    "core/check/summary.py",
    "core/check/martingale.py",
    "core/check/cards.py",
    "core/check/commitment.py",
    "core/check/answers.py",
    "core/check/audit.py",
    "core/check/acts.py",
    "core/check/coverage.py",
    "core/check/verdict.py",
    "flow/publishing/verification.py",
)
HEAD: Final = '''#!/usr/bin/env python3
"""Checks a result of สร้างสุข by its archive alone: python3 verify.py RESULT.zip [FINGERPRINT]

Python 3.11 or later, nothing else. It recomputes every place and tie from the
rows, and compares every file with the signed manifest. The fingerprint of the
key is published by the campaign's host; without it, any key will do.
These are the parts of `sangsuk verify`, joined; licence: Apache-2.0.
"""
'''
TAIL: Final = '\n\nif __name__ == "__main__":\n    sys.exit(main())\n'


def join_program() -> str:
    """The program's text; the same package gives the same text."""
    return HEAD + "".join(map(_part, PARTS)) + TAIL


def _part(name: str) -> str:
    source = files("sangsuk").joinpath(name).read_text("utf-8")
    lines = source.splitlines(keepends=True)
    for node in ast.parse(source).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sangsuk."):
            for number in range(node.lineno, (node.end_lineno or node.lineno) + 1):
                lines[number - 1] = ""
    return f"\n\n# ---- {name} ----\n\n{''.join(lines).strip()}\n"
