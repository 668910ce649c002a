"""The pages that are measured, as an ordinary Django project would have them."""

from datetime import date, datetime, time, timedelta

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractMonth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date

from bench.minimal import words
from bench.minimal.day import agreements_of, dues_of
from bench.minimal.forms import ActForm, ContactForm
from bench.minimal.models import (
    Act,
    Agreement,
    Case,
    Contact,
    Goal,
    Informed,
    Look,
    Meeting,
    Person,
)
from opora.access.sorting import czech_key, folded

RUNNING = ("applicant", "waiting", "accepted", "client")


@login_required
def new_case(request: HttpRequest) -> HttpResponse:
    """(a) and (g): a person, a case and a first contact."""
    form = ContactForm(request.POST or None, initial={"on": timezone.localdate()})
    if not form.is_valid():
        return render(request, "new_case.html", {"form": form})
    with transaction.atomic():
        case = _open(form, request.user.pk)
    return redirect(f"/pripady/{case.pk}/")


def _open(form: ContactForm, worker_id: int | None) -> Case:
    said = form.cleaned_data
    person = Person.objects.create(
        given_name=said["given_name"],
        family_name=said["family_name"],
        folded=folded(said["family_name"]),
        sort_name=czech_key(f"{said['family_name']} {said['given_name']}"),
        born_on=said["born_on"],
        phone=said["phone"],
        email=said["email"],
    )
    case = Case.objects.create(
        title=str(person),
        service=said["service"],
        worker_id=worker_id,
        stage="applicant",
        opened_on=said["on"],
    )
    case.people.add(person)
    form.instance.case = case
    form.save()
    return case


@login_required
def case_page(request: HttpRequest, case_id: int) -> HttpResponse:
    """(d): the case with its last 20 acts and all that is agreed; commits one row."""
    case = get_object_or_404(Case.objects.select_related("worker"), pk=case_id)
    Look.objects.create(case=case, user_id=request.user.pk)
    acts = Act.objects.filter(case=case).select_related("worker").prefetch_related("people")
    shown = {
        "case": case,
        "people": case.people.all(),
        "contacts": list(Contact.objects.filter(case=case).order_by("-on", "-pk")),
        "acts": acts.order_by("-day", "-pk")[:20],
        "agreement": Agreement.objects.filter(case=case).order_by("-concluded_on").first(),
        "informed": Informed.objects.filter(case=case).order_by("-on").first(),
        "goals": Goal.objects.filter(case=case),
        "meetings": _meetings(case),
        "form": ActForm(initial={"day": timezone.localdate()}),
    }
    return render(request, "case.html", shown)


def _meetings(case: Case) -> QuerySet[Meeting]:
    """The next few."""
    rows = Meeting.objects.filter(case=case).select_related("worker")
    return rows.order_by("starts_at")[:5]


@login_required
def new_act(request: HttpRequest, case_id: int) -> HttpResponse:
    """(b): one act with the people of the case."""
    case = get_object_or_404(Case, pk=case_id)
    fresh = Act(case=case, service=case.service, worker_id=request.user.pk)
    form = ActForm(request.POST or None, instance=fresh)
    if not form.is_valid():
        return render(request, "act.html", {"case": case, "form": form})
    with transaction.atomic():
        act = form.save()
        act.people.set(case.people.all())
    return redirect(f"/pripady/{case_id}/")


@login_required
def search(request: HttpRequest) -> HttpResponse:
    """(c): by the beginning of a surname, diacritics aside."""
    said = folded(request.POST["q"])
    found = Case.objects.filter(people__folded__gte=said, people__folded__lt=f"{said}\U0010ffff")
    rows = found.select_related("worker").order_by("people__sort_name")[:30]
    return render(request, "cases.html", {"rows": rows, "words": request.POST["q"]})


@login_required
def my_day(request: HttpRequest) -> HttpResponse:
    """(e): what is due in my running cases, today's meetings, eight of the cases."""
    today = timezone.localdate()
    mine = Case.objects.filter(worker_id=request.user.pk, stage__in=RUNNING)
    cases = list(mine.order_by("title")[:300])
    first, agreed = cases[:8], agreements_of(cases[:8])
    starts = timezone.make_aware(datetime.combine(today, time()))
    meetings = Meeting.objects.filter(worker_id=request.user.pk, starts_at__gte=starts)
    shown = {
        "today": today,
        "dues": dues_of(cases, today),
        "rows": [(one, agreed.get(one.pk)) for one in first],
        "in_all": len(cases),
        "meetings": meetings.filter(starts_at__lt=starts + timedelta(days=1))
        .select_related("case")
        .order_by("starts_at"),
    }
    return render(request, "day.html", shown)


@login_required
def year(request: HttpRequest) -> HttpResponse:
    """(f): acts and distinct clients by month and kind and in all, and how applicants stand."""
    this, service = timezone.localdate().year, request.GET["service"]
    acts = Act.objects.filter(service=service, day__gte=f"{this}-01-01", day__lte=f"{this}-12-31")
    counted = (
        acts.annotate(month=ExtractMonth("day"))
        .values("kind", "month")
        .annotate(acts=Count("pk", distinct=True), clients=Count("people", distinct=True))
    )
    clients = Count("people", distinct=True)
    of_kind = dict(acts.values_list("kind").annotate(clients))
    in_month = dict(acts.values_list(ExtractMonth("day")).annotate(clients))
    months = range(1, 13)
    found = {(row["kind"], row["month"]): row for row in counted}
    rows = [
        (name, [found.get((kind, month)) for month in months], of_kind[kind])
        for kind, name in words.ACTS.items()
        if any((kind, month) in found for month in months)
    ]
    opened = Case.objects.filter(service=service, opened_on__year=this)
    stages = dict(opened.values_list("stage").annotate(cases=Count("pk")))
    outcomes = [(name, stages.get(stage, 0)) for stage, name in words.STAGES.items()]
    shown = {
        "months": months,
        "rows": rows,
        "in_months": [in_month.get(month, 0) for month in months],
        "in_all": acts.aggregate(clients=clients)["clients"],
        "outcomes": outcomes,
    }
    return render(request, "year.html", shown)


@login_required
def calendar(request: HttpRequest) -> HttpResponse:
    """(h): a worker's week, by days, each meeting where it stands in the grid."""
    today = timezone.localdate()
    day = parse_date(request.GET.get("den", "")) or today
    whose = get_object_or_404(User, pk=request.GET.get("ci", str(request.user.pk)))
    first = day - timedelta(days=day.weekday())
    starts = timezone.make_aware(datetime.combine(first, time()))
    rows = (
        Meeting.objects.filter(worker=whose, starts_at__gte=starts)
        .filter(starts_at__lt=starts + timedelta(days=7))
        .select_related("case")
        .order_by("starts_at")
    )
    days: dict[date, list[Meeting]] = {first + timedelta(days=n): [] for n in range(5)}
    for row in rows:
        days.setdefault(timezone.localtime(row.starts_at).date(), []).append(row)
    shown = {
        "days": days,
        "whose": whose,
        "workers": User.objects.order_by("last_name"),
        "day": day,
        "today": today,
        "hours": range(8, 18),
        "before": first - timedelta(days=7),
        "after": first + timedelta(days=7),
        "now": timezone.now(),
    }
    return render(request, "calendar.html", shown)
