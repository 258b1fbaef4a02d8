"""The version of the program. Written here: to ask the installed package for it costs a tenth of the start."""

VERSION = "0.1.0"
