from tests.gui_fixtures import model, project, project_file, told, window

__all__ = ["model", "project", "project_file", "told", "window"]
