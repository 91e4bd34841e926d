"""How the small segmentation network that ships was made; torch, never on the server."""
