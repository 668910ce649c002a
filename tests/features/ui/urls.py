"""Root addresses for the gallery, with stubs of the pages that the bar leads to."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def stub(request: HttpRequest) -> HttpResponse:
    return HttpResponse("stub")


NAMES = ["cases", "rules", "reports", "search", "contact_new", "profile", "logout", "login"]

urlpatterns = [
    path("", include("opora.ui.urls")),
    path("", stub, name="my_day"),
    *(path(f"{name}/", stub, name=name) for name in NAMES),
]
