"""What we remember: one Django app a noun, with models, actions (writes) and queries (reads)."""
