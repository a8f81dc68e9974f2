"""The outside world's doors: each turns what a source holds into posts, and loses nothing."""
