"""What can be wrong with a call of the audit: what, where, and what to do."""

from pathlib import Path
from typing import Final

from sangsuk.core.errors import CallError, refusals_of

_refused: Final = refusals_of("audit")
THE_ACCOUNT: Final = "the account"


def no_result(path: Path, what: str) -> CallError:
    remedy = "make the result again with sangsuk run POSTS --out DIR."
    return _refused("no_result", f"{what}.", path, remedy)


def no_prizes(path: Path) -> CallError:
    what = "No district has won a prize, so there is nothing to audit."
    remedy = "audit a result with praise in it, of a campaign that honours districts."
    return _refused("no_prizes", what, path, remedy)


def other_counts(path: Path, code: str, standings: int, cards: int) -> CallError:
    what = f"The standings give {code} {standings} positive voices, the readings {cards}."
    remedy = "rank these readings again, so that both come from one count."
    return _refused("other_counts", what, path, remedy)


def not_committed(path: Path) -> CallError:
    what = "Nothing was committed, so no sample may be drawn."
    remedy = "run sangsuk audit commit DIR, publish the hash, then choose a seed in public."
    return _refused("not_committed", what, path, remedy)


def changed(path: Path) -> CallError:
    what = "The file is not the one that was committed."
    remedy = "put the committed file back; a new result needs a folder and an audit of its own."
    return _refused("changed", what, path, remedy)


def already_drawn(path: Path) -> CallError:
    what = "A sample was already drawn, of another result or under other terms than these."
    remedy = "go on with the audit as it was committed; a new result needs a folder of its own."
    return _refused("already_drawn", what, path, remedy)


def no_seed() -> CallError:
    what = "The seed is empty, or has signs that nobody can print."
    remedy = "throw 20 ten-sided dice in public, and give what they show."
    return _refused("no_seed", what, "--seed", remedy)


def seed_reused(path: Path, commitment: str) -> CallError:
    what = f"The seed has already drawn a sample of another result, {commitment}."
    remedy = "choose a new seed in public, after the hash of this result is published."
    return _refused("seed_reused", what, path, remedy)


def no_archive(path: Path) -> CallError:
    what = "No archive of a result is there, or it is damaged; its seed is not known."
    remedy = "name archives that were published, or a folder that holds them."
    return _refused("no_archive", what, path, remedy)


def other_seed(path: Path) -> CallError:
    what = "This result's sample was drawn with another seed."
    remedy = "give the seed of the first draw; more cards come in its order, with --more N."
    return _refused("other_seed", what, path, remedy)


def size_given_again(path: Path, drawn: int) -> CallError:
    what = f"The first sample is drawn already, of {drawn} cards; --size would change nothing."
    remedy = "draw further cards of the same order with --more N."
    return _refused("size_given_again", what, path, remedy)


def not_drawn(path: Path) -> CallError:
    remedy = "run sangsuk audit draw DIR --seed TEXT."
    return _refused("not_drawn", "No sample was drawn yet.", path, remedy)


def bad_row(code: str, what: str, where: str, remedy: str) -> CallError:
    """A row of a file of readings; nothing of the file is kept."""
    return _refused(code, f"{what}.", where, f"{remedy}.")


def no_auditor(name: str, role: str) -> CallError:
    what = f"{name} has the role {role}; only auditors read cards."
    remedy = "who runs the campaign does not check its result: let an auditor read."
    return _refused("no_auditor", what, THE_ACCOUNT, remedy)


def ran_it(name: str) -> CallError:
    what = f"{name} has taken part in running the campaign, as the log of acts shows."
    return _refused("ran_it", what, THE_ACCOUNT, "let an auditor read who had no part in it.")


def not_your_card(card: str) -> CallError:
    what = f"Card {card} is not the one that this reader was given."
    remedy = "read the card that the desk shows; nobody chooses cards."
    return _refused("not_your_card", what, "the card", remedy)
