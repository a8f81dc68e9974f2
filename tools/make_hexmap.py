"""Makes assets/places/hexmap.json: a hexagon for each district, an outline for each province.

Wants `shapely`, `scipy` and `numpy`, of which the program itself needs no shapely, and the
boundaries of all 928 districts as GeoJSON whose features bear the DOPA code as property `code`
(COD-AB Thailand 2019, see NOTICE).  The same input gives the same file.

    python tools/make_hexmap.py boundaries.geojson
"""

import argparse
import csv
import json
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import shapely  # type: ignore[import-untyped,import-not-found,unused-ignore]
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

Floats = NDArray[np.float64]

PLACES: Final = Path(__file__).parents[1] / "src" / "sangsuk" / "assets" / "places"
BANGKOK: Final = "10"
EARTH_KM: Final = 6371.0088
MERIDIAN: Final = 101.5  # through the middle of the country: no length is off by more than 0.3 %

# The hexagon stands on its point; 14 for 13.86 keeps its corners on whole kilometres.
WIDE: Final = 14
SIDE: Final = 8
ROW: Final = 12
CORNERS: Final = ((0, -8), (7, -4), (7, 4), (0, 8), (-7, 4), (-7, -4))

ABROAD_KM2: Final = 80.0  # a cell in another province counts as one 9 km further away
BANGKOK_SHARE: Final = 0.35  # cells covered more than this by Bangkok stay free
MARGIN: Final = 16
STEPS_PER_KM: Final = 2  # outlines are drawn on whole half kilometres
COARSENESS_KM: Final = 3.0  # the square root of the bays and capes that are left out
GULF: Final = ((101.02, 11.95),)  # open sea, where Bangkok's label covers nothing


class Grid(NamedTuple):
    """Free cells, and the cell of each district."""

    cells: Floats
    chosen: NDArray[np.intp]
    shift: Floats  # km from the district's centre to its cell
    abroad: int  # districts whose cell's centre lies outside their province


def project(degrees: Floats) -> Floats:
    """Transverse Mercator on a sphere: kilometres east and south of (0° N, 101.5° E)."""
    east = np.radians(degrees[:, 0] - MERIDIAN)
    north = np.radians(degrees[:, 1])
    x = EARTH_KM * np.arctanh(np.cos(north) * np.sin(east))
    y = EARTH_KM * np.arctan2(np.tan(north), np.cos(east))
    return np.column_stack([x, -y])


def read_provinces(boundaries: Path) -> dict[str, Any]:
    parts: dict[str, list[Any]] = {}
    for feature in json.loads(boundaries.read_text(encoding="utf-8"))["features"]:
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
        code = str(feature["properties"]["code"])[:2]
        parts.setdefault(code, []).append(shapely.transform(shape, project))
    codes = sorted(parts)
    whole = [shapely.coverage_union_all(parts[code]) for code in codes]
    return dict(zip(codes, shapely.coverage_simplify(whole, COARSENESS_KM), strict=True))


def read_centres() -> tuple[list[str], Floats]:
    with (PLACES / "districts.csv").open(encoding="utf-8") as source:
        rows = list(csv.DictReader(source))
    degrees = [[float(row["longitude"]), float(row["latitude"])] for row in rows]
    return [row["code"] for row in rows], project(np.array(degrees))


def lay_grid(box: Floats, bangkok: Any, *, right: int, down: int) -> Floats:
    rows = np.arange(int((box[3] - box[1]) / ROW) + 4)
    columns = np.arange(int((box[2] - box[0]) / WIDE) + 4)
    j, i = (index.ravel() for index in np.meshgrid(rows, columns, indexing="ij"))
    x = np.floor(box[0]) - WIDE + right + i * WIDE + (j % 2) * (WIDE / 2)
    y = np.floor(box[1]) - ROW + down + j * ROW
    cells = np.column_stack([x, y])
    hexagons = shapely.polygons(cells[:, None, :] + np.array(CORNERS))
    covered = shapely.area(shapely.intersection(hexagons, bangkok)) / shapely.area(hexagons)
    free: Floats = cells[covered <= BANGKOK_SHARE]
    return free


