"""The first contact, its draft and what follows from it."""

from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy

from opora.access.actions import look
from opora.access.addresses import path_of
from opora.access.doors import NotAllowed
from opora.access.models import Draft
from opora.access.queries import draft
from opora.access.roles import CONTACT_TAKERS, SEES_SERVICE
from opora.access.viewer import Viewer
from opora.appointments.visits.queries import VisitRow
from opora.cases.afterwards import case_or_day
from opora.cases.kept import keeps
from opora.cases.queries import CaseRow, case_row
from opora.cases.steps import Lifting, Step
from opora.cases.walk_ins import taking_walk_ins
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.decisions.providers import Subject
from opora.intake.actions import take_contact
from opora.intake.applicant.actions import take_one_off
from opora.intake.arrival import (
    BEGINS,
    RETURNING,
    SOMEONE_NEW,
    VISIT,
    draft_line,
    expected,
    hand_on,
    page_of,
    place_of,
    start_with,
    take_along,
)
from opora.intake.before import Before, before_of
from opora.intake.codes.queries import free_code
from opora.intake.crisis import crisis_act, crisis_url
from opora.intake.follows import Follows, follows
from opora.intake.forms import ContactForm
from opora.intake.known import alike_to, known, service_words
from opora.intake.passed.queries import was_passed_on
from opora.intake.told_contact import NAMELESS
from opora.ui.forms import OporaForm
from opora.ui.number_fields import number_of

PASSED_ON = gettext_lazy(
    "Tento člověk už ve službě je veden, nový případ tedy nevznikl. Kontakt čeká u toho, "
    "kdo s ním pracuje."
)
TOWNS = keeps(__name__, "take_contact", "site")


def posts_of(by: Viewer) -> list[str]:
    """Where the viewer may take contacts: 'service:site'."""
    found: list[str] = []
    for name in by.services(CONTACT_TAKERS):
        service = current().service(name)
        sites = by.sites(CONTACT_TAKERS, name, [one.id for one in service.sites])
        # Where no rule keeps the towns apart nobody is asked which of them it is.
        found += [f"{name}:{site}" for site in (sites if TOWNS.of(service) else sites[:1])]
    return found


