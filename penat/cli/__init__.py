"""The command `penat`, one file a verb."""
