"""Penat: a furniture stylist's backend."""

__version__ = "0.1.0"
