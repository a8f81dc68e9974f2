"""Where the campaign speaks and films are shown outside: a page, an account, a channel."""
