"""Measuring: simulators, metrics, evaluations. Never imported by the web."""
