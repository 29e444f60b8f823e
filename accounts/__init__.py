"""Users, units and what each role may do. Never imports speeches."""
