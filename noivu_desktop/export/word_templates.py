"""Word templates: filled in by docxtpl, in a sandbox in which a template cannot run code.

A template of the same name in the user's folder goes before the one that is shipped.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.opc.exceptions import OpcError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from noivu_desktop.errors import ExportError
from noivu_desktop.export.template_files import template_path
from noivu_desktop.export.word_blanks import mark_blanks
from noivu_desktop.export.zip_times import set_times
from noivu_desktop.vietnamese import nfc

_LARGEST_TEMPLATE = 30_000_000
_LONGEST_PLACE = 60
_TAG = re.compile(r"<[^>]+>")
_NO_FIELD = re.compile(r"(?:'([^']+)' is undefined|no attribute '([^']+)')")
_FAULTS = (
    TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError,
    RecursionError, etree.XMLSyntaxError,
)  # fmt: skip


class _Sandbox(ImmutableSandboxedEnvironment):
    """Fields, conditions and repetitions; no functions, no growing of texts by arithmetic."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(operator)


class _Watched(DocxTemplate):  # type: ignore[misc]
    """Remembers the text that is being filled in, so that a fault can be given its place."""

    source = ""

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        self.source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        return str(super().render_xml_part(src_xml, part, context, jinja_env))

    def fix_tables(self, xml: str) -> Any:
        etree.fromstring(xml)  # a repetition that cuts a table in two would be mended unseen
        return super().fix_tables(xml)


class WordTemplate:
    """One document to fill in."""

    def __init__(self, name: str) -> None:
        """Open the template; raises ExportError for what is no Word document."""
        self._path = template_path(name)
        try:
            if self._path.stat().st_size > _LARGEST_TEMPLATE:
                raise ExportError(f"Mẫu {self._path} quá lớn để là một mẫu Word.")
            self._document = _Watched(BytesIO(self._path.read_bytes()))
            self._document.init_docx()
        except (OSError, OpcError, KeyError, ValueError, zipfile.BadZipFile, etree.LxmlError):
            raise ExportError(
                f"Không mở được mẫu {self._path}; hãy lưu lại thành tệp Word (.docx) hoặc xóa đi để"
                " dùng mẫu có sẵn."
            ) from None
        self._refuse_outside_parts()

    @property
    def text_widths_mm(self) -> tuple[float, ...]:
        """How wide the text is, section by section."""
        return tuple(
            float((one.page_width - one.left_margin - one.right_margin) / Mm(1))
            for one in self._document.docx.sections
        )

    def picture(self, png: bytes, width_mm: float) -> object:
        """A picture to stand in a field."""
        return InlineImage(self._document, BytesIO(png), width=Mm(width_mm))

    def write(self, fields: Mapping[str, Any], path: Path, *, title: str, on: date) -> None:
        """Fill in the fields and save; raises ExportError that names the place of a fault."""
        try:
            self._document.render(dict(fields), _Sandbox())
        except _FAULTS as error:
            raise ExportError(self._sentence(error)) from error
        mark_blanks(self._document.docx.element.body)
        facts = self._document.docx.core_properties
        facts.title, facts.author, facts.comments = title, "noivu-desktop", ""
        facts.created = facts.modified = datetime.combine(on, time())
        self._document.docx.save(str(path))
        set_times(path, on)

    def _refuse_outside_parts(self) -> None:
        """Nothing that Word would fetch from elsewhere on opening; links to click are harmless."""
        for part in self._document.docx.part.package.iter_parts():
            for rel in part.rels.values():
                if rel.is_external and not rel.reltype.endswith("/hyperlink"):
                    raise ExportError(
                        f"Mẫu {self._path} gọi tệp bên ngoài ({rel.target_ref}); hãy bỏ liên kết"
                        " đó rồi xuất lại."
                    )

    def _sentence(self, error: Exception) -> str:
        number = _line_number(error)
        lines = self._document.source.splitlines()
        place = _TAG.sub("", lines[number - 1]).strip() if 0 < number <= len(lines) else ""
        where = f", ở “{nfc(place)[:_LONGEST_PLACE]}”" if place else ""
        return f"Mẫu {self._path}{where}: {_reason(error)}; hãy sửa mẫu trong Word rồi xuất lại."


def _reason(error: Exception) -> str:
    if isinstance(error, SecurityError):
        return "có lệnh không được phép trong mẫu"
    if isinstance(error, UndefinedError):
        found = _NO_FIELD.search(str(error))
        return f"không có trường “{found[1] or found[2]}”" if found else "gọi một trường không có"
    if isinstance(error, TemplateSyntaxError):
        return "lệnh viết sai, hoặc thiếu lệnh kết thúc {%p endfor %}, {%p endif %}"
    if isinstance(error, etree.XMLSyntaxError):
        return "một lệnh lặp hoặc điều kiện cắt ngang bảng hoặc đoạn"
    return "lệnh không tính được"


def _line_number(error: Exception) -> int:
    """The line of the text that is being filled in: of the paragraph, as each begins a line."""
    told = getattr(error, "lineno", None)
    return told if isinstance(told, int) else max(_lines_of_template(error), default=0)


def _lines_of_template(error: Exception) -> Iterator[int]:
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            yield trace.tb_lineno
        trace = trace.tb_next
