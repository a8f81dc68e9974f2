"""Wakes Django on import; imported before anything that touches records."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sangsuk.settings")
django.setup()
