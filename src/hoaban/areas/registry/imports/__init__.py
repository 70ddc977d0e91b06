"""Rows of a file for the register: producers, and products with the producers they bring."""
