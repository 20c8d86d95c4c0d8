#!/bin/sh
case $0 in */*) here=${0%/*} ;; *) here=. ;; esac
exec python3 "$here/install.py" "$@"
