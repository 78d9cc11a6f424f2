"""The map and the main views look as they did when they were approved.

``python -m tests.gui.snapshot_views`` draws the approved pictures anew.
"""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from tests.gui.snapshot_views import FOLDER, difference, has_font, views

MOST_DIFFERENT = 5.0
"""The mean difference of the points, of 255; another theme or dock gives 8 and more."""
MOST_UNLIKE = 0.04

MAPS = ["map-dark", "map-density", "map-plan", "map-verdict"]


def approved(name):
    image = QImage(str(FOLDER / f"{name}.png"))
    assert not image.isNull(), f"nobody approved a picture {name}"
    return image


def looks_alike(first, second):
    mean, unlike = difference(first, second)
    return mean <= MOST_DIFFERENT and unlike <= MOST_UNLIKE


def test_every_view_looks_as_approved(qapp, tmp_path):
    found = dict(views(tmp_path))
    unlike = {}
    for name, image in found.items():
        if not looks_alike(image, approved(name)):
            unlike[name] = difference(image, approved(name))
            image.save(str(tmp_path / f"{name}.png"))

    assert unlike == {}, f"what was drawn is in {tmp_path}"
    names = {path.stem for path in FOLDER.glob("*.png")}
    assert set(found) == (names if has_font() else {one for one in names if "map-" in one})


@pytest.mark.parametrize("name", MAPS)
def test_another_theme_is_told_apart(qapp, name):
    others = [one for one in MAPS if one != name]
    assert not any(looks_alike(approved(name), approved(one)) for one in others)


def test_a_lost_panel_is_told_apart_and_noise_of_letters_is_not(qapp):
    window = approved("window-light")
    without = window.copy()
    with QPainter(without) as painter:
        painter.fillRect(0, 30, window.width() // 4, window.height(), QColor("white"))
    assert not looks_alike(window, without)

    rng = np.random.default_rng(1)
    noisy = window.convertToFormat(QImage.Format.Format_RGB32)
    points = np.frombuffer(noisy.bits(), np.uint8)
    points[:] = np.clip(points + rng.integers(-3, 4, points.shape), 0, 255)
    assert looks_alike(window, noisy)
