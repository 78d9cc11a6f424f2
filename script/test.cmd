@echo off
rem Runs the tests; arguments go to pytest.
setlocal
chcp 65001 >nul
cd /d "%~dp0.."
set PYTHONUTF8=1
call script\setup.cmd 1>&2
if errorlevel 1 exit /b %errorlevel%
if not defined QT_QPA_PLATFORM set QT_QPA_PLATFORM=offscreen
.venv\Scripts\python.exe -m pytest %*
exit /b %errorlevel%
