@echo off
rem Runs the program with the given arguments, in the caller's folder.
setlocal
chcp 65001 >nul
set PYTHONUTF8=1
call "%~dp0setup.cmd" 1>&2
if errorlevel 1 exit /b %errorlevel%
"%~dp0..\.venv\Scripts\python.exe" "%~dp0..\main.py" %*
exit /b %errorlevel%
