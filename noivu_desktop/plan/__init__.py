"""What is proposed: plans, their merged units, their edits and how two plans differ."""
