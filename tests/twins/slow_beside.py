"""How a candidate's leaning compares with others, by sorting: the slow twin of `linking_loops`."""


def keep_slowly(candidates_by_text, away, behind):
    """The numbers of those, counted over all texts, that some are worth weighing; by text."""
    kept, first = [], 0
    for leanings in candidates_by_text:
        own = enumerate(leanings, first)
        kept.append([at for at, each in own if each > away or each - max(leanings) > behind])
        first += len(leanings)
    return kept


def tell_slowly(candidates_by_text, story):
    """A row for each leaning of each text, beside the row of its story."""
    rows = []
    for leanings, shares in zip(candidates_by_text, story, strict=True):
        order = sorted(range(len(leanings)), key=lambda at: (-leanings[at], at))
        for at, leaning in enumerate(leanings):
            others = [leanings[each] for each in order if each != at]
            other = others[0] if others else -20.0
            above = sum(each > 0 for each in leanings)
            beside = [leaning, other, leaning - other, order.index(at), above]
            rows.append([*shares, *beside])
    return rows
