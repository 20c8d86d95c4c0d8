#!/bin/sh
# Installs plancheck by the newest Python of those that there are wheels for, or by whichever there is.
case $0 in */*) here=${0%/*} ;; *) here=. ;; esac
for python in python3.13 python3.12 python3.11 python3; do
  "$python" -c "" >/dev/null 2>&1 && exec "$python" "$here/install.py" "$@"
done
echo "这台电脑没有 Python 3。请改用自带 Python 的包。"
exit 1
