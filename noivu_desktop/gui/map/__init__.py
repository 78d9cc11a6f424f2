"""The map on screen: fast pan and zoom, fills, borders, labels, picking."""
