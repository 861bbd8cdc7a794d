"""Translations out to the tools that translators have, and back: PO, XLIFF, spreadsheets.

    bank -> parcel -> file        (export)
    file -> parcel -> merge with the bank -> edits of YAML        (import)

A format module only turns a parcel into bytes and bytes into a parcel. It knows nothing of banks and of YAML.
"""
