"""Word documents in the official layout (GB/T 9704-2012)."""
