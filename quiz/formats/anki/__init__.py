"""Packages of Anki (.apkg, .colpkg)."""
