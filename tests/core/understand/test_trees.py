"""The sorted tests of a forest give what walking its trees gives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twins.walked_forest import walk_forest

from sangsuk.core.understand.trees import MOST_LEAVES, Forest

COLUMNS = 4
NUMBERS = st.sampled_from([-3.0, -1.0, 0.0, 0.5, 1.0, 2.0, 1e9])
TREES = st.recursive(
    st.floats(-2, 2, allow_subnormal=False),
    lambda branch: st.tuples(st.integers(0, COLUMNS - 1), NUMBERS, branch, branch),
    max_leaves=12,
)


def arrays_of(*trees):
    """Nodes of nested (column, threshold, left, right), behind each other."""
    nodes = []

    def add(tree):
        at = len(nodes)
        nodes.append([0, np.inf, at, at, 0.0])
        if isinstance(tree, tuple):
            nodes[at][:2] = tree[:2]
            nodes[at][2] = add(tree[2])
            nodes[at][3] = add(tree[3])
        else:
            nodes[at][4] = tree
        return at

    roots = [add(tree) for tree in trees]
    columns = [np.array(column) for column in zip(*nodes, strict=True)]
    names = ("feature", "threshold", "left", "right", "value")
    arrays = {f"t_{name}": column for name, column in zip(names, columns, strict=True)}
    kinds = {"t_feature": np.int16, "t_left": np.int32, "t_right": np.int32}
    return {name: each.astype(kinds.get(name, float)) for name, each in arrays.items()} | {
        "t_roots": np.array(roots, np.int32)
    }


@settings(max_examples=200, deadline=None)
@given(
    st.lists(TREES, min_size=1, max_size=5),
    st.lists(st.lists(NUMBERS, min_size=COLUMNS, max_size=COLUMNS), max_size=6),
)
def test_a_row_scores_what_its_leaves_add_up_to(trees, rows):
    arrays = arrays_of(*trees)
    scored = Forest.of(arrays, "t").score(np.array(rows, float).reshape(-1, COLUMNS))
    assert scored.tolist() == walk_forest(arrays, "t", rows)


def test_what_is_no_number_goes_right():
    arrays = arrays_of((0, 1.0, -1.0, 1.0))
    assert Forest.of(arrays, "t").score(np.array([[np.nan], [1.0], [np.inf]])).tolist() == [
        1,
        -1,
        1,
    ]


def test_a_tree_has_as_many_leaves_as_a_word_has_bits():
    tree = 0.0
    for leaf in range(MOST_LEAVES - 1):
        tree = (0, float(leaf), tree, leaf + 1.0)
    rows = np.arange(MOST_LEAVES, dtype=float)[:, None]
    assert Forest.of(arrays_of(tree), "t").score(rows).tolist() == walk_forest(
        arrays_of(tree), "t", rows
    )
    with pytest.raises(ValueError, match="64 leaves"):
        Forest.of(arrays_of((0, -1.0, 5.0, tree)), "t")


def test_columns_that_lie_beside_are_asked_as_if_they_stood_behind():
    arrays = arrays_of((0, 1.0, (2, 0.0, 1.0, 2.0), (3, 0.5, 3.0, 4.0)))
    rows = np.array([[0.0, 9.0, 1.0, 0.0], [2.0, 9.0, -1.0, 1.0], [1.0, 9.0, -1.0, 0.0]])
    forest = Forest.of(arrays, "t")
    assert forest.score(rows[:, :2], rows[:, 2:]).tolist() == walk_forest(
        arrays, "t", rows.tolist()
    )
