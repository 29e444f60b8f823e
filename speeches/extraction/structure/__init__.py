"""How a text is built: its lines and sentences, its headings and what each part is."""
