"""Why a step of an award is refused: told so that the person can go on."""

from typing import Final

from sangsuk.core.errors import CallError, refusals_of

_refused = refusals_of("awards")
CERTIFY: Final = "finish the audit (sangsuk audit status), then bundle and publish the result."


def not_entitled(doing: str, role: str) -> CallError:
    remedy = "ask somebody whose role it is; nobody does another's part."
    return _refused("not_entitled", f"This role may not {doing}.", role, remedy)


def no_result(campaign: str) -> CallError:
    return _refused("no_result", "No result was published.", campaign, CERTIFY)


def audit_open(citation: str, outcome: str) -> CallError:
    what = f"The audit of the result says {outcome or 'nothing yet'}, not confirmed."
    return _refused("audit_open", what, f"result {citation}", CERTIFY)


def other_archive(citation: str) -> CallError:
    what = "The archive that was published does not lie on this machine."
    remedy = "put back the file whose SHA-256 stands on the page of the result."
    return _refused("other_archive", what, f"result {citation}", remedy)


def no_verdict(campaign: str) -> CallError:
    remedy = "close the last round of judging first."
    return _refused("no_verdict", "The final of the stories is not closed.", campaign, remedy)


def shared_verdict(stories: int, prizes: int) -> CallError:
    what = f"{stories} stories come out of the final, and {prizes} prizes are offered."
    remedy = "the panel decides between them: sangsuk jury override, with a reason."
    return _refused("shared_verdict", what, "the final", remedy)


def given_already(campaign: str, honours: str) -> CallError:
    what = f"The awards for {honours} were given before."
    return _refused("given_already", what, campaign, "go on with them.")


def over_budget(slug: str, satang: int) -> CallError:
    what = f"The awards are {satang / 100:,.2f} baht above what the campaign promised."
    return _refused("over_budget", what, slug, "look at the places and the prizes of its file.")


def not_accepted(award: int) -> CallError:
    remedy = "wait until the winner has opened their link and accepted."
    return _refused("not_accepted", "The award is not accepted yet.", f"award {award}", remedy)


def not_identified(award: int) -> CallError:
    remedy = "make sure who the winner is: their receipt of the story, or somebody looks at it."
    what = "Nobody has made sure yet who the winner is."
    return _refused("not_identified", what, f"award {award}", remedy)


def no_grounds(award: int) -> CallError:
    remedy = "say how it was made sure who the winner is."
    return _refused("no_grounds", "An identity needs its grounds.", f"award {award}", remedy)


def withdrawn(award: int) -> CallError:
    remedy = "its story was taken back; talk with its teller, if they wish."
    return _refused("withdrawn", "What it was given for is no more.", f"award {award}", remedy)


def no_rule(payee: str) -> CallError:
    what = f"Nobody has signed what is withheld of awards to {payee}."
    remedy = "a finance officer signs it first, with its source."
    return _refused("no_rule", what, "withholding", remedy)


def bad_rule(where: str) -> CallError:
    remedy = "a rate from 0 to 100 %, an amount of 0 or more, and where it is written."
    return _refused("bad_rule", "This is no rule of withholding.", where, remedy)


def ordered_already(award: int) -> CallError:
    return _refused(
        "ordered_already", "Its payment was ordered before.", f"award {award}", "approve that one."
    )


def account_stays(award: int) -> CallError:
    what = "The payment was ordered to the account that was given before."
    remedy = "talk with the finance office: that order must not be approved."
    return _refused("account_stays", what, f"award {award}", remedy)


def approved_already(award: int) -> CallError:
    what = "Its payment was approved before."
    return _refused("approved_already", what, f"award {award}", "nothing is left to approve.")


def not_ordered(award: int) -> CallError:
    remedy = "one finance officer orders it, another one approves."
    return _refused("not_ordered", "Nobody has ordered the payment.", f"award {award}", remedy)


def one_person(award: int) -> CallError:
    what = "Who ordered a payment cannot approve it."
    return _refused("one_person", what, f"award {award}", "let another finance officer look at it.")


def no_account(award: int) -> CallError:
    remedy = "ask the winner for it; who holds the award's link gives it."
    return _refused("no_account", "There is no bank account yet.", f"award {award}", remedy)


def bad_account(where: str) -> CallError:
    remedy = "the bank's name, and the 10 to 15 digits of the account."
    return _refused("bad_account", "This is no bank account.", where, remedy)


def no_plaque(award: int) -> CallError:
    return _refused("no_plaque", "No plaque belongs to it.", f"award {award}", "none is needed.")


def plaque_order(step: str, after: str) -> CallError:
    what = f"A plaque is {step} after it was {after or 'nothing'}."
    return _refused("plaque_order", what, step, "take the steps one after the other.")
