"""Arrow schemas that the steps hand over; every column list stands here and nowhere else."""

from typing import Final

import pyarrow as pa

_CODES: Final = pa.list_(pa.string())
_SPANS: Final = pa.list_(pa.list_(pa.int32()))

# What reading needs of a post; `posted_at_given` is null where it is `posted_at` itself.
POSTS: Final = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("platform", pa.string(), nullable=False),
        pa.field("posted_at", pa.string(), nullable=False),  # ISO 8601 with offset
        ("posted_at_given", pa.string()),
        ("author", pa.string()),
        pa.field("text", pa.string(), nullable=False),
        ("author_kind", pa.string()),
        ("chosen_district", pa.string()),
        ("chosen_services", _CODES),
        ("found_at", pa.string()),  # as `posted_at`
        ("revised_at", pa.string()),
    ]
)

# Where a row of the input stands: beside posts on their way in, beside readings until they are out.
PLACES: Final = pa.schema(
    [
        pa.field("row", pa.int64(), nullable=False),  # across the whole input, rejected rows too
        pa.field("where", pa.string(), nullable=False),
        pa.field("moment", pa.int64(), nullable=False),  # posted_at in microseconds since 1970
        pa.field("key", pa.binary(), nullable=False),  # digest of platform and id
        pa.field("told", pa.binary(), nullable=False),  # digest of all that the row tells
    ]
)

# All that a row of a source tells of a post, the readable and what makes two rows differ beside it.
TOLD: Final = pa.schema(
    [
        *POSTS,
        ("url", pa.string()),
        ("entered_by", pa.string()),
        ("likes", pa.int64()),
        ("shares", pa.int64()),
        ("comments", pa.int64()),
        PLACES.field("moment"),
    ]
)

READINGS: Final = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("platform", pa.string(), nullable=False),
        pa.field("posted_at", pa.string(), nullable=False),  # ISO 8601 with offset, as in
        ("author", pa.string()),
        pa.field("eligible", pa.bool_(), nullable=False),
        ("ineligible_reason", pa.string()),
        ("duplicate_of", pa.string()),
        (
            "districts",
            pa.list_(
                pa.struct(
                    [
                        ("code", pa.string()),
                        ("polarity", pa.string()),
                        ("confidence", pa.float64()),
                        ("spans", _SPANS),
                    ]
                )
            ),
        ),
        (
            "localities",
            pa.list_(pa.struct([("code", pa.string()), ("spans", _SPANS), ("role", pa.string())])),
        ),
        ("ambiguous", pa.bool_()),
        ("candidates", _CODES),
        ("candidates_total", pa.int32()),
        ("sentiment", pa.string()),
        (
            "sentiment_p",
            pa.struct(
                [("positive", pa.float64()), ("neutral", pa.float64()), ("negative", pa.float64())]
            ),
        ),
        ("services", _CODES),
        ("drivers", _CODES),
        ("pii", _CODES),
        ("masked", pa.string()),
        ("review", _CODES),
        ("reader", pa.string()),
        ("eligibility_digest", pa.string()),  # of the rules that `eligible` goes by
    ]
)

# Readings with the copy-finder's key of the text, which is not written out.
SIGNED: Final = READINGS.append(pa.field("signature", pa.binary(), nullable=False))

STANDINGS: Final = pa.schema(
    [
        ("place", pa.int32()),  # 1 is best; equal after the tie chain share; null: silent
        pa.field("code", pa.string(), nullable=False),
        pa.field("district", pa.string(), nullable=False),
        pa.field("province", pa.string(), nullable=False),
        pa.field("positive_voices", pa.int64(), nullable=False),
        pa.field("mentions", pa.int64(), nullable=False),
        pa.field("mentioned_voices", pa.int64(), nullable=False),
        pa.field("negative_voices", pa.int64(), nullable=False),
        pa.field("net", pa.int64(), nullable=False),  # positive - negative voices
        ("unidentified_share", pa.float64()),  # of the mentioned voices, 0..1; null: silent
        pa.field("per_100k", pa.float64(), nullable=False),
        pa.field("rate_low", pa.float64(), nullable=False),  # 90 % of the shrunken rate
        pa.field("rate_high", pa.float64(), nullable=False),
        ("place_low", pa.int32()),  # best place that is likely
        ("place_high", pa.int32()),  # worst place that is likely
        ("p_top", pa.float64()),  # P(truly among the prize places)
        ("tie_broken_by", pa.string()),
    ]
)
