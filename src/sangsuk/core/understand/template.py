"""The campaign's own template: words that it gives everybody are copied from nobody."""

from collections.abc import Sequence

from sangsuk.core.thai.fold import fold, relax
from sangsuk.core.thai.texts import Texts


def without_template(squeezed: Texts, template: Sequence[str]) -> Texts:
    """Folded texts without white space, without the template's parts wherever they stand.

    Args:
        squeezed: as they are signed.
        template: of the campaign, as people typed it; longer parts are taken out first.
    """
    parts = sorted((_letters(part) for part in template), key=len, reverse=True)
    if not parts:
        return squeezed
    left = squeezed.strings()
    for part in parts:
        left = [text.replace(part, "") for text in left]
    return Texts.of(left)


def _letters(part: str) -> str:
    return relax(fold(part), keep=1).squeezed().text
