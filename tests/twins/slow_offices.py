"""Choosing the offices of one text, and gathering its districts: plain Python, slow and obvious."""

from collections import defaultdict

LINKED_FROM = 0.5


def choose(places, probability, at):
    """The candidates given, likeliest first, each with its raw spans: one office for one place."""
    first, last = places.candidates.firsts[at : at + 2].tolist()
    chosen = []
    for each in sorted(range(first, last), key=lambda each: (-probability[each], each)):
        start, end = place_of(places, each)
        taken = [place_of(places, other) for other in chosen]
        if probability[each] >= LINKED_FROM and all(end <= s or e <= start for s, e in taken):
            chosen.append(each)
    return [(each, sorted(set(places.spans(each)))) for each in chosen]


def place_of(places, candidate):
    """Where the naming stands that shows a candidate."""
    return places.found.namings[places.candidates.best[candidate], :2].tolist()


def gather(named, served):
    """Code -> whether it served, and all its spans in order: of what is named and what served."""
    spans = defaultdict(set)
    for code, span in named:
        spans[code].add(span)
    for code, raw in served.items():
        spans[code].update(raw)
    return [(code, code in served, sorted(spans[code])) for code in sorted(spans)]
