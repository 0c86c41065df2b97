"""habeas: an evidence engine for transfers of people in custody."""

__version__ = "0.1.0"
