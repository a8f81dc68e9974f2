"""Pages of methods whose blocks and pictures are rendered from one JSON file of figures.

A tool says what it measures and how a block is told; called as

    python tools/NAME_figures.py measure [--runs N] [--seed S]
    python tools/NAME_figures.py render

it measures anew, or only writes the pages again.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
METHODS: Final = ROOT / "docs/methods"
PICTURES: Final = ROOT / "docs/pictures"


class FiguredPages(NamedTuple):
    """Where figures are kept, and which pages and pictures tell them."""

    figures: Path
    pages: Sequence[Path]
    mark: str  # of their blocks: <!-- mark: name --> … <!-- /mark -->
    blocks: Mapping[str, Callable[[Any], str]]
    draw: Callable[[Any], Mapping[str, str]]  # pictures by name

    def run(self, measure: Callable[[int, int], Any], *, about: str | None, runs: int) -> None:
        """Do what the command line asks; `measure` is called with runs and seed."""
        parser = argparse.ArgumentParser(
            description=about, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        parser.add_argument("what", choices=["measure", "render"])
        parser.add_argument("--runs", type=int, default=runs)
        parser.add_argument("--seed", type=int, default=1)
        given = parser.parse_args()
        if given.what == "measure":
            told = measure(given.runs, given.seed)
            self.figures.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
        self.render()

    def read(self) -> Any:
        return json.loads(self.figures.read_text("utf-8"))

    def render(self) -> None:
        figures = self.read()
        for page in self.pages:
            page.write_text(self.fill(page.read_text("utf-8"), figures), "utf-8")
        for name, picture in self.draw(figures).items():
            (PICTURES / name).write_text(picture, "utf-8")

    def fill(self, text: str, figures: Any) -> str:
        """The page with its blocks told by the figures."""
        return self._block.sub(
            lambda found: f"{found[1]}{self.blocks[found['name']](figures)}\n{found[3]}", text
        )

    def names(self, text: str) -> set[str]:
        """The blocks of a page."""
        return {found["name"] for found in self._block.finditer(text)}

    def faults(self) -> list[str]:
        """What does not say what the figures say: pages, pictures, and blocks of no page."""
        figures = self.read()
        texts = {page: page.read_text("utf-8") for page in self.pages}
        stale = [page.name for page, text in texts.items() if self.fill(text, figures) != text]
        drawn = self.draw(figures).items()
        undrawn = [name for name, told in drawn if (PICTURES / name).read_text("utf-8") != told]
        shown = set[str]().union(*map(self.names, texts.values()))
        return [*stale, *undrawn, *sorted(set(self.blocks) ^ shown)]

    @property
    def _block(self) -> re.Pattern[str]:
        begins, ends = rf"<!-- {self.mark}: (?P<name>[a-z-]+) -->\n", rf"<!-- /{self.mark} -->"
        return re.compile(rf"({begins}).*?({ends})", re.DOTALL)


def tell_portion(portion: float) -> None:
    """How much is done, to somebody who watches."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{portion:.1%}")
