"""Word documents with questions in Aiken-like form."""
