"""สร้างสุข: the open system for campaigns in which citizens tell how an office served them."""

import os

__version__ = "0.1.0"

# Else the library that cuts words makes a folder in the home of whoever runs it.
os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
