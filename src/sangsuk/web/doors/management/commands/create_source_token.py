"""`sangsuk manage create_source_token NAME`: a token for a program that hands in posts."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sangsuk.records.sources.actions import create_source
from sangsuk.web.clock import now


class Command(BaseCommand):
    help = "Prints a token for a source of posts; its former token opens nothing any more."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="small letters, digits, - and _, like listening-vendor")

    def handle(self, *_args: Any, name: str, **_options: Any) -> None:
        self.stdout.write(create_source(name=name, at=now()))
