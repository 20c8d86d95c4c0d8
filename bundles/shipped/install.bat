@echo off
setlocal
cd /d "%~dp0"
set "PYTHONUTF8=1"
where py >nul 2>nul && (py -3 install.py %* & goto done)
python install.py %*
:done
pause
