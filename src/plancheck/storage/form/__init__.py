"""The form as a file (填报表).

`untouched` says whether one that lies where another is to be written was filled in since.
"""
