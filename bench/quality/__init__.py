"""The yardstick: questions from many texts, measured against what a good question is.

Nothing here asks the generator's own gates: what both got wrong would never be found.
"""
