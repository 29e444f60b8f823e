"""The weights of the boundary model and how they are made."""
