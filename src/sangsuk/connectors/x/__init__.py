"""Posts on X by its recent search: the last seven days, paid for post by post."""

from datetime import timedelta
from decimal import Decimal
from typing import Final

PLATFORM: Final = "x"
REACHES_BACK: Final = timedelta(days=7)
DOLLARS_A_POST: Final = Decimal("0.005")  # pay per use, as X publishes it
LONGEST_QUERY: Final = 512
MOST_A_PAGE: Final = 100
# Not who wrote it: a user costs twice a post, and the author's id comes with the post.
FIELDS: Final = (
    "id,text,note_tweet,created_at,author_id,public_metrics,referenced_tweets,"
    "edit_history_tweet_ids"
)
