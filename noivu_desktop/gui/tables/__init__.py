"""Item models: what Qt's views show, read from the project and never holding a copy of it."""
