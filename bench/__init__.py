"""Measurements, printed as figures against their goals: `make bench`."""
