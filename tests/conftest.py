"""Lies here so that every test may import what stands beside it (`told`)."""
