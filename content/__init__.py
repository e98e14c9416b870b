"""What is taught out of the box: question sets and the texts their evidence is quoted from."""
