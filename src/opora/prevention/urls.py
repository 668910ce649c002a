"""Addresses of prevention."""

from django.urls import path

from opora.prevention import institution_views as of_institution
from opora.prevention import views

ONE = "prevence/<int:prevention_id>/"
INSTITUTION = "prevence/instituce/<int:institution_id>/"

urlpatterns = [
    path("prevence/", views.ListPrevention.as_view(), name="preventions"),
    path("prevence/nova/", views.NewPrevention.as_view(), name="prevention_new"),
    path(ONE, views.ShowPrevention.as_view(), name="prevention"),
    path(f"{ONE}opravit/", views.CorrectPrevention.as_view(), name="correct_prevention"),
    path(f"{ONE}zneplatnit/", views.VoidPrevention.as_view(), name="void_prevention"),
    path(INSTITUTION, of_institution.ShowInstitution.as_view(), name="institution"),
    path(
        f"{INSTITUTION}opravit/",
        of_institution.CorrectInstitution.as_view(),
        name="correct_institution",
    ),
    path(
        f"{INSTITUTION}sloucit/",
        of_institution.MergeInstitution.as_view(),
        name="merge_institution",
    ),
]
