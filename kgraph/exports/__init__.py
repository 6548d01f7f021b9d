"""Formats that leave the house: one module each."""
