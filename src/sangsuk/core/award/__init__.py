"""What follows from a result: who is given how much, and what is withheld of it."""
