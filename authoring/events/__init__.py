"""Parsed sentences → events: who did what, when and where, each from one place in the text."""
