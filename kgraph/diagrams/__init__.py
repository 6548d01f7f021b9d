"""Diagrams: an answer is placed as boxes and arrows with numbers, then written in a format."""
