"""What lies beside a candidate's features is what sorting its text's leanings gives."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from twins.slow_beside import tell_slowly

from sangsuk.core.thai.texts import bounds_of
from sangsuk.core.understand.linking_loops import tell_each

STEPS = st.integers(-3, 3).map(lambda steps: steps / 4)


@given(st.lists(st.lists(STEPS, max_size=6), max_size=5))
def test_each_leaning_is_compared_with_those_of_its_own_text(leanings):
    story = np.arange(2 * len(leanings), dtype=np.float32).reshape(-1, 2)
    flat = np.array([each for own in leanings for each in own], np.float32)
    rows = tell_each(bounds_of([len(own) for own in leanings]), flat, story)
    assert rows.tolist() == tell_slowly(leanings, story.tolist())
