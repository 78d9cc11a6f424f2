"""What is best: set partitioning over connected groups, with a proof."""
