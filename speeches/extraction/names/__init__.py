"""Names of units, posts and groups as they stand in a text, whoever they are there."""
