"""Addresses like Opora's."""

from django.urls import path

from bench.minimal import views

urlpatterns = [
    path("", views.my_day),
    path("kontakt/", views.new_case),
    path("hledat/", views.search),
    path("kalendar/", views.calendar),
    path("prehledy/", views.year),
    path("pripady/<int:case_id>/", views.case_page),
    path("pripady/<int:case_id>/ukon/", views.new_act),
]
