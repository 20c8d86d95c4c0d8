"""Files of every format as a release wrote them, a folder a release: opened for ever."""
