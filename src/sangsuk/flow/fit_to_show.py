"""Words of officers that may be published: masked, refused where that may not be enough."""

from sangsuk.flow.masking import load_masker


def fit_to_show(words: str) -> str:
    """The words with what is personal masked.

    Raises:
        ValueError: something may be a person's name, and it is not sure.
    """
    read = load_masker()(words.strip())
    if read.unsure:
        raise ValueError("the text may name a person; say it without names, or do not publish it")
    return read.masked
