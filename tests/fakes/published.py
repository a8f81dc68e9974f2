"""What vendors publish of their answers and questions: fakes are compared with it.

Taken down from their reference pages in November 2026; what no page says is not here.
"""

# developers.facebook.com/docs/instagram-platform, IG Hashtag Search and Hashtag Recent Media.
INSTAGRAM_QUESTIONS = {
    "ig_hashtag_search": {"user_id", "q"},
    "recent_media": {"user_id", "fields", "limit", "after"},
}
INSTAGRAM_MEDIA = {
    *("id", "caption", "media_type", "media_url", "permalink", "timestamp"),
    *("like_count", "comments_count", "children"),
}
# docs.x.com/x-api/posts/search-recent-posts and recent post counts.
X_QUESTIONS = {
    *("query", "start_time", "end_time", "since_id", "until_id", "max_results", "next_token"),
    *("sort_order", "tweet.fields", "expansions", "user.fields", "granularity"),
}
X_POST = {
    *("id", "text", "author_id", "created_at", "edit_history_tweet_ids", "lang", "entities"),
    *("public_metrics", "referenced_tweets", "note_tweet", "geo", "attachments"),
}
X_ANSWER = {"data", "includes", "meta", "errors"}
X_META = {"newest_id", "oldest_id", "result_count", "next_token", "total_tweet_count"}
X_METRICS = {
    *("retweet_count", "reply_count", "like_count", "quote_count"),
    *("impression_count", "bookmark_count"),
}
# developers.google.com/youtube/v3/docs: commentThreads.list, comments.list, their resources.
YOUTUBE_QUESTIONS = {
    "commentThreads": {
        *("part", "videoId", "allThreadsRelatedToChannelId", "id", "maxResults"),
        *("moderationStatus", "order", "pageToken", "searchTerms", "textFormat"),
    },
    "comments": {"part", "parentId", "id", "maxResults", "pageToken", "textFormat"},
}
YOUTUBE_COMMENT = {
    *("textDisplay", "textOriginal", "authorDisplayName", "authorChannelId", "likeCount"),
    *("publishedAt", "updatedAt", "videoId", "parentId", "authorProfileImageUrl"),
    *("authorChannelUrl", "canRate", "viewerRating", "channelId", "moderationStatus"),
}
YOUTUBE_ANSWER = {"kind", "etag", "items", "nextPageToken", "pageInfo"}
