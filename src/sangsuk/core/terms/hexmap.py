"""The map on which every district is one hexagon of the same size."""

from dataclasses import dataclass
from typing import NamedTuple

from sangsuk.core.terms.district import District


class Box(NamedTuple):
    """A rectangle of the map in km; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        return self.left < x < self.right and self.top < y < self.bottom

    def surrounds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class HexCell:
    """The hexagon of one district: its middle, in km from the map's upper left corner."""

    district: District
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceShape:
    """The outline of a province as an SVG path, in steps of `HexMap.outline_step` km."""

    code: str
    box: Box
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HexMap:
    """Where everything lies.  Cells are ordered by district code; `provinces` holds Bangkok too.

    `gulf` is a point of open sea for Bangkok's label, where it covers nothing.
    """

    width: int
    height: int
    outline_step: float
    gulf: tuple[int, int]
    cells: tuple[HexCell, ...]
    provinces: tuple[ProvinceShape, ...]

    @property
    def frame(self) -> Box:
        """The whole map."""
        return Box(0, 0, self.width, self.height)
