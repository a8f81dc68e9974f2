"""One batch of posts in, one batch of readings out: all that is decidable post by post.

The engines run nothing else, so that the same posts give the same readings
whatever runs them.  Copies are across posts: see `copies`.
"""

from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.story import MOST_TEXT_BYTES
from sangsuk.core.terms.tables import PLACES, POSTS, SIGNED
from sangsuk.core.understand.columns import tell_columns
from sangsuk.core.understand.post_arrays import UNTOLD, PostArrays, letters_in, moments_in
from sangsuk.core.understand.reader import Reader, in_parts
from sangsuk.core.understand.told_rows import join_rows, rows_of

_NEEDED: Final = tuple(field.name for field in POSTS if not field.nullable)


def read_batch(batch: pa.RecordBatch, reader: Reader, campaign: Campaign) -> pa.RecordBatch:
    """Read the posts of a batch, in their order.

    Rows that `are_posts` refuses give no reading; whoever hands rows of an
    unchecked source in says so to its owner.

    Args:
        batch: columns of `tables.POSTS`, in any string type; those that may be empty may be
            missing, and others are passed over.
        reader: reads by itself, post by post.
        campaign: whose rules decide what is eligible.

    Returns:
        `tables.SIGNED`: the columns of `tables.READINGS`, and the copy-finder's key.
    """
    posts = _at_the_door(batch)
    readable = are_posts(posts)
    if readable.false_count:
        posts = posts.filter(readable)
    if not posts.num_rows:
        return pa.RecordBatch.from_pylist([], SIGNED)
    parts = in_parts(letters_in(posts.column("text")))
    some = [posts.slice(part.start, part.stop - part.start) for part in parts]
    told = [rows_of(reader.tell(PostArrays.of_columns(each), campaign)) for each in some]
    return tell_columns(join_rows(told), posts, campaign.eligibility_digest)


def read_part(batch: pa.RecordBatch, reader: Reader, campaign: Campaign) -> pa.RecordBatch:
    """`read_batch` of checked posts, with the places where their rows stand (`tables.PLACES`)."""
    read = read_batch(batch, reader, campaign)
    places = batch.select(PLACES.names)
    schema = pa.unify_schemas([SIGNED, PLACES])
    return pa.RecordBatch.from_arrays([*read.columns, *places.columns], schema=schema)


def are_posts(batch: pa.RecordBatch) -> pa.BooleanArray:
    """Which rows can be read: with id, platform, moment and text, this of at most 5 MB."""
    posts = _at_the_door(batch)
    whole = pc.less_equal(pc.binary_length(posts.column("text")), MOST_TEXT_BYTES)
    for name in _NEEDED:
        whole = pc.and_kleene(whole, posts.column(name).is_valid())
    moments = pa.array(moments_in(posts.column("posted_at")) != UNTOLD)
    mask: pa.BooleanArray = pc.fill_null(pc.and_kleene(whole, moments), False)
    return mask


def _at_the_door(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The columns of `tables.POSTS` in its types; what is missing is null."""
    names = batch.schema.names
    columns = [
        _cast(batch.column(names.index(field.name)), field.type)
        if field.name in names
        else pa.nulls(batch.num_rows, field.type)
        for field in POSTS
    ]
    schema = pa.schema([field.with_nullable(True) for field in POSTS])
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _cast(column: pa.Array, kind: pa.DataType) -> pa.Array:
    if column.type == kind:
        return column
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    return column.cast(kind)
