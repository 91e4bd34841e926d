"""Work that never runs in the server: demo pictures and the training of the small model."""
