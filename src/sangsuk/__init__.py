"""สร้างสุข: the open system for campaigns in which citizens tell how an office served them."""

__version__ = "0.1.0"
