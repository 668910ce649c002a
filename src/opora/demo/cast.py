"""The organisation and its workers. All of them are invented."""

from django.contrib.auth.hashers import make_password

from opora.access.actions import found_organisation, give_post, open_account
from opora.access.models import Account, Organisation
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.access.viewer import Viewer
from opora.catalog import current
from opora.catalog.current import services_there
from opora.demo.staff import staff
from opora.demo.worker import Post, Worker

ORGANISATION = "Dobrý soused, z. s."
PASSWORD = "jabloňový sad"  # noqa: S105  printed for everybody to sign in with

A, B, C = "nekam_patrit", "rodinna_poradna", "kontaktni_centrum"
D, E = "ohrozene_rodiny", "dluhova_poradna"
SERVICES = (A, B, C, D, E)
F, M = Account.RoleForm.FEMININE, Account.RoleForm.MASCULINE


def _everywhere(role: Role) -> tuple[Post, ...]:
    return tuple((role, service, "") for service in SERVICES)


CAST = (
    Worker("hana", "Hana Bartošová", "vedoucí všech služeb", _everywhere(Role.HEAD), F),
    Worker("ivana", "Ivana Tichá", "první kontakty", _everywhere(Role.INTAKE), F),
    Worker(
        "tomas", "Tomáš Bílek", "konzultace, Někam patřit", ((Role.CONSULTANT, A, "kancelar"),), M
    ),
    Worker(
        "renata",
        "Renata Kosová",
        "konzultace, Někam patřit",
        ((Role.CONSULTANT, A, "kancelar"),),
        F,
    ),
    Worker(
        "klara", "Klára Veselá", "asistence v terénu, Někam patřit", ((Role.ASSISTANT, A, ""),), F
    ),
    Worker(
        "eva",
        "Eva Krátká",
        "sociální práce, Poradna pro rodinu",
        ((Role.SOCIAL_WORKER, B, "poradna"),),
        F,
    ),
    Worker(
        "lucie",
        "Lucie Zemanová",
        "psychologie, Poradna pro rodinu",
        ((Role.PSYCHOLOGIST, B, "poradna"),),
        F,
    ),
    Worker(
        "petr",
        "Petr Malý",
        "sociální práce, Kontaktní centrum",
        ((Role.SOCIAL_WORKER, C, "centrum"),),
        M,
    ),
    Worker(
        "ondra",
        "Ondřej Šimek",
        "práce v sociálních službách, Kontaktní centrum",
        ((Role.SOCIAL_SERVICES_WORKER, C, "centrum"),),
        M,
    ),
    Worker(
        "jana",
        "Jana Horská",
        "sociální práce, Ohrožené rodiny v Mostě",
        ((Role.SOCIAL_WORKER, D, "most"),),
        F,
    ),
    Worker(
        "marek",
        "Marek Dlouhý",
        "sociální práce, Ohrožené rodiny v Mostě",
        ((Role.SOCIAL_WORKER, D, "most"),),
        M,
    ),
    Worker(
        "alena",
        "Alena Pokorná",
        "sociální práce, Ohrožené rodiny v Litvínově",
        ((Role.SOCIAL_WORKER, D, "litvinov"),),
        F,
    ),
    Worker(
        "martin",
        "Martin Vaněk",
        "sociální práce, Dluhová poradna",
        ((Role.SOCIAL_WORKER, E, "poradna"),),
        M,
    ),
    Worker("zdenek", "Zdeněk Vrba", "kontrola, jen čte", _everywhere(Role.AUDITOR), M),
    Worker(
        "spravce",
        "Filip Hrubý",
        "technická správa, žádný případ nevidí",
        _everywhere(Role.TECHNICAL_ADMIN),
        M,
    ),
)


def told() -> bool:
    """Whether the services are there whose stories the demo tells; the start waits for this."""
    return services_there().issuperset(SERVICES)


def cast() -> tuple[Worker, ...]:
    """Who works here: those of the stories, or for other services some without any."""
    return CAST if told() else staff(current().services.values())


def hire() -> tuple[Organisation, dict[str, Viewer]]:
    """Founds the organisation and opens the accounts; the workers by their login."""
    organisation = found_organisation(
        name=ORGANISATION, services=SERVICES if told() else tuple(current().services)
    )
    # Hashing is slow on purpose; for one password, printed for everybody, once is enough.
    kept = make_password(PASSWORD)
    viewers = {}
    for worker in cast():
        account = open_account(
            organisation_id=organisation.pk,
            username=worker.login,
            full_name=worker.name,
            password=kept,
            hashed=True,
            role_form=worker.role_form,
        )
        for role, service, site in worker.posts:
            give_post(account_id=account.pk, role=role, service=service, site=site)
        viewers[worker.login] = viewer_of(account)
    return organisation, viewers
