"""Another program that has a file open: holder.py FILE ACCESS SHARE SECONDS; says when it has."""

import ctypes
import sys
import time
from ctypes import wintypes

kernel = ctypes.CDLL("kernel32")
kernel.CreateFileW.restype = wintypes.HANDLE
path, access, share, seconds = sys.argv[1], *map(int, sys.argv[2:5])
handle = kernel.CreateFileW(path, access, share, None, 3, 0x80, None)
print("held" if handle != wintypes.HANDLE(-1).value else "not held", flush=True)
time.sleep(seconds)
