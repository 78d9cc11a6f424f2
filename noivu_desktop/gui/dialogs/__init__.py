"""Dialogs. Each gives a value back; actions use it."""
