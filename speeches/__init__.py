"""From what a leader said to what was done."""
