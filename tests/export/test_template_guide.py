"""The guide names every field that a template can use, and no other."""

import re

from noivu_desktop.export.word import common_fields
from noivu_desktop.resource_files import resource

GUIDE = resource("templates/HUONG-DAN.md").read_text("utf-8")


def test_every_field_is_explained(report):
    named = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", GUIDE))))

    fields = common_fields(report)
    assert set(fields) - {"truoc", "sau"} <= named
    assert set(fields["don_vi_moi"][0]) <= named
    assert set(fields["truoc"]) <= named


def test_every_shipped_template_is_named():
    for path in resource("templates").glob("*.docx"):
        assert f"`{path.name}`" in GUIDE
