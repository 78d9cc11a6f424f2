"""What the pointer does on the map. One tool is one generator: a story from press to release."""

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui.map.tools.cut import cut
from noivu_desktop.gui.map.tools.lasso import lasso
from noivu_desktop.gui.map.tools.measure import measure
from noivu_desktop.gui.map.tools.paint_merge import paint_merge
from noivu_desktop.gui.map.tools.pan import pan
from noivu_desktop.gui.map.tools.place_seat import place_seat
from noivu_desktop.gui.map.tools.pull_unit import pull_unit
from noivu_desktop.gui.map.tools.rectangle import rectangle
from noivu_desktop.gui.map.tools.select import select
from noivu_desktop.gui.map.tools.tool import MapTool

translate = QCoreApplication.translate

SELECT = MapTool(
    id="select",
    words=lambda: (
        translate("tools", "Chọn đơn vị"),
        translate(
            "tools",
            "Bấm để chọn, Ctrl hoặc Shift + bấm để thêm; kéo để di chuyển bản đồ; Enter để nhập.",
        ),
    ),
    key="S",
    icon="tool_select",
    run=select,
)

TOOLS = (
    SELECT,
    MapTool(
        id="rectangle",
        words=lambda: (
            translate("tools", "Chọn bằng khung"),
            translate("tools", "Kéo một khung: mọi đơn vị chạm khung được chọn."),
        ),
        key="R",
        icon="tool_frame",
        run=rectangle,
        cursor="cross",
    ),
    MapTool(
        id="lasso",
        words=lambda: (
            translate("tools", "Khoanh vùng"),
            translate(
                "tools", "Kéo một đường quanh các đơn vị: đơn vị nằm quá nửa bên trong được chọn."
            ),
        ),
        key="O",
        icon="tool_lasso",
        run=lasso,
        cursor="cross",
    ),
    MapTool(
        id="paint",
        words=lambda: (
            translate("tools", "Quét để nhập"),
            translate(
                "tools",
                "Kéo qua các đơn vị: chúng nhập vào đơn vị đầu tiên khi thả chuột; Esc để thôi.",
            ),
        ),
        key="Q",
        icon="tool_paint",
        run=paint_merge,
        cursor="cross",
    ),
    MapTool(
        id="pull",
        words=lambda: (
            translate("tools", "Kéo sang đơn vị khác"),
            translate(
                "tools",
                "Kéo một đơn vị thả lên đơn vị khác: nó rời chỗ cũ và nhập vào đó; Esc để thôi.",
            ),
        ),
        key="K",
        icon="tool_pull",
        run=pull_unit,
        cursor="point",
    ),
    MapTool(
        id="cut",
        words=lambda: (
            translate("tools", "Vẽ đường cắt"),
            translate(
                "tools",
                "Bấm từng điểm cắt ngang một đơn vị; Enter hoặc bấm đúp, rồi bấm mảnh cần tách.",
            ),
        ),
        key="C",
        icon="tool_cut",
        run=cut,
        cursor="cross",
    ),
    MapTool(
        id="seat",
        words=lambda: (
            translate("tools", "Đặt trụ sở"),
            translate("tools", "Bấm một đơn vị cũ trong đơn vị mới: trụ sở đặt tại đó."),
        ),
        key="T",
        icon="tool_seat",
        run=place_seat,
        cursor="point",
    ),
    MapTool(
        id="measure",
        words=lambda: (
            translate("tools", "Đo"),
            translate(
                "tools",
                "Bấm từng điểm; Backspace bỏ điểm cuối; Enter hoặc bấm đúp để kết thúc; "
                "Esc để xóa.",
            ),
        ),
        key="D",
        icon="tool_measure",
        run=measure,
        cursor="cross",
    ),
    MapTool(
        id="pan",
        words=lambda: (
            translate("tools", "Kéo bản đồ"),
            translate("tools", "Kéo để di chuyển bản đồ; lăn chuột để phóng to, thu nhỏ."),
        ),
        key="P",
        icon="tool_pan",
        run=pan,
        cursor="hand",
    ),
)
