"""The site as a WSGI application."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sangsuk.settings")
of_django = get_wsgi_application()

from sangsuk.flow.telling.telling import warm_up  # noqa: E402 - Django must be awake before
from sangsuk.web.clock import now  # noqa: E402 - the same
from sangsuk.web.kept_pages import KeptFirst  # noqa: E402 - the same
from sangsuk.web.warming import warm_pages  # noqa: E402 - the same

application = KeptFirst(of_django)
warm_pages(application)  # whoever comes first waits no longer than others

# A story told on the site is read in this process; the first teller should not wait for the reader.
Thread(target=warm_up, args=(now(),), daemon=True).start()
