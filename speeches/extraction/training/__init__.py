"""Train the weights from labelled documents and judge them; the engine itself imports nothing of this."""
