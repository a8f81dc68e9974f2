"""Who speaks in each reading, as the count has it: joined accounts and posts are one citizen."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sangsuk.core.terms.identity import Identities
from sangsuk.core.terms.reading import Reading

Name = tuple[str, ...]  # of a person, an account or a post


@dataclass(slots=True)
class Citizens:
    """Learns from all readings who is one with whom, then says who speaks."""

    identities: Identities
    _one_with: dict[Name, Name] = field(default_factory=dict)

    def learn(self, readings: Iterable[Reading]) -> None:
        """A person who claims a post of a known account has that account too."""
        for reading in readings:
            first, *others = self._names(reading)
            for other in others:
                self._one_with[self._root(first)] = self._root(other)

    def __call__(self, reading: Reading) -> Name:
        return self._root(self._names(reading)[0])

    def _names(self, reading: Reading) -> list[Name]:
        platform, author = reading.platform, reading.author
        claimed = self.identities.posts.get((platform, reading.id))
        person = self.identities.accounts.get((platform, author)) if author else None
        names: list[Name] = [("person", one) for one in (claimed, person) if one]
        if author:
            names.append(("account", platform, author))
        return names or [("post", platform, reading.id)]

    def _root(self, name: Name) -> Name:
        while (above := self._one_with.get(name, name)) != name:
            name = above
        return name
