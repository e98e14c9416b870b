"""Parameters of a learner's memory from their answers; run in a worker process."""
