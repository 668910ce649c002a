"""The way to the act of crisis intervention, at once after a first contact."""

from django.urls import NoReverseMatch, reverse

from opora.catalog.service import Act, Service

CRISIS = "crisis_intervention"


def crisis_act(service: Service, channel: str) -> Act | None:
    """The service's act of crisis intervention; the one for this way where there are more."""
    acts = [one for one in service.acts if one.id.startswith(CRISIS)]
    fitting = [one for one in acts if channel in one.channels]
    return next(iter([*fitting, *acts]), None)


def crisis_url(case_id: int, service: Service, way: str) -> str:
    """Where the act is written down; the case where acts are not kept."""
    act = crisis_act(service, "phone" if way == "phone" else "in_person")
    try:
        where = reverse("act_new", args=[case_id])
    except NoReverseMatch:
        return reverse("case", args=[case_id])
    return f"{where}?ukon={act.id}" if act else where
