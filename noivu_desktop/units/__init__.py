"""What exists: units, their polygons, their neighbours and their figures."""
