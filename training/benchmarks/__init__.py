"""Known tests that anybody can repeat; their texts are not part of this project."""
