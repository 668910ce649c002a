"""The gallery of components; hung into the root addresses only on a developer's machine."""

from django.urls import path

from opora.ui import gallery

urlpatterns = [
    path("_gallery/", gallery.components, name="gallery"),
    path("_gallery/form/", gallery.filled_form, name="gallery_form"),
    path("_gallery/danger/", gallery.danger, name="gallery_danger"),
    path("_gallery/sign-in/", gallery.sign_in, name="gallery_sign_in"),
    path("_gallery/live/", gallery.live, name="gallery_live"),
    path("_gallery/draft/", gallery.draft, name="gallery_draft"),
]
