"""The lock file: exact versions, every file by its hash, no place to fetch from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WANTED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]


def pins():
    """Each locked requirement with the hashes of its files."""
    for block in re.split(r"\n(?=\S)", LOCK.strip()):
        lines = [line.strip(" \\") for line in block.splitlines()]
        yield Requirement(lines[0]), [line for line in lines[1:] if line]


def test_every_package_is_pinned_with_hashes():
    for requirement, hashes in pins():
        assert re.fullmatch(r"==[\w.+]+", str(requirement.specifier)), requirement
        assert hashes, requirement
        for one in hashes:
            assert re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", one), requirement


def test_the_lock_names_no_place_to_fetch_from():
    for word in ("://", "index", "find-links", "@"):
        assert word not in re.sub(r"[0-9a-f]{64}", "", LOCK), word


@pytest.mark.parametrize("wanted", WANTED)
def test_what_the_project_asks_for_is_locked(wanted):
    asked = Requirement(wanted)
    locked = [
        requirement
        for requirement, _ in pins()
        if canonicalize_name(requirement.name) == canonicalize_name(asked.name)
    ]

    assert locked, wanted
    for requirement in locked:
        (pin,) = requirement.specifier
        assert asked.specifier.contains(pin.version), requirement


def test_qt_stays_below_the_version_that_aborts():
    (pin,) = (
        next(iter(requirement.specifier))
        for requirement, _ in pins()
        if canonicalize_name(requirement.name) == "pyside6-essentials"
    )

    assert tuple(map(int, pin.version.split(".")[:2])) < (6, 12)
