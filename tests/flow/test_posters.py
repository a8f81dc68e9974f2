"""Posters of offices, and the form that their code opens."""

from pathlib import Path

import pytest
from told import MAE_RIM

from sangsuk.core.errors import CallError
from sangsuk.flow.showing.posters import form_address, offices_of, qr_code, write_posters

SITE = "https://sangsuk.example.go.th"


def pages_of(pdf: Path) -> int:
    return pdf.read_bytes().count(b"/Type/Page/")


@pytest.mark.parametrize(
    ("asked", "offices"),
    [
        ({"district": MAE_RIM}, 1),
        ({"province": "เชียงใหม่"}, 25),
        ({"province": "50"}, 25),
        ({}, 878),
    ],
)
def test_one_office_a_province_or_all(asked: dict[str, str], offices: int):
    assert len(offices_of(**asked)) == offices


def test_a_poster_an_office_in_one_file(tmp_path: Path):
    out = tmp_path / "a.pdf"
    write_posters(offices_of(province="เชียงใหม่"), SITE, out)

    assert out.read_bytes()[:5] == b"%PDF-"
    assert out.read_bytes().count(b"/MediaBox") == 25


def test_one_poster_may_be_a_picture_and_several_may_not(tmp_path: Path):
    write_posters(offices_of(district=MAE_RIM), SITE, tmp_path / "a.png")

    assert (tmp_path / "a.png").read_bytes()[1:4] == b"PNG"
    with pytest.raises(CallError, match="as a PDF"):
        write_posters(offices_of(province="50"), SITE, tmp_path / "b.png")


def test_the_code_opens_the_offices_own_form():
    assert form_address(f"{SITE}/", MAE_RIM) == f"{SITE}/tell/?district=5007"
    assert qr_code("a").startswith("<?xml") or qr_code("a").startswith("<svg")


@pytest.mark.parametrize("site", ["", "sangsuk.go.th", "ftp://x", f"{SITE}/?a=1"])
def test_an_address_that_is_none_is_refused(site: str):
    with pytest.raises(CallError, match="cannot be used"):
        form_address(site, MAE_RIM)


def test_a_province_that_is_not_there_is_refused():
    with pytest.raises(CallError, match="no such district or province"):
        offices_of(province="กรุงเทพมหานคร")
