"""All papers of a campaign's awards, each by the name of its file."""

from collections.abc import Callable, Iterator, Sequence

from sangsuk.core.award.withholding import withhold
from sangsuk.core.tell.papers import ceremony, honours, money, press, results
from sangsuk.core.tell.papers.occasion import Occasion, Told
from sangsuk.core.terms.award import Honours, Won
from sangsuk.core.terms.paper import Mark, PaperKind
from sangsuk.core.terms.withholding import PayeeKind, WithholdingRule

Write = Callable[[Mark], Told]


def all_papers(
    won: Sequence[Won], occasion: Occasion, sure: Sequence[str]
) -> Iterator[tuple[str, PaperKind, Write]]:
    """Every paper by the name of its file."""
    english = Occasion(rules=occasion.rules, day=occasion.day, is_demo=True, language="en")
    for n, one in enumerate(won, 1):
        yield from _of_one(f"{n:02d}-{one.honours.value}-{one.place}", one, occasion)
    kinds = PaperKind
    shared: list[tuple[str, PaperKind, Write]] = [
        ("poster", kinds.POSTER, lambda mark: results.result_poster(won, occasion, sure, mark)),
        ("press-th", kinds.PRESS, lambda mark: press.result_release(won, occasion, sure, mark)),
        ("press-en", kinds.PRESS, lambda mark: press.result_release(won, english, (), mark)),
        ("invitation-th", kinds.INVITATION, lambda mark: press.invitation(occasion, mark)),
        ("invitation-en", kinds.INVITATION, lambda mark: press.invitation(english, mark)),
        ("programme", kinds.PROGRAMME, lambda mark: ceremony.programme(won, occasion, mark)),
        ("names", kinds.NAMES, lambda mark: ceremony.name_list(won, occasion, mark)),
        ("slides", kinds.SLIDES, lambda mark: ceremony.slides(won, occasion, mark)),
    ]
    yield from shared


def _of_one(name: str, won: Won, occasion: Occasion) -> Iterator[tuple[str, PaperKind, Write]]:
    kinds = PaperKind
    payee, rule = _payee(won), _example_rule(won, occasion)
    withheld = withhold(won.satang, rule)
    yield (
        f"{name}-certificate",
        kinds.CERTIFICATE,
        lambda mark: honours.certificate(won, occasion, mark),
    )
    yield (
        f"{name}-payment",
        kinds.PAYMENT,
        lambda mark: money.payment_order(won, payee, withheld, occasion, mark),
    )
    yield (
        f"{name}-withholding",
        kinds.WITHHOLDING,
        lambda mark: money.withholding_slip(won, payee, withheld, occasion, mark),
    )
    if won.honours is Honours.DISTRICTS:
        yield f"{name}-letter", kinds.LETTER, lambda mark: honours.letter(won, occasion, mark)
        for shape in honours.SHAPES:
            yield f"{name}-plaque-{shape}", kinds.PLAQUE, _plaque(won, occasion, shape)


def _plaque(won: Won, occasion: Occasion, shape: str) -> Write:
    return lambda mark: honours.plaque(won, occasion, shape, mark)


def _payee(won: Won) -> money.Payee:
    is_story = won.honours is Honours.STORIES
    return money.Payee(name=(won.to or honours.NAMELESS) if is_story else won.office)


def _example_rule(won: Won, occasion: Occasion) -> WithholdingRule:
    """A rule for the example, signed by nobody; it says so."""
    is_story = won.honours is Honours.STORIES
    return WithholdingRule(
        payer=occasion.rules.host.th,
        payee=PayeeKind.PERSON if is_story else PayeeKind.OFFICE,
        rate=500 if is_story else 0,
        from_satang=100_000,
        source="ตัวเลขตัวอย่างเพื่อการสาธิต ไม่ใช่หลักเกณฑ์จริง",
        signed_by="ยังไม่มีผู้ลงนาม",
    )
