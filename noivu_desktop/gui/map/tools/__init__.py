"""What the pointer does on the map. One tool is one generator: a story from press to release."""

from noivu_desktop.gui.map.tools.pan import pan
from noivu_desktop.gui.map.tools.rectangle import rectangle
from noivu_desktop.gui.map.tools.select import select
from noivu_desktop.gui.map.tools.tool import MapTool

SELECT = MapTool(id="select", label="Chọn đơn vị", key="S", run=select)

TOOLS = (
    SELECT,
    MapTool(id="rectangle", label="Chọn bằng khung", key="R", run=rectangle),
    MapTool(id="pan", label="Kéo bản đồ", key="P", run=pan),
)
