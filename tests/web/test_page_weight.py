"""What a phone is sent for the looks and the movement of each page: compressed, at most 60 kB.

`make weights` prints it page by page, one JSON object a line, the heaviest first.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from shown import a_shown_campaign, all_pages
from told import SATTAHIP

from sangsuk.web.style import site_style

pytestmark = pytest.mark.django_db

MOST = 60_000  # bytes of style and script, all files of a page together
BESIDE = (
    *("/tell/", "/tell/?district=5007", "/tell/mine/", "/tell/back/", "/tell/lost/"),
    *("/results/", "/results/verify/", "/rulings/", "/appeal/", "/follow/?district=5007"),
    *("/films/", "/officers/", "/answers/stories/", "/embed/standings/", "/map/?province=50"),
    *("/stories/?q=บัตร", "/stories/1/thanks/", f"/districts/{SATTAHIP}/", "/nowhere/"),
    *("/papers/0123456789abcdef/", "/claim/abcd-abcd-abcd-abcd/", "/api/v1/docs"),
)
NAMED = re.compile(
    r'<link[^>]*rel="(?:stylesheet|modulepreload)"[^>]*href="([^"]+)"|<script[^>]*src="([^"]+)"'
)
IMPORTED = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.[^"']+)["']""")
STATIC = "/static/"


def asked_by(page: str) -> set[str]:
    """The addresses of all style and script of a page, with what its scripts import."""
    found = {one or other for one, other in NAMED.findall(page)}
    waiting = list(found)
    while waiting:
        address = waiting.pop()
        for name in IMPORTED.findall(text_at(address)) if address.endswith(".js") else ():
            beside = f"{address.rpartition('/')[0]}/{name.removeprefix('./')}"
            waiting += [] if beside in found else [beside]
            found.add(beside)
    return found


def text_at(address: str) -> str:
    if re.fullmatch(r"/style-[0-9a-f]{16}\.css", address):
        return site_style().text
    path = finders.find(address.removeprefix(STATIC))
    assert path is not None, f"{address} is nowhere"
    return Path(path).read_text(encoding="utf-8")


def weighed(client) -> Iterator[tuple[str, int, list[str]]]:
    for path in (*all_pages(), *BESIDE):
        for address in (path, f"/en{path}"):
            page = client.get(address).content.decode()
            parts = sorted(asked_by(page))
            yield address, sum(len(gzip.compress(text_at(one).encode())) for one in parts), parts


def test_style_and_script_of_every_public_page_are_at_most_60_kb_compressed(client):
    a_shown_campaign()
    weights = sorted(weighed(client), key=lambda one: -one[1])
    for path, weight, parts in weights:
        told = {"page": path, "gzipped_bytes": weight, "files": len(parts), "of": MOST}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")  # shown by `pytest -s`

    assert [one for one in weights if not 0 < one[1] <= MOST] == []


def test_what_a_script_imports_is_weighed_with_it(client):
    a_shown_campaign()
    parts = asked_by(client.get("/results/verify/").content.decode())

    assert {one.rpartition("/")[2] for one in parts if one.endswith(".js")} >= {
        *("verify.js", "count.js", "csv.js", "zip.js", "sha256.js"),
    }
