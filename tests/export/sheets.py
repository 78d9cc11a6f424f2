"""What tests ask of a drawn sheet."""

from noivu_desktop.export.lettering import text_size_mm
from noivu_desktop.export.paper import MM_PER_INCH, Box


def ink_box(line):
    """Where the letters of a line lie, about: from their foot to the top of capitals."""
    size = line.face.get_size_in_points()
    bold, italic = line.face.get_weight() == "bold", line.face.get_style() == "italic"
    width, _ = text_size_mm((line.words,), size, bold=bold, italic=italic)
    em = size / 72 * MM_PER_INCH
    return Box(line.x, line.baseline - 0.05 * em, line.x + width, line.baseline + 0.7 * em)
