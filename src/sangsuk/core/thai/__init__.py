"""Thai text: folding for matching, hashtags, dates of the Buddhist Era."""
