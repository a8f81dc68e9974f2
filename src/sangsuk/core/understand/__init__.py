"""Reading a story: which offices, how it was, which service, why, and what must not be shown."""
