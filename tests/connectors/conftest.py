import json
from pathlib import Path

import pytest

from sangsuk.connectors.contract import Rejection
from sangsuk.connectors.files import open_posts
from sangsuk.core.terms.story import Post


@pytest.fixture
def read():
    """Posts and rejections of a file."""

    def rows(path: Path) -> tuple[list[Post], list[Rejection]]:
        found = list(open_posts(path).read())
        return (
            [row for row in found if isinstance(row, Post)],
            [row for row in found if isinstance(row, Rejection)],
        )

    return rows


@pytest.fixture
def write(tmp_path: Path):
    """A file of that name with these bytes, text or JSON rows."""

    def made(name: str, content: bytes | str | list[dict]) -> Path:
        path = tmp_path / name
        if isinstance(content, list):
            content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return made
