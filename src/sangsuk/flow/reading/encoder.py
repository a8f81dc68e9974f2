"""The careful tier that ships with the package, made ready once a process."""

import io
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from sangsuk.core.understand.blend import Blend
from sangsuk.core.understand.care import Care
from sangsuk.core.understand.encoder import Encoder

CARE_ARRAYS: Final = "encoder.npz"
CARE_SHIPPED: Final = files("sangsuk") / "assets" / "reader" / CARE_ARRAYS


@cache
def load_care() -> Care:
    """The shipped careful tier."""
    with np.load(io.BytesIO(CARE_SHIPPED.read_bytes()), allow_pickle=False) as shipped:
        arrays = {name: shipped[name] for name in shipped.files}
    return Care(Encoder(arrays), Blend(arrays))
