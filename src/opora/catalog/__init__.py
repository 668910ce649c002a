"""What each service promises, read from YAML and strictly checked. No database, no Django."""

from opora.catalog.current import current, folder, swapped, without
from opora.catalog.load import check, load
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
    "check",
    "current",
    "folder",
    "load",
    "swapped",
    "without",
]
