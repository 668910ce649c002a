"""The pages that are measured."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.db.models.functions import ExtractMonth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from bench.minimal.models import Act, Case, Contact, Look, Person
from opora.access.sorting import czech_key, folded

RUNNING = ("applicant", "waiting", "accepted", "client")


@login_required
def new_case(request: HttpRequest) -> HttpResponse:
    """(a) and (g): a person, a case and a first contact."""
    if request.method != "POST":
        return render(request, "new_case.html")
    said = request.POST
    person = Person.objects.create(
        given_name=said["given_name"],
        family_name=said["family_name"],
        folded=folded(said["family_name"]),
        sort_name=czech_key(f"{said['family_name']} {said['given_name']}"),
        phone=said.get("phone", ""),
    )
    today = timezone.localdate()
    case = Case.objects.create(
        person=person,
        service="dluhova_poradna",
        worker_id=request.user.pk,
        stage="applicant",
        opened_on=today,
    )
    Contact.objects.create(case=case, way=said["way"], request=said.get("request", ""), on=today)
    return redirect(f"/pripady/{case.pk}/")


@login_required
def case_page(request: HttpRequest, case_id: int) -> HttpResponse:
    """(d): the case with its last 20 acts; commits one row."""
    Look.objects.create(case_id=case_id, user_id=request.user.pk)
    case = get_object_or_404(Case.objects.select_related("person"), pk=case_id)
    acts = Act.objects.filter(case=case).order_by("-day", "-pk")[:20]
    contacts = Contact.objects.filter(case=case).order_by("-on")[:20]
    return render(request, "case.html", {"case": case, "acts": acts, "contacts": contacts})


@login_required
def new_act(request: HttpRequest, case_id: int) -> HttpResponse:
    """(b): one act."""
    case = get_object_or_404(Case, pk=case_id)
    Act.objects.create(
        case=case,
        service=case.service,
        kind=request.POST["kind"],
        day=timezone.localdate(),
        minutes=int(request.POST["minutes"]),
        note=request.POST["note"],
        worker_id=request.user.pk,
    )
    return redirect(f"/pripady/{case_id}/")


@login_required
def search(request: HttpRequest) -> HttpResponse:
    """(c): by the beginning of a surname, diacritics aside."""
    words = folded(request.POST["q"])
    found = Case.objects.filter(person__folded__gte=words, person__folded__lt=f"{words}\U0010ffff")
    rows = found.select_related("person").order_by("person__sort_name")[:30]
    return render(request, "cases.html", {"rows": rows, "words": request.POST["q"]})


@login_required
def my_day(request: HttpRequest) -> HttpResponse:
    """(e): my running cases with the day of their latest act."""
    mine = Case.objects.filter(worker_id=request.user.pk, stage__in=RUNNING)
    rows = mine.select_related("person").order_by("person__sort_name")[:300]
    latest = dict(
        Act.objects.filter(case__in=[row.pk for row in rows])
        .order_by("day")
        .values_list("case", "day")
    )
    return render(request, "cases.html", {"rows": rows, "latest": latest})


@login_required
def year(request: HttpRequest) -> HttpResponse:
    """(f): acts and distinct clients by month and kind."""
    this = timezone.localdate().year
    acts = Act.objects.filter(
        service=request.GET["service"], day__gte=f"{this}-01-01", day__lte=f"{this}-12-31"
    )
    rows = (
        acts.annotate(month=ExtractMonth("day"))
        .values("kind", "month")
        .annotate(acts=Count("pk"), clients=Count("case", distinct=True))
        .order_by("kind", "month")
    )
    return render(request, "year.html", {"rows": rows})
