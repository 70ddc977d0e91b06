"""What an edition lays down, as typed values: one file for each kind of provision.

Here: shapes, and how each is read from the map that holds it.
Not here: files and folders (edition.py); whether the law contradicts itself (drafting/).
"""