def settle(codes: list[str], centres: Floats, cells: Floats, provinces: dict[str, Any]) -> Grid:
    """Give every district a cell of its own so that the squared distances sum to the least."""
    squared = ((centres[:, None, :] - cells[None, :, :]) ** 2).sum(axis=2)
    abroad = np.ones(squared.shape, dtype=bool)
    of_province = np.array([code[:2] for code in codes])
    for code, shape in provinces.items():
        inside = shapely.contains_xy(shape, cells[:, 0], cells[:, 1])
        abroad[np.ix_(of_province == code, inside)] = False
    rows, chosen = linear_sum_assignment(squared + ABROAD_KM2 * abroad)
    return Grid(cells, chosen, np.sqrt(squared[rows, chosen]), int(abroad[rows, chosen].sum()))


def best_grid(codes: list[str], centres: Floats, provinces: dict[str, Any]) -> Grid:
    """Try the grid at every second kilometre and keep the one that moves the districts least."""
    box = shapely.total_bounds(list(provinces.values()))
    grids = [
        settle(
            codes,
            centres,
            lay_grid(box, provinces[BANGKOK], right=right, down=down),
            provinces,
        )
        for right in range(0, WIDE, 2)
        for down in range(0, 2 * ROW, 4)
    ]
    return min(grids, key=lambda grid: float((grid.shift**2).sum()) + ABROAD_KM2 * grid.abroad)


def outline(shape: Any, origin: Floats) -> str:
    rings = [ring for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]
    return "".join(_ring(shapely.get_coordinates(ring) - origin) for ring in rings)


def _ring(points: Floats) -> str:
    steps = np.rint(points[:-1] * STEPS_PER_KM).astype(int)
    moves = np.diff(steps, axis=0)
    lines = [f"{dx}{dy}" if dy < 0 else f"{dx} {dy}" for dx, dy in moves if dx or dy]
    joined = "".join(
        line if line.startswith("-") or not at else f" {line}" for at, line in enumerate(lines)
    )
    return f"M{steps[0][0]} {steps[0][1]}l{joined}z"


def write(codes: list[str], grid: Grid, provinces: dict[str, Any], target: Path) -> None:
    shapes = list(provinces.values())
    left, top, right, bottom = shapely.total_bounds(shapes)
    origin = np.floor(np.array([left, top])) - MARGIN
    places = (grid.cells[grid.chosen] - origin).astype(int)
    boxes = [np.rint(np.array(shape.bounds) - np.tile(origin, 2)).astype(int) for shape in shapes]
    page = {
        "width": int(np.ceil(right - origin[0])) + MARGIN,
        "height": int(np.ceil(bottom - origin[1])) + MARGIN,
        "outline_steps_per_km": STEPS_PER_KM,
        "gulf": np.rint(project(np.array(GULF))[0] - origin).astype(int).tolist(),
    }
    cells = {code: place.tolist() for code, place in zip(codes, places, strict=True)}
    outlines = {
        code: {"box": box.tolist(), "path": outline(shape, origin)}
        for code, shape, box in zip(provinces, shapes, boxes, strict=True)
    }
    parts = [f"{json.dumps(key)}: {value}" for key, value in page.items()]
    parts += [f'"cells": {_lines(cells)}', f'"provinces": {_lines(outlines)}']
    target.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _lines(rows: dict[str, Any]) -> str:
    return "{\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in rows.items()) + "\n}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("boundaries", type=Path, help="GeoJSON of the districts")
    parser.add_argument("--out", type=Path, default=PLACES / "hexmap.json")
    asked = parser.parse_args()
    provinces = read_provinces(asked.boundaries)
    codes, centres = read_centres()
    grid = best_grid(codes, centres, provinces)
    write(codes, grid, provinces, asked.out)
    median, high = np.percentile(grid.shift, [50, 95])
    print(
        f"{len(codes)} districts; shift in km: median {median:.1f}, p95 {high:.1f}, "
        f"max {grid.shift.max():.1f}; {grid.abroad} outside their province"
    )


if __name__ == "__main__":
    main()
