"""Parts of the main window. Each reads the model and the selection; none writes the project."""
