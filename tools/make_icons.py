"""Draws the icons and the cards that other sites show of ours, with Debian's chromium.

    python tools/make_icons.py

The pictures are committed; nobody needs this to run the site.
"""

import shutil
import struct
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

STATIC: Final = Path(__file__).parents[1] / "src/sangsuk/web/components/static/sangsuk"
ICONS: Final = STATIC / "icons"
CARDS: Final = STATIC / "cards"
CARD: Final = {"width": 1200, "height": 630}
HEADER: Final = struct.Struct("<3H4B2H2I")

WORDS: Final = {
    "home": ("อำเภอไหน ทำให้คุณยิ้มได้", "เล่าเรื่องดี ๆ ที่ว่าการอำเภอให้เราฟัง"),
    "stories": ("เรื่องเล่าจากประชาชน", "เล่าด้วยถ้อยคำของผู้เล่าเอง"),
    "standings": ("อำเภอที่ประชาชนชื่นชม", "หนึ่งคน หนึ่งเสียง นับให้ใครก็ตรวจตามได้"),
    "district": ("เสียงถึงที่ว่าการอำเภอ", "เขาเล่าว่าอย่างไร ชื่นชมเรื่องอะไร"),
}
PAGE: Final = """<!doctype html><html lang="th"><style>
@font-face {{ font-family: S; src: url("{fonts}/sarabun-extrabold.woff2"); font-weight: 800 }}
@font-face {{ font-family: S; src: url("{fonts}/sarabun-regular.woff2"); font-weight: 400 }}
body {{ margin: 0; width: 1200px; height: 630px; font-family: S; color: #14251d;
  background: radial-gradient(circle at 86% 108%, #e9a23b55 0 30%, transparent 30.2%),
    radial-gradient(circle at 86% 108%, #e9a23b33 0 46%, transparent 46.2%), #fbf8f1 }}
main {{ padding: 84px 90px }} img {{ width: 120px; vertical-align: middle }}
b {{ font-size: 44px; font-weight: 800; vertical-align: middle; margin-left: 18px }}
h1 {{ font-size: 84px; line-height: 1.35; margin: 40px 0 8px; font-weight: 800 }}
p {{ font-size: 40px; margin: 0; color: #4b584f }}
hr {{ position: absolute; inset: auto 0 0; height: 28px; border: 0; margin: 0;
  background: #6f1a26 }}
</style><main><img src="{mark}"><b>สร้างสุข</b><h1>{title}</h1><p>{line}</p></main><hr>"""
ICON: Final = (
    "<style>body {{ margin: 0 }} img {{ width: {size}px; display: block }}</style>"
    '<img src="{mark}">'
)


def picture(page: Page, html: str, size: tuple[int, int], *, clear: bool = False) -> bytes:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    file = STATIC / "drawn.html"
    file.write_text(html, "utf-8")
    try:
        page.goto(file.as_uri())
        page.evaluate("document.fonts.ready")
        return page.screenshot(omit_background=clear)
    finally:
        file.unlink()


def ico(png: bytes, size: int) -> bytes:
    """An icon file of one picture."""
    return HEADER.pack(0, 1, 1, size, size, 0, 0, 1, 32, len(png), HEADER.size) + png


def main() -> None:
    ICONS.mkdir(exist_ok=True)
    CARDS.mkdir(exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        for name, (title, line) in WORDS.items():
            html = PAGE.format(fonts="fonts", mark="mark.svg", title=title, line=line)
            (CARDS / f"{name}.png").write_bytes(
                picture(page, html, (CARD["width"], CARD["height"]))
            )
        small = picture(page, ICON.format(size=32, mark="mark.svg"), (32, 32), clear=True)
        (ICONS / "favicon.ico").write_bytes(ico(small, 32))
        touch = picture(page, ICON.format(size=180, mark="mark.svg"), (180, 180))
        (ICONS / "touch.png").write_bytes(touch)
        browser.close()


if __name__ == "__main__":
    main()
