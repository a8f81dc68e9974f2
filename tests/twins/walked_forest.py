"""A forest walked node by node in plain Python: the slow twin of `trees`."""


def walk_forest(arrays, prefix, rows):
    feature, threshold, left, right, value = (
        arrays[f"{prefix}_{name}"] for name in ("feature", "threshold", "left", "right", "value")
    )
    totals = []
    for row in rows:
        total = 0.0
        for root in arrays[f"{prefix}_roots"]:
            at = int(root)
            while left[at] != at:
                at = int(left[at] if row[feature[at]] <= threshold[at] else right[at])
            total += float(value[at])
        totals.append(total)
    return totals
