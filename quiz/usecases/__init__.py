"""One short function for each thing a person does; each runs in one transaction (see quiz.ports)."""
