"""What is said once, above the new thing, after something was saved."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from opora.ui.words import hour


def say_saved(request: HttpRequest, at: datetime) -> None:
    """'Zapsáno v 10:21.' on the next page."""
    local = timezone.localtime(at).time()
    messages.success(request, _("Zapsáno v %(hour)s.") % {"hour": hour(local)})
