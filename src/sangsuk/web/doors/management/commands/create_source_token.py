"""`sangsuk manage create_source_token NAME`: a token for a program of others."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sangsuk.records.sources.actions import create_source
from sangsuk.records.sources.models import Scope
from sangsuk.web.clock import now


class Command(BaseCommand):
    help = "Prints a token for a program of others; its former token opens nothing any more."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="small letters, digits, - and _, like listening-vendor")
        parser.add_argument(
            "--scope",
            action="append",
            choices=Scope.values,
            help="what it may do: hand in posts, be told what happens; default: posts",
        )

    def handle(self, *_args: Any, name: str, scope: list[str] | None, **_options: Any) -> None:
        scopes = [Scope(one) for one in scope or [Scope.POSTS]]
        self.stdout.write(create_source(name=name, at=now(), scopes=scopes))
