from tests.gui_fixtures import keyboard, model, project, project_file, told, window

__all__ = ["keyboard", "model", "project", "project_file", "told", "window"]