class TakeContact(Step):
    """The first contact: under a minute, with the client on the phone."""

    form_class = ContactForm
    template_name = "intake/contact.html"
    heading = gettext_lazy("Nový kontakt")
    submit = gettext_lazy("Uložit kontakt")
    action = take_contact
    may_have_happened = False
    is_over = is_passed_on = False
    twin = gettext_lazy("Stejný kontakt už je uložený v %(at)s. Opravdu ještě jednou?")

    @cached_property
    def posts(self) -> list[str]:
        """Where the viewer may take contacts; without any there is no such page."""
        found = posts_of(self.viewer)
        if not found:
            raise NotAllowed
        return found

    @cached_property
    def earlier(self) -> CaseRow | None:
        """The case of the people who come back; unseen is absent."""
        sent = self.request.POST.get(RETURNING) or self.request.GET.get("znovu")
        wanted = number_of(sent)
        return None if wanted is None else case_row(self.viewer, wanted)

    @cached_property
    def expected(self) -> VisitRow | None:
        """The meeting without a case at which it is; unseen is absent."""
        return expected(self.viewer, self.request.GET)

    @cached_property
    def written(self) -> dict[str, Any]:
        """What the viewer was writing before; a form that is sent says it itself."""
        return {} if self.request.POST or not self.kept else dict(self.kept.content)

    @cached_property
    def kept(self) -> Draft | None:
        """The draft."""
        return draft(self.viewer, self.form_draft)

    @property
    def form_draft(self) -> str:
        """Of each who come back, and of each who were expected, one of their own."""
        expected = self.expected.id if self.expected else ""
        return page_of(self.earlier.id if self.earlier else "", expected)

    def _look(self) -> None:
        """Whose earlier case it is, stands on the page."""
        if self.earlier is not None:
            now = timezone.localtime()
            look(by=self.viewer, page=self.action.code, case_id=self.earlier.id, shown=[], now=now)

    @cached_property
    def place(self) -> str:
        """The service and site of the form."""
        wanted = (
            self.request.POST.get("post"),
            self.request.GET.get("kde"),
            place_of(self.expected, self.posts),
            (self.written.get("post") or [""])[0],
            f"{self.earlier.service}:{self.earlier.site}" if self.earlier else "",
        )
        return next((one for one in wanted if one in self.posts), self.posts[0])

    @cached_property
    def service(self) -> Service:
        """The service of the form."""
        return current().service(self.place.partition(":")[0])

    def form_options(self) -> dict[str, Any]:
        """The service says which fields there are."""
        again = {RETURNING: self.earlier.id if self.earlier else None, "before": self.before}
        return {"service": self.service, "posts": self.posts, **again}

    @cached_property
    def before(self) -> Before:
        """What is known of those who come back."""
        one = self.earlier
        return before_of(self.viewer, one, self.service, self.today) if one else Before()

    def initial(self) -> dict[str, Any]:
        """A free code, today, and what was being written."""
        start: dict[str, Any] = {"on": self.today, "code": ""}
        if self.service.anonymous and not self.request.POST:
            start["code"] = free_code()
        for one in self.before.served[:1]:
            start |= {"phone": one.phone, "email": one.email}
        start |= self.before.answers
        if self.expected is not None:
            start |= start_with(self.expected, self.service, self.today)
        kept = {name: values[0] for name, values in self.written.items() if values and values[0]}
        return start | kept | {"post": self.place}

    def sent(self, request: HttpRequest) -> HttpResponse:
        """It is somebody known: the form that begins from their case, with all that was written."""
        wanted = number_of(request.POST.get(BEGINS))
        if wanted is None:
            return super().sent(request)
        row = case_row(self.viewer, wanted)
        if row.service == self.service.id and not row.is_over:
            hand_on(request.POST, row.id, self.viewer)
            return HttpResponseRedirect(path_of("note_contact", row.id))
        take_along(request.POST, row.id, self.viewer)
        address = {"znovu": str(row.id)}
        if row.service != self.service.id:
            address["kde"] = self.place
        if visit := request.POST.get(VISIT):
            address[VISIT] = visit
        return HttpResponseRedirect(f"{path_of('contact_new')}?{urlencode(address)}")

    def take(self, form: OporaForm, lifting: Lifting) -> None:
        """Registers, opens the case, keeps the contact."""
        assert isinstance(form, ContactForm)
        service, site = form.place
        self.is_over = form.is_one_off
        register = take_one_off if self.is_over else take_contact
        case = register(
            service=service,
            site=site,
            who=form.who_it_is(free_code, someone_new=self.request.POST.get(SOMEONE_NEW, "")),
            reach=form.reach(),
            talk=form.talk(),
            visit_id=self.expected.id if self.expected else None,
            by=self.viewer,
            on=form.day,
            **lifting.words,
        )
        self.is_passed_on = was_passed_on(case)

    def remark(self, form: OporaForm) -> str:
        """That the person is served here already; of their case nothing else."""
        return str(PASSED_ON) if self.is_passed_on else ""

    def leads_after(self, case_id: int | None) -> str:
        """To the new case; to its first act where there is a crisis."""
        assert case_id is not None
        case = path_of("case", case_id)
        # Who sees every client of the place leaves a contact in nothing unseen.
        service, _colon, site = self.place.partition(":")
        sees = self.viewer.holds(SEES_SERVICE, service, site) and not self.is_over
        leads = case if sees else case_or_day(self.viewer, case_id)
        if leads == case and self.request.POST.get("then") == "crisis":
            return crisis_url(case_id, self.service, self.request.POST.get("way", ""))
        return leads

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The other services, the crisis, and what follows."""
        chosen = self.place
        return {
            "earlier": self.earlier,
            "earlier_age": self.before.age_words,
            "earlier_service": service_words(self.earlier) if self.earlier else "",
            "expected": self.expected,
            "service_name": said(self.service.short),
            "places": [(one, place_words(one), one == chosen) for one in self.posts],
            "crisis": crisis_act(self.service, "in_person") is not None,
            "follows": what_follows(self.viewer, chosen, self.today, self._so_far(form)),
            "known": known(self.viewer, self._so_far(form)),
            "alike": alike_to(self.viewer, form) if "code" in form.errors else [],
            "now": timezone.localtime(),
            "walk_in_url": self.walk_in_url,
            "draft_line": "" if form.is_bound or not self.kept else draft_line(self.kept.at),
        }

    @property
    def walk_in_url(self) -> str:
        """Where whoever stays without a case is written down; nothing where none come."""
        takes = self.service.id in taking_walk_ins(self.viewer)
        return f"{path_of('walk_in_new')}?service={self.service.id}" if takes else ""

    def _so_far(self, form: OporaForm) -> ContactForm:
        """What is written so far: the form as it was sent, or the draft as if it had been."""
        assert isinstance(form, ContactForm)
        if form.is_bound:
            return form
        told = MultiValueDict(self.before.as_typed | self.written)
        return ContactForm(told, today=self.today, **self.form_options())


def place_words(place: str) -> str:
    """A service, and the site where there are more of them."""
    name, _colon, site_id = place.partition(":")
    service = current().service(name)
    site = service.site(site_id)
    if site is None or len(service.sites) == 1:
        return said(service.short)
    return f"{said(service.short)}, {said(site.name)}"


def what_follows(by: Viewer, place: str, on: date, form: ContactForm) -> list[Follows]:
    """What the rules say of the contact as it is written so far, counted from its own day."""
    name, _colon, site = place.partition(":")
    asked = Subject(by.organisation_id, name, site, worker_id=by.account_id)
    nameless = form["who"].value() == NAMELESS if "who" in form.fields else False
    known = form.known()
    day = form.cleaned_data.get("on") or on
    return follows(form.service, asked, known, anonymous=nameless, on=day, today=on)
