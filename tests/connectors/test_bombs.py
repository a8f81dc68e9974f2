"""A workbook that is small and unpacks to a mountain."""

import zipfile
from pathlib import Path

import pytest
from a_row import A_ROW
from openpyxl import Workbook

from sangsuk.connectors.files import open_posts
from sangsuk.core.errors import UnreadableSourceError


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path):
    book = Workbook()
    book.active.append(list(A_ROW))
    book.save(tmp_path / "bomb.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "bomb.xlsx", "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/more.xml", "w") as part,
    ):
        for _ in range(80):
            part.write(b" " * 1_000_000)

    with pytest.raises(UnreadableSourceError, match="unpacks to") as refused:
        list(open_posts(tmp_path / "bomb.xlsx").read())
    assert refused.value.code == "posts.bomb"
