"""The key of the documents at the start: never drawn anew where papers are kept by another."""

from opora.config.environment import Unusable

FLAG = "--new-documents-key"


def prepare(*, another: bool = False) -> list[str]:
    """See that the key opens what is kept; return what to tell whoever starts Opora.

    ``another``: the old one is lost for good. Raises Unusable for a missing or a wrong key.
    """
    from opora.documents import sealing

    file, state = sealing.key_file(), sealing.key_state()
    if state == "none":
        sealing.draw_key()
        return [_copy_them(str(file.parent))]
    if state == "ready":
        return []
    if not another:
        raise Unusable(_wrong(str(file), state))
    aside = sealing.draw_another_key()
    return [
        f"Dokumenty mají nový klíč {file}. Ty dřívější otevřít nepůjdou, dokud se nevrátí starý.",
        *([f"Soubor, který tu byl, je teď {aside}."] if aside else []),
    ]


def _copy_them(folder: str) -> str:
    return (
        f"Klíče od dat jsou ve složce {folder}: database.key (u šifrovaného souboru) a"
        " documents.key. Zkopírujte je mimo tento počítač, třeba na papír do trezoru."
        " Bez nich databáze ani uložené dokumenty nepůjdou otevřít."
    )


def _wrong(file: str, state: str) -> str:
    what = (
        f"Klíč dokumentů {file} chybí."
        if state == "missing"
        else f"Klíč v souboru {file} neotevře dokumenty, které jsou v databázi."
    )
    return (
        f"{what} Vraťte ho z kopie klíčů a spusťte Oporu znovu. Když kopie není, spusťte jednou"
        f" opora serve {FLAG}: tisknout půjde dál, ale dřív uložené dokumenty už nepůjdou otevřít."
    )
