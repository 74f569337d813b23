"""Practise talking with lonely people: understanding, personas, feedback."""

__version__ = "0.1.0"
