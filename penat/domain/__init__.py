"""The pure core: standard library without I/O, and numpy."""
