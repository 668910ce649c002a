"""Foreign keys point down the house as imports do, those declared by a name included."""

from django.apps import apps

from tests.architecture.tree import SOURCE, rooms_from_the_top


def test_foreign_keys_point_down() -> None:
    depth = {room: level for level, room in enumerate(rooms_from_the_top())}
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        if (here := depth.get(room_of(model))) is not None
        for field in model._meta.get_fields(include_hidden=True)
        if field.concrete and field.is_relation and isinstance(field.related_model, type)
        if (there := depth.get(room_of(field.related_model))) is not None
        if there < here
    ]
    assert upward == []


def test_every_room_has_its_place() -> None:
    rooms = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert rooms <= set(rooms_from_the_top())


def room_of(model: type) -> str:
    root, _, rest = model.__module__.partition(".")
    return rest.partition(".")[0] if root == "opora" else ""
