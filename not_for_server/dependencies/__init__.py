"""What Penat is built on: every pin, every licence, and the bill of it all."""
