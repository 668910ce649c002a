"""The written consent to processing personal data, which a part of the agreements holds (B15)."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.agreements.models import Agreement
from opora.agreements.queries import agreements
from opora.agreements.words import form_words
from opora.cases.beside.queries import has
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.consents.elsewhere import Elsewhere, tells_of_consents


@tells_of_consents
def consents_to_data(case: CaseRow, on: date) -> list[Elsewhere]:
    """One for each agreement that holds it; it ends with the agreement."""
    if not has(case.id, Agreement):
        return []
    service = current().service(case.service)
    return [
        Elsewhere(
            day=row.concluded_on,
            what=_("Písemný souhlas platí") if row.runs(on) else _("Písemný souhlas skončil"),
            holds=row.runs(on),
            how=form_words(row.form, service).lower(),
            by=row.concluded_by,
            url=path_of("agreement", case.id, row.id),
            url_label=_("Co je domluveno"),
        )
        for row in agreements([case.id])
        if row.data_consent and row.voided_on is None
    ]
