"""What each service promises, read from YAML and strictly checked. No database, no Django.

Reading and checking (``catalog.load``) is imported by whoever reads: a process that only answers
the sign-in has no need of it.
"""

from opora.catalog.current import current, folder, swapped, without
from opora.catalog.problems import CatalogError, Problem
from opora.catalog.service import (
    Act,
    Catalog,
    OpenQuestion,
    Parameter,
    Service,
    Site,
    UnknownService,
    Word,
)

__all__ = [
    "Act",
    "Catalog",
    "CatalogError",
    "OpenQuestion",
    "Parameter",
    "Problem",
    "Service",
    "Site",
    "UnknownService",
    "Word",
    "current",
    "folder",
    "swapped",
    "without",
]
