@echo off
rem Starts @TOOL@. The class path, options of the JVM and the archive of classes are in lib\launch.cmd.
setlocal enableextensions disabledelayedexpansion
set "tool=@TOOL@"
set "main=@MAIN@"
set "training=@TRAINING@"
set "run=@RUN@"
set "digest=@DIGEST@"
for %%d in ("%~dp0..") do set "home=%%~fd"
rem Without "call", which would read the arguments a second time and change % and ^ in them.
"%home%\lib\launch.cmd" %*
