"""What lies between the terminal and the app: what it sends, how wide it draws, when it has gone.

Bytes become runs of text and keys (`bursts`), which are handed on one at a time (`keyboard`); a
click is one at what was to be seen when it was made (`aim`); characters of ambiguous width count as
the terminal draws them (`widths`); and an end that nobody asked for is left as Ctrl+Q leaves it
(`shutdown`). Each stands in for something that Textual does for Latin keyboards and quick machines.
"""
