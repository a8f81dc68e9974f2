"""Figures as inline SVG: words in them, a title and a description for who listens."""
