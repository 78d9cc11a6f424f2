"""Bringing boundary files and tables in."""
