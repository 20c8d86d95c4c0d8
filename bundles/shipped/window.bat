@echo off
setlocal
set "PLANCHECK_WINDOW=1"
if not defined WT_SESSION where wt.exe >nul 2>nul && goto terminal
call "%~dp0plancheck.bat" @ARGUMENTS@
exit /b %ERRORLEVEL%
:terminal
start "" wt.exe -d "%~dp0." --title plancheck cmd /c plancheck.bat @ARGUMENTS@
