"""Cells that a spreadsheet would carry out instead of show: `=HYPERLINK(…)`, `+cmd|…`.

A story may begin with a sign all the same ("- ไปทำบัตร", "@อำเภอแม่ริม", "=D"), so only
what is a formula by its form is one.
"""

import re
from typing import Final

_FORMULA: Final = re.compile(
    r"\s*(?:"
    r"[=+\-@]\s*[+\-@]?[A-Za-z_][A-Za-z0-9_.]*\s*\("  # a function: =HYPERLINK(
    r"|[=+\-@][A-Za-z]\w*\|"  # another program: =cmd|' /C calc'!A0
    r"|=\s*[+\-(]*\$?[A-Za-z]{1,3}\$?\d"  # a cell: =A1+B2
    r"|=\s*[+\-(]*\d+\s*[-+*/^&(]"  # arithmetic: =1+1
    r"|=\s*\""  # a text to be joined: ="a"&B1
    r")"
)

A_FORMULA: Final = (
    "is a formula of a spreadsheet, which would be carried out where the list is opened; "
    "write what it shows, or take the row out"
)


def is_formula(written: str) -> bool:
    return _FORMULA.match(written) is not None
