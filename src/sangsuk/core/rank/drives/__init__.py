"""Drives: praise that was arranged, told from praise that many people give of themselves."""
