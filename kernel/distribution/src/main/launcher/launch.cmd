rem The common part of the launchers on Windows: what lib/launch.sh does elsewhere.
set "jar=%home%\lib\%tool%.jar"
if not exist "%jar%" (
    echo %tool%: '%jar%' cannot be read; unpack the archive of the distribution again>&2
    exit /b 70
)

rem Java and its version, from the file that tells it without a JVM.
set "java="
if not defined JAVA_HOME goto onpath
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto found
echo %tool%: JAVA_HOME is '%JAVA_HOME%', where there is no bin\java.exe; let it name a Java of version 17 or newer, or unset it>&2
exit /b 70
:onpath
for %%j in (java.exe) do set "java=%%~$PATH:j"
if defined java goto found
echo %tool%: there is no java; install a Java of version 17 or newer, and put it on the PATH or let JAVA_HOME name it>&2
exit /b 70

:found
for %%d in ("%java%\..\..") do set "javahome=%%~fd"
set "version="
set "runtime="
if not exist "%javahome%\release" goto options
for /f "usebackq tokens=1,2 delims==" %%a in ("%javahome%\release") do (
    if "%%a"=="JAVA_VERSION" set "version=%%~b"
    if "%%a"=="JAVA_RUNTIME_VERSION" set "runtime=%%~b"
)
set "major="
for /f "tokens=1 delims=.+-_" %%m in ("%version%") do set "major=%%m"
if not defined major goto options
if %major% geq 17 goto options
echo %tool%: '%java%' is Java %version%; version 17 or newer is needed, let JAVA_HOME name one>&2
exit /b 70

:options
set "options=-Xlog:disable"
if not defined major goto length
if %major% leq 25 set "options=%options% -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0"
:length
if not "%run%"=="short" goto archive
set "options=%options% -XX:TieredStopAtLevel=1 -XX:-UsePerfData"
if not defined major goto archive
if %major% lss 25 goto archive
echo "%JAVA_OPTS% %JDK_JAVA_OPTIONS% %JAVA_TOOL_OPTIONS%" | find "-XX:+Use" >nul && goto archive
set "options=%options% -XX:+UseSerialGC"

:archive
set "archived="
if not defined runtime goto start
if "%BARRELEYE_CACHE%"=="none" goto start
echo "%JAVA_OPTS% %JDK_JAVA_OPTIONS% %JAVA_TOOL_OPTIONS%" | findstr /c:"-Xshare:" /c:"-XX:SharedArchiveFile" /c:"-XX:AOT" >nul && goto start
set "folder=%LOCALAPPDATA%\barreleye"
if defined BARRELEYE_CACHE set "folder=%BARRELEYE_CACHE%"
set "installed=%home::=%"
set "javaname=%javahome::=%"
set "folder=%folder%\%installed:\=-%"
set "file=%folder%\%tool%-%digest%-%javaname:\=-%-%runtime%"
if exist "%file%" goto use
mkdir "%folder%" 2>nul
del /q "%folder%\%tool%-*" 2>nul
set "made=%folder%\new-%random%-%random%"
set "first=-cp"
if "%main%"=="-" set "first=-jar"
"%java%" %options% "-XX:ArchiveClassesAtExit=%made%" %first% "%jar%" %training% <nul >nul 2>&1
if not exist "%made%" type nul >"%made%"
move /y "%made%" "%file%" >nul 2>&1
:use
if not exist "%file%" goto start
for %%f in ("%file%") do if %%~zf gtr 0 set "archived=yes"

:start
set "shared=-Xlog:disable"
if defined archived set "shared=-XX:SharedArchiveFile=%file%"
if "%main%"=="-" (
    "%java%" %options% "%shared%" %JAVA_OPTS% -jar "%jar%" %*
) else (
    "%java%" %options% "%shared%" %JAVA_OPTS% -cp "%jar%" %main% %*
)
exit /b %errorlevel%
