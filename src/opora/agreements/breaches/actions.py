"""Writing down what was broken, and that the client was warned."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.roles import CASEWORK, HEADS, PROFESSIONALS
from opora.access.viewer import Viewer
from opora.agreements.models import Agreement, Breach, WarningGiven
from opora.cases.actions import touch
from opora.cases.mending.actions import keep, standing
from opora.cases.models import Case
from opora.cases.queries import case_for
from opora.catalog import current
from opora.ui.words import full_day

WARNED_AS = ("spoken", "written")


@dataclass(frozen=True)
class Broken:
    """What happened, as its page takes it. The columns of ``Breach`` have the same names."""

    happened_on: date
    ground: str
    what: str
    rule: str
    present: str
    kind: str = ""
    unpaid_since: date | None = None
    gross: bool | None = None
    degrading: bool | None = None

    def columns(self) -> dict[str, object]:
        """The row, without blanks around what was typed."""
        typed = asdict(self)
        return {name: one.strip() if isinstance(one, str) else one for name, one in typed.items()}


@action("agreements.record_breach", roles=CASEWORK)
def record_breach(*, case_id: int, broken: Broken, by: Viewer, on: date) -> Breach:
    """Something of the agreement, the rules or towards a worker was broken; nothing follows yet."""
    case = case_for(by, case_id, "agreements.record_breach")
    _check(case, broken, on)
    row = _agreed_on(case, broken.happened_on)
    touch(case)
    made: Breach = row.breaches.create(by_id=by.account_id, **broken.columns())
    tell(case_id=case.pk, subjects=[f"breach:{made.pk}"], ground=broken.ground)
    return made


@action("agreements.correct_breach", roles=PROFESSIONALS)
def correct_breach(
    *, case_id: int, row_id: int, broken: Broken, why: str, by: Viewer, on: date
) -> Breach:
    """As it should have been written. Raises Invalid where a notice leans on how it stands."""
    case = case_for(by, case_id, "agreements.correct_breach")
    row = breach_of(case, row_id)
    _check(case, broken, on)
    if row.ground != broken.ground:
        _free_of_notice(row)
    first = row.warnings.filter(void_reason="").order_by("given_on").first()
    if first is not None and first.given_on < broken.happened_on:
        raise Invalid(happened_on=_("Napomenutí za to je zapsané už %(day)s. Napište dřívější den.")
                      % {"day": full_day(first.given_on)})  # fmt: skip
    keep(row, why, agreement=_agreed_on(case, broken.happened_on), **broken.columns())
    touch(case)
    tell(case_id=case.pk, subjects=[f"breach:{row.pk}"], why=why)
    return row


@action("agreements.void_breach", roles=PROFESSIONALS)
def void_breach(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> Breach:
    """It did not happen, or not in this case. Nothing that counts may lean on it."""
    case = case_for(by, case_id, "agreements.void_breach")
    row = breach_of(case, row_id)
    _free_of_notice(row)
    if row.warnings.filter(void_reason="").exists():
        raise Invalid(whole=_("Je za to zapsané napomenutí. Nejdřív zneplatněte to."))
    keep(row, why, void_reason=why.strip())
    touch(case)
    tell(case_id=case.pk, subjects=[f"breach:{row.pk}"], why=why)
    return row


@action("agreements.warn", roles=PROFESSIONALS)
def warn(
    *, case_id: int, breach_id: int, given_on: date, form: str, text: str, by: Viewer, on: date
) -> WarningGiven:
    """The client was warned for this breach; later breaches are measured by it."""
    case = case_for(by, case_id, "agreements.warn")
    row = breach_of(case, breach_id)
    if row.warnings.filter(void_reason="").exists():
        raise Invalid(whole=_("Napomenutí za toto porušení už zapsané je."))
    _check_warning(row, given_on, form, text, on)
    touch(case)
    made: WarningGiven = row.warnings.create(
        given_on=given_on, form=form, text=text.strip(), by_id=by.account_id
    )
    tell(case_id=case.pk, subjects=[f"warning:{made.pk}", f"breach:{row.pk}"], form=form)
    return made


@action("agreements.assess_breach", roles=HEADS)
def assess_breach(*, case_id: int, breach_id: int, words: str, by: Viewer, on: date) -> Breach:
    """The head has seen what was broken and says what comes of it, where nobody was warned."""
    case = case_for(by, case_id, "agreements.assess_breach")
    row = breach_of(case, breach_id)
    if not words.strip():
        raise Invalid(words=_("Napište, co z toho plyne. Stačí jedna věta."))
    row.assessment = words.strip()
    row.save()
    touch(case)
    tell(case_id=case.pk, subjects=[f"breach:{row.pk}"])
    return row


@action("agreements.correct_warning", roles=PROFESSIONALS)
def correct_warning(
    *,
    case_id: int,
    row_id: int,
    given_on: date,
    form: str,
    text: str,
    why: str,
    by: Viewer,
    on: date,
) -> WarningGiven:
    """As it should have been written."""
    case = case_for(by, case_id, "agreements.correct_warning")
    row: WarningGiven = standing(_warnings(case), row_id)
    _check_warning(row.breach, given_on, form, text, on)
    keep(row, why, given_on=given_on, form=form, text=text.strip())
    touch(case)
    tell(case_id=case.pk, subjects=[f"warning:{row.pk}"], why=why)
    return row


@action("agreements.void_warning", roles=PROFESSIONALS)
def void_warning(*, case_id: int, row_id: int, why: str, by: Viewer, on: date) -> WarningGiven:
    """Nobody was warned: it does not count among the warnings any more."""
    case = case_for(by, case_id, "agreements.void_warning")
    row: WarningGiven = standing(_warnings(case), row_id)
    keep(row, why, void_reason=why.strip())
    touch(case)
    tell(case_id=case.pk, subjects=[f"warning:{row.pk}"], why=why)
    return row


def breach_of(case: Case, breach_id: int) -> Breach:
    """A breach of the case that counts, held; NotFound for any other."""
    row: Breach = standing(Breach.objects.filter(agreement__case=case), breach_id)
    return row


def _warnings(case: Case) -> Any:
    return WarningGiven.objects.filter(breach__agreement__case=case)


def _free_of_notice(row: Breach) -> None:
    if row.notices.filter(void_reason="").exists():
        raise Invalid(whole=_("Opírá se o to výpověď. Nejdřív zneplatněte tu."))


def _agreed_on(case: Case, day: date) -> Agreement:
    """The agreement that held on the day. Raises Invalid where there was none."""
    held = case.agreements.filter(
        Q(ended_on=None) | Q(ended_on__gte=day), voided_on=None, concluded_on__lte=day
    )
    row: Agreement | None = held.order_by("-concluded_on", "-pk").first()
    if row is None:
        raise Invalid(happened_on=_("Tehdy nic domluveno nebylo. Napište den za trvání smlouvy."))
    return row


def _check(case: Case, broken: Broken, on: date) -> None:
    """Raises Invalid for what can't have happened so, or is said by halves."""
    if broken.happened_on > on:
        raise Invalid(happened_on=_("Tento den teprve přijde. Napište dnešek nebo dřívější den."))
    service = current().service(case.service)
    if broken.ground not in {one.id for one in service.words("broken")}:
        raise Invalid(ground=_("Vyberte, co se porušilo."))
    wanted = {
        "what": _("Napište, co se stalo."),
        "rule": _("Napište, které pravidlo nebo ujednání to je."),
        "present": _("Napište, kdo u toho byl. Když nikdo další, napište to."),
    }
    lacking = {name: told for name, told in wanted.items() if not getattr(broken, name).strip()}
    kinds = {one.id for one in service.words("breaches")}
    if kinds and broken.ground == "agreement" and broken.kind not in kinds:
        lacking["kind"] = _("Vyberte, čím byla smlouva porušená.")
    if broken.kind == "unpaid" and broken.unpaid_since is None:
        lacking["unpaid_since"] = _("Napište, kdy měla být úhrada zaplacená.")
    if broken.unpaid_since is not None and broken.unpaid_since > broken.happened_on:
        lacking["unpaid_since"] = _("Napište den, který není pozdější než porušení.")
    elif broken.unpaid_since is not None and broken.unpaid_since < case.opened_on:
        lacking["unpaid_since"] = _("Tehdy nic domluveno nebylo. Napište den za trvání smlouvy.")
    if lacking:
        raise Invalid(**lacking)


def _check_warning(breach: Breach, given_on: date, form: str, text: str, on: date) -> None:
    if given_on > on:
        raise Invalid(given_on=_("Tento den teprve přijde. Napište dnešek nebo dřívější den."))
    if given_on < breach.happened_on:
        raise Invalid(given_on=_("Porušení bylo %(day)s. Napište tento den nebo pozdější.")
                      % {"day": full_day(breach.happened_on)})  # fmt: skip
    if form not in WARNED_AS:
        raise Invalid(form=_("Vyberte, jak napomenutí zaznělo."))
    if not text.strip():
        raise Invalid(text=_("Napište, co jste řekli nebo napsali."))
