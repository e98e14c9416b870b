"""An update → a use-case → a screen, nothing else."""
