"""Addresses of the households room."""

from django.urls import path

from opora.cases.mending.addresses import addresses
from opora.households import views
from opora.households.mending import kinds
from opora.households.mending import views as mending

FAMILY = "pripady/<int:case_id>/rodina/"

urlpatterns = [
    path(FAMILY, views.ShowFamily.as_view(), name="family"),
    path(f"{FAMILY}vztah/", views.Relate.as_view(), name="relate"),
    path(f"{FAMILY}bydleni/", views.Live.as_view(), name="live_together"),
    path(f"{FAMILY}pece/", views.TakeCare.as_view(), name="take_care"),
    *addresses(kinds.RELATION, mending.CorrectRelation),
    *addresses(kinds.STAY, mending.CorrectStay),
    *addresses(kinds.CUSTODY_KIND, mending.CorrectCustody),
]
