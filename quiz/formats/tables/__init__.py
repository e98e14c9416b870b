"""CSV, TSV and XLSX: a row is a question."""
