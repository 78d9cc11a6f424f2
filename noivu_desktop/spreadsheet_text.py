"""Text in tables that spreadsheets open: none of it may be taken for a formula."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """``text``, behind an apostrophe more where a spreadsheet would take it for a formula."""
    return f"'{text}" if _is_dangerous(text) else text


def unguarded(text: str) -> str:
    """The text that ``guarded`` was given."""
    return text.removeprefix("'") if _is_dangerous(text) else text


def _is_dangerous(text: str) -> bool:
    """Apostrophes before a formula count too: else nobody could tell whose they are."""
    return text.lstrip("'").startswith(_FORMULA_STARTS)
