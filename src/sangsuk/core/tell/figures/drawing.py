"""What every figure is: an SVG with a title, a description, and classes that a sheet colours."""

from html import escape
from typing import Final

# A figure that stands alone brings its colours; on a page the page's own sheet gives them.
ALONE: Final = (
    "text{font:16px Sarabun,'Noto Sans Thai',sans-serif;fill:#14251d}"
    ".fig-soft{fill:#4b584f;font-size:13px}.fig-end{text-anchor:end}.fig-middle{text-anchor:middle}"
    ".fig-strong{font-weight:600}.fig-title{font-size:20px;font-weight:800}"
    ".fig-way{fill:#f3ecdd}.fig-bar{fill:#e9a23b}.fig-bar-blame{fill:#b9432b}"
    ".fig-bar-leaf{fill:#1d5a41}.fig-range{stroke:#14251d;stroke-width:2}.fig-axis{stroke:#dccfb6}"
    ".fig-praise{stroke:#e9a23b}.fig-blame{stroke:#b9432b}.fig-both{stroke:#1d5a41}"
    ".fig-thanks{stroke:#e9a23b}.fig-waiting{stroke:#b9432b}"
    ".fig-answered,.fig-promised,.fig-done,.fig-confirmed{stroke:#1d5a41}"
    ".fig-answered{stroke-opacity:.35}.fig-promised{stroke-opacity:.55}.fig-done{stroke-opacity:.75}"
    ".fig-untold{stroke:#8f8672}.fig-shut{fill:none;stroke:#c9bda4;stroke-dasharray:4 4}"
    ".fig-neither{stroke:#c9bda4}.fig-heat-0{fill:#eadfc8}.fig-heat-1{fill:#f6d892}"
    ".fig-heat-2{fill:#efb154}.fig-heat-3{fill:#de7a37}.fig-heat-4{fill:#b9432b}"
    ".fig-slope{stroke:#1d5a41;stroke-width:2;fill:none}"
    ".fig-spot-praise{stroke:#e9a23b;stroke-opacity:.8}"
    ".fig-spot-blame{stroke:#b9432b;stroke-opacity:.8}.fig-spot-neither{stroke:#c9bda4}"
    ".fig-spot-silent{fill:none;stroke:#c9bda4;stroke-width:.6}"
    ".fig-soft.fig-in-0,.fig-soft.fig-in-1,.fig-soft.fig-in-2,.fig-soft.fig-in-3{fill:#14251d}"
    "text.fig-in-4{fill:#fffaf0}"
    ".fig-on{fill:#fffaf0}.fig-paper{fill:#fffdf9}"
)


def figure(
    name: str, body: str, *, title: str, told: str, wide: float, high: float, alone: bool
) -> str:
    """The whole SVG.

    Args:
        name: unique on its page.
        body: what is drawn.
        title: what it shows.
        told: the same in words, for who listens.
        wide: of the drawing, in its own units.
        high: the same.
        alone: whether it stands outside a page: then it brings its colours and its paper.
    """
    style = f"<style>{ALONE}</style>" if alone else ""
    paper = f'<rect class="fig-paper" width="{wide:g}" height="{high:g}"/>' if alone else ""
    size = f' width="{wide:g}" height="{high:g}"' if alone else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="fig" viewBox="0 0 {wide:g} {high:g}"{size}'
        f' role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(title)}</title>'
        f'<desc id="{name}-d">{escape(told)}</desc>{style}{paper}{body}</svg>'
    )


def words(x: float, y: float, text: object, kind: str = "") -> str:
    """A line of text; `kind` are classes."""
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:g}" y="{y:g}"{named}>{escape(str(text))}</text>'


def box(x: float, y: float, wide: float, high: float, kind: str) -> str:
    return f'<rect class="{kind}" x="{x:.5g}" y="{y:g}" width="{wide:.5g}" height="{high:g}"/>'
