"""For whoever drafts an edition: what is wrong with it, and how it differs from another.

Here: breaches and differences, found in the files as they are written.
Not here: reading an edition for use (edition.py, provisions/), which stops at the first fault.
"""
