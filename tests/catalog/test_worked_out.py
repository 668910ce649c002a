"""What follows from a definition is worked out once, and goes with that definition."""

from opora.catalog import current
from opora.catalog.current import without
from opora.catalog.service import Service, once_a_service

SERVICE = "dluhova_poradna"


def test_once_for_each_definition() -> None:
    asked: list[tuple[str, int]] = []

    @once_a_service
    def rules_and(service: Service, more: int) -> int:
        asked.append((service.id, more))
        return len(service.rulebook.rules) + more

    service = current().service(SERVICE)
    all_of_them = rules_and(service, 1)
    assert rules_and(service, 1) == all_of_them
    assert rules_and(service, 2) == all_of_them + 1
    assert asked == [(SERVICE, 1), (SERVICE, 2)]
    with without("E8"):
        assert rules_and(current().service(SERVICE), 1) < all_of_them
    assert rules_and(current().service(SERVICE), 1) == all_of_them
    assert len(asked) == 3
