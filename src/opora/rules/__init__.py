"""The core: facts and a day go in, a verdict with its reasons comes out.

Standard library and CEL only. Nothing here knows a database, a file format or
the clock; the five services are data that other rooms hand in.
"""
