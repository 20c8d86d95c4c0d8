@echo off
setlocal
if exist "%~dp0portable" if not defined PLANCHECK_HOME set "PLANCHECK_HOME=%~dp0data"
"%~dp0python\python.exe" -X utf8 -m plancheck %*
set "STATUS=%ERRORLEVEL%"
if not "%STATUS%"=="0" if defined PLANCHECK_WINDOW pause
exit /b %STATUS%
