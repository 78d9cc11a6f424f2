@echo off
rem Sets up .venv from requirements.lock. Returns at once when that is already done.
setlocal
cd /d "%~dp0.."
set PYTHONUTF8=1
if not exist .venv\Scripts\python.exe goto install
fc /b requirements.lock .venv\ready.lock >nul 2>nul
if errorlevel 1 goto install
if exist resources\translations\noivu_en.qm exit /b 0
:install
where py >nul 2>nul
if errorlevel 1 (python script\set_up.py) else (py -3 script\set_up.py)
exit /b %errorlevel%
