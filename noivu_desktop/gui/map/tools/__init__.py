"""What the pointer does on the map. One tool is one generator: a story from press to release."""

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

SELECT = MapTool(
    id="select",
    label="Chọn đơn vị",
    key="S",
    icon="tool_select",
    hint="Bấm để chọn, Ctrl hoặc Shift + bấm để thêm; kéo để di chuyển bản đồ; Enter để nhập.",
    run=select,
)

TOOLS = (
    SELECT,
    MapTool(
        id="rectangle",
        label="Chọn bằng khung",
        key="R",
        icon="tool_frame",
        hint="Kéo một khung: mọi đơn vị chạm khung được chọn.",
        run=rectangle,
        cursor="cross",
    ),
    MapTool(
        id="lasso",
        label="Khoanh vùng",
        key="O",
        icon="tool_lasso",
        hint="Kéo một đường quanh các đơn vị: đơn vị nằm quá nửa bên trong được chọn.",
        run=lasso,
        cursor="cross",
    ),
    MapTool(
        id="paint",
        label="Quét để nhập",
        key="Q",
        icon="tool_paint",
        hint="Kéo qua các đơn vị: chúng nhập vào đơn vị đầu tiên khi thả chuột; Esc để thôi.",
        run=paint_merge,
        cursor="cross",
    ),
    MapTool(
        id="pull",
        label="Kéo sang đơn vị khác",
        key="K",
        icon="tool_pull",
        hint="Kéo một đơn vị thả lên đơn vị khác: nó rời chỗ cũ và nhập vào đó; Esc để thôi.",
        run=pull_unit,
        cursor="point",
    ),
    MapTool(
        id="cut",
        label="Vẽ đường cắt",
        key="C",
        icon="tool_cut",
        hint="Bấm từng điểm cắt ngang một đơn vị; Enter hoặc bấm đúp, rồi bấm mảnh cần tách.",
        run=cut,
        cursor="cross",
    ),
    MapTool(
        id="seat",
        label="Đặt trụ sở",
        key="T",
        icon="tool_seat",
        hint="Bấm một đơn vị cũ trong đơn vị mới: trụ sở đặt tại đó.",
        run=place_seat,
        cursor="point",
    ),
    MapTool(
        id="measure",
        label="Đo",
        key="D",
        icon="tool_measure",
        hint="Bấm từng điểm; Backspace bỏ điểm cuối; Enter hoặc bấm đúp để kết thúc; Esc để xóa.",
        run=measure,
        cursor="cross",
    ),
    MapTool(
        id="pan",
        label="Kéo bản đồ",
        key="P",
        icon="tool_pan",
        hint="Kéo để di chuyển bản đồ; lăn chuột để phóng to, thu nhỏ.",
        run=pan,
        cursor="hand",
    ),
)
