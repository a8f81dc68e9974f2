"""Who speaks in each post: accounts and posts that are known to be one person's are one citizen.

The count, the archive and the audit all ask here, so that they cannot differ.
"""

from dataclasses import dataclass, field
from typing import Final

from sangsuk.core.terms.identity import Identities

Citizen = tuple[str, ...]  # of an account, a person, or a post whose author is hidden
ACCOUNT, PERSON, POST = "account", "person", "post"
NOBODY: Final = Identities()


@dataclass(slots=True)
class Citizens:
    """Learns from all posts who is one with whom, then says who speaks.

    What is known of a person is known whatever becomes of a post: also one that
    does not count, or that somebody excluded, joins accounts.
    """

    identities: Identities = NOBODY
    _one_with: dict[Citizen, Citizen] = field(default_factory=dict)

    @property
    def joins_any(self) -> bool:
        return bool(self.identities.accounts or self.identities.posts)

    def learn(self, platform: str, author: str | None, post: str) -> None:
        """A person who claims a post of an account has that account too."""
        if not self.joins_any:
            return
        first, *others = self._names(platform, author, post)
        for other in others:
            one, two = sorted((self.root(first), self.root(other)))
            if one != two:
                self._one_with[two] = one

    def name(self, platform: str, author: str | None, post: str) -> Citizen:
        """A name of who speaks; others may be the same citizen's, until `root` is asked."""
        if not self.joins_any:
            return (ACCOUNT, platform, author) if author else (POST, platform, post)
        return self._names(platform, author, post)[0]

    def root(self, name: Citizen) -> Citizen:
        """The one name of a citizen, by all that was learned, in whatever order."""
        while (above := self._one_with.get(name)) is not None:
            name = above
        return name

    def of(self, platform: str, author: str | None, post: str) -> Citizen:
        return self.root(self.name(platform, author, post))

    def _names(self, platform: str, author: str | None, post: str) -> list[Citizen]:
        claimed = self.identities.posts.get((platform, post))
        person = self.identities.accounts.get((platform, author)) if author else None
        names: list[Citizen] = [(PERSON, one) for one in (claimed, person) if one]
        if author:
            names.append((ACCOUNT, platform, author))
        return names or [(POST, platform, post)]


def is_known(citizen: Citizen) -> bool:
    """Whether it is known who that is; else the post stands for its hidden author."""
    return citizen[0] != POST
