"""Making the tables of an empty database without drawing all models anew for each of them.

Django draws the models as every migration leaves them. Whenever one is added it draws all anew that
are related to it, in the end nearly all: of the time that making the tables takes that is more than
half. In an empty database an added model changes none of those that are there, so it is drawn alone
(ADR 0030). A database that has tables already is brought up to date by Django's own way.
"""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def each_model_once() -> Iterator[None]:
    """An added model is drawn, and none of the others."""
    from django.db.migrations.state import ModelState, ProjectState

    known = ProjectState.add_model

    def add_model(self: ProjectState, model_state: ModelState) -> None:
        drawn = self.__dict__.pop("apps", None)  # without them nothing is drawn anew
        known(self, model_state)
        if drawn is not None:
            self.__dict__["apps"] = drawn
            drawn.render_multiple([model_state])

    ProjectState.add_model = add_model  # type: ignore[method-assign]  # Django has no place for it
    try:
        yield
    finally:
        ProjectState.add_model = known  # type: ignore[method-assign]  # as it was
