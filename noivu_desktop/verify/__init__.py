"""The independent re-check of project files and dossiers; shares no code with what it checks."""
