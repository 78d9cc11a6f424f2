"""What the user can do: one plain function for each menu entry."""
