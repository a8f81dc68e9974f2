"""What a draft of a film says, sentence by sentence, and when."""
