"""Text → sentences → events → facts → questions."""
