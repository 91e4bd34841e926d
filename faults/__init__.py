"""What Penat promises when things break, tried on real servers: `make faults` and `make soak` (docs/faults.md).

This room stands beside the product and imports it; nothing of the product imports this room.
"""
