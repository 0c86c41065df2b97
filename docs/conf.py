"""Sphinx configuration: MyST, warnings as errors, doctests run by pytest."""

project = "habeas"
copyright = "The habeas contributors"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
html_theme = "furo"
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
