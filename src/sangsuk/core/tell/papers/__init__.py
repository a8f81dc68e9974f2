"""What papers of awards say, in words; how they look is typst's."""
