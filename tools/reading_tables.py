"""Tables of the reader's figures, in Markdown."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

Figures = Mapping[str, Any]
UNKNOWN: Final = "–"
NOT_YET: Final = "Not measured yet."
SETS: Final = {
    "cross_validation": "cross-validation",
    "choosing": "for choosing",
    "check": "check set",
}
# The bars of the project, and what it aims at beyond them.
BARS: Final = {
    "eligible": 0.95, "reason": 0.85, "place_precision": 0.95, "place_f1": 0.93, "abstain": 0.86,
    "award_precision": 0.90, "award_f1": 0.83, "sentiment_acc": 0.85, "sentiment_macro": 0.80,
    "service_f1": 0.84, "driver_f1": 0.68, "pii_recall": 0.97, "pii_precision": 0.90,
}  # fmt: skip
REGIONS: Final = ("central", "isan", "north", "south")
CURVE: Final = (
    "place_f1",
    "award_f1",
    "sentiment_acc",
    "sentiment_macro",
    "service_f1",
    "driver_f1",
)
TRAP: Final = ("eligible", "place_f1", "award_f1", "sentiment_acc")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in (head, *rows)]
    return "\n".join([lines[0], "|---" * len(head) + "|", *lines[1:]])


def percent(value: float | None) -> str:
    return UNKNOWN if value is None else f"{100 * value:.1f}"


def tell_versions(figures: Figures) -> str:
    told = [f"Stories for choosing: {figures['choosing']['reader']}."]
    if cross := figures.get("cross_validation"):
        stories = f"{cross['declared']['stories']:,} stories"
        told.append(f"Cross-validation: {cross['folds']} folds over {stories}, {cross['reader']}.")
    if check := figures.get("check"):
        told.append(f"Check set: {check['reader']}.")
    return "  \n".join(told)


def tell_scores(figures: Figures) -> str:
    """All scores on the three sets, with the author declared / hidden."""
    known = {name: figures[name] for name in SETS if figures.get(name)}
    head = ["%", "bar", *(f"{SETS[n]} ({s['declared']['stories']:,})" for n, s in known.items())]
    names = next(iter(known.values()))["declared"]["scores"]

    def both(part: Figures, name: str) -> str:
        told, hidden = (percent(part[kind]["scores"][name]) for kind in ("declared", "hidden"))
        return told if told == hidden else f"{told} / {hidden}"

    rows = (
        [name, percent(BARS.get(name)), *(both(part, name) for part in known.values())]
        for name in names
    )
    return table(head, rows)


def tell_honesty(figures: Figures) -> str:
    """Calibration and the count of praise."""
    known = [figures[name]["declared"] for name in SETS if figures.get(name)]
    head = ["", *(title for name, title in SETS.items() if figures.get(name))]
    rows = [
        [f"ECE of {what}", *(f"{part['reliability'][key]['ece']:.3f}" for part in known)]
        for key, what in (
            ("sentiment", "the sentiment read"),
            ("positive", "p(positive)"),
            ("mention", "a mention's confidence"),
        )
    ]
    rows.append(
        ["sum of p(positive) / praise in truth", *(f"{p['positive']['ratio']:.3f}" for p in known)]
    )
    return table(head, rows)


def tell_asking(figures: Figures) -> str:
    """Where a campaign may set its line."""
    lines = figures["cross_validation"]["declared"]["award_by_share_asked"]
    rows = (
        [percent(line["asked"]), f"{line['confidence']:.2f}", percent(line["precision"])]
        for line in lines
        if round(line["wanted"] * 10, 6).is_integer()
    )
    return table(["sent to a person, %", "the line: confidence from", "right of the rest, %"], rows)


def tell_confusion(figures: Figures, kind: str) -> str:
    confusion = figures["cross_validation"]["declared"]["confusion"][kind]
    labels = list(confusion)
    rows = (
        [f"**{right}**", *(f"{confusion[right][read]:,}" for read in labels)] for right in labels
    )
    return table(["right ↓ read →", *labels], rows)


def tell_traps(figures: Figures) -> str:
    """Worst sentiment first."""
    traps = figures["cross_validation"]["declared"]["by_trap"]
    order = sorted(traps, key=lambda trap: (traps[trap]["sentiment_acc"], trap))
    rows = ([trap, *_scores(traps[trap], TRAP)] for trap in order)
    return table(["trap", "stories", *TRAP], rows)


def tell_curve(figures: Figures) -> str:
    curve = figures["cross_validation"]["learning_curve"]
    rows = ([f"{point['share']:.0%}", *_scores(point, CURVE)] for point in curve)
    return table(["of the stories", "learned from", *CURVE], rows)


def tell_regions(figures: Figures) -> str:
    """Whether praise in every region's speech is heard alike."""
    parts = figures["cross_validation"]["by_file"]
    told = ("praise_heard", "praise_made_up", "sentiment_acc", "place_f1", "award_f1")
    rows = (
        [name, *_scores(parts[name], told), f"{parts[name]['praise_ratio']:.3f}"]
        for name in REGIONS
        if name in parts
    )
    head = ["file", "stories", "praise heard", "praise made up", *told[2:], "p(positive) / truth"]
    return table(head, rows)


def tell_files(figures: Figures) -> str:
    """The data card's table."""
    rows = [
        [part["file"], f"{part['stories']:,}", f"{part['eligible']:,}", f"{part['letters']:,}"]
        for part in figures["stories"]
    ]
    stories, eligible = (
        sum(part[key] for part in figures["stories"]) for key in ("stories", "eligible")
    )
    total = ["**all**", f"**{stories:,}**", f"**{eligible:,}**", ""]
    return table(["file", "stories", "to be counted", "median letters"], [*rows, total])


def _scores(part: Figures, names: Sequence[str]) -> list[str]:
    return [f"{part['stories']:,}", *(percent(part[name]) for name in names)]
