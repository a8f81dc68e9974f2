import resource
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from sangsuk.core.rank.exclusions import EXCLUSIONS
from sangsuk.flow.counting.exclusions_on_disk import KeptOnDisk
from sangsuk.flow.reading.disk_room import DiskRoom


@pytest.fixture
def little_room() -> Iterator[None]:
    """No file of this process may grow over a mebibyte, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("little_room")
def test_an_array_without_room_on_the_disk_is_refused_before_it_is_written(tmp_path: Path):
    room = DiskRoom(tmp_path)

    assert not room.array((1 << 16,), np.int64).any()
    with pytest.raises(OSError, match="too large"):
        room.array((1 << 18,), np.int64)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("little_room")
def test_a_list_without_room_on_the_disk_says_so_as_the_system_does(tmp_path: Path):
    kept = KeptOnDisk(tmp_path)
    rows = 100_000
    chance = np.random.default_rng(1)
    columns = [
        pa.array([False] * rows)
        if field.type == pa.bool_()
        else pa.array(chance.bytes(8).hex() for _ in range(rows))
        for field in EXCLUSIONS
    ]

    def many_are_added() -> None:
        for _ in range(20):
            kept.add(pa.RecordBatch.from_arrays(columns, schema=EXCLUSIONS))

    with pytest.raises(OSError, match="write"):
        many_are_added()
