from tests.gui_fixtures import (
    keyboard,
    model,
    project,
    project_file,
    told,
    window,
    work_ends_with_its_test,
)

__all__ = [
    "keyboard",
    "model",
    "project",
    "project_file",
    "told",
    "window",
    "work_ends_with_its_test",
]
