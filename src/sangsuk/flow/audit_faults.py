"""What can be wrong with a call of the audit: what, where, and what to do."""

from pathlib import Path

from sangsuk.core.errors import CallError


def no_result(path: Path, what: str) -> CallError:
    return CallError(
        "audit.no_result",
        what=f"{what}.",
        where=str(path),
        remedy="make the result again with sangsuk run POSTS --out DIR.",
    )


def no_prizes(path: Path) -> CallError:
    return CallError(
        "audit.no_prizes",
        what="No district has won a prize, so there is nothing to audit.",
        where=str(path),
        remedy="audit a result with praise in it, of a campaign that honours districts.",
    )


def other_counts(path: Path, code: str, standings: int, cards: int) -> CallError:
    return CallError(
        "audit.other_counts",
        what=f"The standings give {code} {standings} positive voices, the readings {cards}.",
        where=str(path),
        remedy="rank these readings again, so that both come from one count.",
    )


def not_committed(path: Path) -> CallError:
    return CallError(
        "audit.not_committed",
        what="Nothing was committed, so no sample may be drawn.",
        where=str(path),
        remedy="run sangsuk audit commit DIR, publish the hash, then choose a seed in public.",
    )


def changed(path: Path) -> CallError:
    return CallError(
        "audit.changed",
        what="The file is not the one that was committed.",
        where=str(path),
        remedy="put the committed file back; a new result needs a folder and an audit of its own.",
    )


def already_drawn(path: Path) -> CallError:
    return CallError(
        "audit.already_drawn",
        what="A sample was already drawn, and the result is another one than was committed.",
        where=str(path),
        remedy="audit the new result in a folder of its own, with a new seed.",
    )


def no_seed() -> CallError:
    return CallError(
        "audit.no_seed",
        what="The seed is empty, or has signs that nobody can print.",
        where="--seed",
        remedy="throw 20 ten-sided dice in public, and give what they show.",
    )


def seed_reused(path: Path, commitment: str) -> CallError:
    return CallError(
        "audit.seed_reused",
        what=f"The seed has already drawn a sample of another result, {commitment}.",
        where=str(path),
        remedy="choose a new seed in public, after the hash of this result is published.",
    )


def other_seed(path: Path) -> CallError:
    return CallError(
        "audit.other_seed",
        what="This result's sample was drawn with another seed.",
        where=str(path),
        remedy="give the seed of the first draw; more cards come in its order, with --more N.",
    )


def not_drawn(path: Path) -> CallError:
    return CallError(
        "audit.not_drawn",
        what="No sample was drawn yet.",
        where=str(path),
        remedy="run sangsuk audit draw DIR --seed TEXT.",
    )


def bad_row(code: str, what: str, where: str, remedy: str) -> CallError:
    """A row of a file of readings; nothing of the file is kept."""
    return CallError(f"audit.{code}", what=f"{what}.", where=where, remedy=f"{remedy}.")


def no_auditor(name: str, role: str) -> CallError:
    return CallError(
        "audit.no_auditor",
        what=f"{name} has the role {role}; only auditors read cards.",
        where="the account",
        remedy="who runs the campaign does not check its result: let an auditor read.",
    )


def ran_it(name: str) -> CallError:
    return CallError(
        "audit.ran_it",
        what=f"{name} has taken part in running the campaign, as the log of acts shows.",
        where="the account",
        remedy="let an auditor read who had no part in it.",
    )


def not_your_card(card: str) -> CallError:
    return CallError(
        "audit.not_your_card",
        what=f"Card {card} is not the one that this reader was given.",
        where="the card",
        remedy="read the card that the desk shows; nobody chooses cards.",
    )
