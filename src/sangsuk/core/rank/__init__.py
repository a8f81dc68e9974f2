"""From readings to standings: who spoke, for which office, and what place that gives it."""
