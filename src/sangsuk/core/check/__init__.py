"""Checks a published result by its archive alone.

Every module here uses nothing but the standard library and the modules before
it: joined in order they are the `verify.py` that lies in the archive.
"""
