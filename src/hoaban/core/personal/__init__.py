"""Personal data (dữ liệu cá nhân): every field that says something of a person, with why it is kept.

One table as data, area by area; docs/personal-data.md is made from it, and a field that is neither declared
nor said to be no person's fails a test.
Not here: who may look (permissions.py of each area), the looking itself (areas/registry/actions).
"""
