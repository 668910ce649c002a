"""Addresses of documents."""

from django.urls import path

from opora.cases.mending.addresses import addresses
from opora.documents import attaching, heading, several, views
from opora.documents.mending import kinds
from opora.documents.mending import views as mending

DOCUMENTS = "pripady/<int:case_id>/dokumenty/"
PAPER = DOCUMENTS + "tisk/<slug:paper>/<int:about_id>/"
ONE = DOCUMENTS + "<int:document_id>/"

urlpatterns = [
    path("dokumenty/hlavicka/", heading.SetLetterhead.as_view(), name="letterhead"),
    path(DOCUMENTS, views.Documents.as_view(), name="documents"),
    path(DOCUMENTS + "prilozit/", attaching.Attach.as_view(), name="attach_scan"),
    path(DOCUMENTS + "najednou/", several.PrintSeveral.as_view(), name="print_several"),
    path(DOCUMENTS + "najednou/soubor/", several.Merged.as_view(), name="documents_file"),
    path(PAPER, views.Print.as_view(), name="paper"),
    path(PAPER + "nahled/", views.Draft.as_view(), name="paper_draft"),
    path(ONE, views.ShowDocument.as_view(), name="document"),
    path(ONE + "soubor/", views.File.as_view(), name="document_file"),
    path(ONE + "predat/", views.GiveOut.as_view(), name="give_out"),
    *addresses(kinds.DOCUMENT),
    *addresses(kinds.GIVEN_OUT, mending.CorrectGivenOut),
]
