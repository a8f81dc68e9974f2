"""Words of officers that may be kept or published: masked, refused where that may not be enough."""

from sangsuk.flow.reading.masking import load_masker


def fit_to_keep(words: str) -> str:
    """The words with what is personal masked."""
    return load_masker()(words.strip()).masked if words.strip() else ""


def fit_to_show(words: str) -> str:
    """The words with what is personal masked.

    Raises:
        ValueError: something may be a person's name, and it is not sure.
    """
    if not words.strip():
        return ""
    read = load_masker()(words.strip())
    if read.unsure:
        raise ValueError("the text may name a person; say it without names, or do not publish it")
    return read.masked
