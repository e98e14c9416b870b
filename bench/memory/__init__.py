"""Learners whose true memory is known, and what different ways of asking make of their minutes.

`python -m bench memory` plays them all and writes the figures, the tables and the pictures of docs/memory.md.
"""
