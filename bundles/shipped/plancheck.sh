#!/bin/sh
# Starts plancheck with the Python beside it. Where a file `portable` lies here, everything is kept in
# the folder data beside it, and nothing elsewhere.
me=$0
while [ -L "$me" ]; do
  to=$(readlink "$me")
  case $to in /*) me=$to ;; *) me=${me%/*}/$to ;; esac
done
case $me in */*) here=${me%/*} ;; *) here=. ;; esac
here=$(cd "$here" && pwd) || exit 1
if [ -e "$here/portable" ] && [ -z "$PLANCHECK_HOME" ]; then
  PLANCHECK_HOME=$here/data
  export PLANCHECK_HOME
fi
exec "$here/python/bin/python3.13" -I -X utf8 -m plancheck "$@"
