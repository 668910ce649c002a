"""The door through which the web server calls Opora."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "opora.config.settings")

application = get_wsgi_application()
