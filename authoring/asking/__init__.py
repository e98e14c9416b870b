"""Events → facts, each with several ways of asking it, from easy to hard."""
