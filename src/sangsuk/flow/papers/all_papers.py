"""All papers of a campaign's awards, each by the name of its file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from sangsuk.core.tell.papers import ceremony, honours, money, press, results
from sangsuk.core.tell.papers.occasion import Occasion, Told
from sangsuk.core.terms.award import Honours, Won
from sangsuk.core.terms.paper import Mark, PaperKind
from sangsuk.core.terms.withholding import Withheld
from sangsuk.records.awards.models import Award

Write = Callable[[Mark], Told]
K: Final = PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Honoured:
    """One award as its papers tell it; `award` is None for an example that is kept nowhere.

    There are no papers of money where nothing is withheld by anybody's rule yet.
    """

    won: Won
    award: Award | None = None
    payee: money.Payee | None = None
    withheld: Withheld | None = None


class Sheet(NamedTuple):
    """A paper that can be given out, by the name of its file."""

    name: str
    kind: PaperKind
    write: Write
    award: Award | None = None


def all_papers(
    honoured: Sequence[Honoured], occasion: Occasion, sure: Sequence[str]
) -> Iterator[Sheet]:
    """Every paper by the name of its file."""
    for n, one in enumerate(honoured, 1):
        before = f"{n:02d}-{one.won.honours.value}-{one.won.place}-"
        for sheet in [*papers_of_honour(one, occasion), *papers_of_money(one, occasion)]:
            yield sheet._replace(name=before + sheet.name)
    yield from papers_of_all([one.won for one in honoured], occasion, sure)


def papers_of_honour(one: Honoured, occasion: Occasion) -> list[Sheet]:
    """What is handed to who is honoured: certificate; of an office letter and plaques, too."""
    won, award = one.won, one.award
    made = [
        Sheet(
            "certificate",
            K.CERTIFICATE,
            lambda mark: honours.certificate(won, occasion, mark),
            award,
        )
    ]
    if won.honours is Honours.DISTRICTS:
        made.append(
            Sheet("letter", K.LETTER, lambda mark: honours.letter(won, occasion, mark), award)
        )
        made += [
            Sheet(f"plaque-{shape}", K.PLAQUE, _plaque(won, occasion, shape), award)
            for shape in honours.SHAPES
        ]
    return made


def papers_of_money(one: Honoured, occasion: Occasion) -> list[Sheet]:
    """Order of payment and figures of withholding; none before somebody signed what is withheld."""
    won, award, payee, withheld = one.won, one.award, one.payee, one.withheld
    if payee is None or withheld is None:
        return []
    return [
        Sheet(
            "payment",
            K.PAYMENT,
            lambda mark: money.payment_order(won, payee, withheld, occasion, mark),
            award,
        ),
        Sheet(
            "withholding",
            K.WITHHOLDING,
            lambda mark: money.withholding_slip(won, payee, withheld, occasion, mark),
            award,
        ),
    ]


def papers_of_all(won: Sequence[Won], occasion: Occasion, sure: Sequence[str]) -> list[Sheet]:
    """What is of all awards together: poster, press, invitation and what the ceremony needs."""
    english = replace(occasion, language="en")
    return [
        Sheet("poster", K.POSTER, lambda mark: results.result_poster(won, occasion, sure, mark)),
        Sheet("press-th", K.PRESS, lambda mark: press.result_release(won, occasion, sure, mark)),
        Sheet("press-en", K.PRESS, lambda mark: press.result_release(won, english, (), mark)),
        Sheet("invitation-th", K.INVITATION, lambda mark: press.invitation(occasion, mark)),
        Sheet("invitation-en", K.INVITATION, lambda mark: press.invitation(english, mark)),
        Sheet("programme", K.PROGRAMME, lambda mark: ceremony.programme(won, occasion, mark)),
        Sheet("names", K.NAMES, lambda mark: ceremony.name_list(won, occasion, mark)),
        Sheet("slides", K.SLIDES, lambda mark: ceremony.slides(won, occasion, mark)),
    ]


def _plaque(won: Won, occasion: Occasion, shape: str) -> Write:
    return lambda mark: honours.plaque(won, occasion, shape, mark)
