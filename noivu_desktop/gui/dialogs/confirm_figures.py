"""Somebody read the original text and stands for the figure."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QVBoxLayout, QWidget

from noivu_desktop.gui.dialogs.signature import Signature, buttons_for
from noivu_desktop.rules.figures import LegalFigure

_MOST_SHOWN = 6


class ConfirmDialog(QDialog):
    """Shows the figures; ``step`` confirms them under the name and date entered."""

    def __init__(self, figures: Sequence[LegalFigure], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Xác nhận đã đối chiếu với văn bản gốc"))
        self.setMinimumWidth(620)
        self._figures = tuple(figures)
        self.signature = Signature(self.tr("Người đối chiếu:"))
        layout = QVBoxLayout(self)
        for one in self._figures[:_MOST_SHOWN]:
            layout.addWidget(QLabel(one.key, wordWrap=True))
        if rest := self._figures[_MOST_SHOWN:]:
            layout.addWidget(QLabel(self.tr("… và %1 quy định khác").replace("%1", str(len(rest)))))
        told = self.tr(
            "Từ nay hồ sơ ghi các con số này là đã được xác nhận, kèm tên và ngày dưới đây. "
            "Con số nào thay đổi thì phải xác nhận lại."
        )
        layout.addWidget(QLabel(f"<b>{told}</b>", wordWrap=True))
        form = QFormLayout()
        self.signature.add_to(form)
        layout.addLayout(form)
        buttons = buttons_for(self, self.tr("Xác nhận"))
        self.save = buttons.buttons()[0]
        self.save.setEnabled(False)
        self.signature.author_box.textChanged.connect(
            lambda text: self.save.setEnabled(bool(text.strip()))
        )
        layout.addWidget(buttons)

    @property
    def step(self) -> tuple[str, dict[str, Any]]:
        """The kind and the arguments of the step that confirms all of them."""
        by = self.signature.signed()
        steps = [("confirm_figure", {"figure": one.key, **by}) for one in self._figures]
        if len(steps) == 1:
            return steps[0]
        label = f"Xác nhận {len(steps)} quy định"  # kept in the project
        return ("several", {"label": label, "steps": steps})
