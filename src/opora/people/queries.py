"""Reading people beside their cases."""

from opora.people.models import Person


def people_in_all() -> int:
    """How many people the organisation in scope has."""
    count: int = Person.objects.count()
    return count
