"""Cut Sarabun down to the Thai and Latin that the pages use, as WOFF2 beside its licence.

Run by `make fonts`; the outcome is committed, so that serving the site needs no font tool.
"""

from pathlib import Path
from typing import Final

import fontpkg_sarabun  # type: ignore[import-untyped]  # a package of files
from fontTools import subset

FONTS: Final = Path(__file__).parents[1] / "src/sangsuk/web/components/static/sangsuk/fonts"
WEIGHTS: Final = ("Regular", "SemiBold", "ExtraBold")
UNICODES: Final = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *range(0x0E01, 0x0E5C),  # Thai
    0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026,  # – — ‘ ’ “ ” • …
    0x2190, 0x2191, 0x2192, 0x2193,  # arrows
    0x200B, 0x200D, 0x2060, 0x25CC,  # joiners, and the dotted ring for a stray mark
]  # fmt: skip


def cut_font(source: Path, target: Path) -> None:
    """Write the subset of `source` to `target`; all layout features that place marks are kept."""
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False)
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=UNICODES)
    cutter.subset(font)
    # The moment of making would change the file each time.
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    subset.save_font(font, str(target), options)


def main() -> None:
    package = Path(fontpkg_sarabun.__file__).parent
    FONTS.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        target = FONTS / f"sarabun-{weight.lower()}.woff2"
        cut_font(package / "files" / f"Sarabun-{weight}.ttf", target)
        print(f"{target.name}: {target.stat().st_size:,} bytes")
    (FONTS / "OFL.txt").write_bytes((package / "LICENSE").read_bytes())


if __name__ == "__main__":
    main()
