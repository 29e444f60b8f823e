"""Pages of log-in, password and units."""
