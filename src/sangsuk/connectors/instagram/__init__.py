"""Public posts under an Instagram hashtag, by the Graph API's hashtag search.

It shows what was posted in the last 24 hours, and never who posted it; an account may
ask for thirty hashtags in seven days, again and again for the same ones.
"""

from datetime import timedelta
from typing import Final

PLATFORM: Final = "instagram"
REACHES_BACK: Final = timedelta(hours=24)
MOST_HASHTAGS: Final = 30
HASHTAG_WINDOW: Final = timedelta(days=7)
MEDIA_FIELDS: Final = "id,caption,media_type,permalink,timestamp,like_count,comments_count"
MOST_A_PAGE: Final = 50
