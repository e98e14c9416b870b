"""Aiken, and texts in which questions are numbered and answers lettered."""
