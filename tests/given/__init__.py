"""Builders of the rows a test needs and does not speak about, through the same actions as everything else."""
