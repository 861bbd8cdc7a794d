"""Frames -> sheets of paper."""
