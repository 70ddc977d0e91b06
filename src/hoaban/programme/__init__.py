"""The law, pure: values in, results with reasons out.

Here: reading an edition of the law, and the rules that work on it.
Not here: people, papers, rows, pages, the clock, the environment. Imports: the standard library, and
a YAML reader in edition.py alone.
"""
