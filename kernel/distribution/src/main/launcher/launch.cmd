rem The common part of the launchers on Windows: what lib/launch.sh does elsewhere. The files in bin continue here.
rem Paths and arguments may contain parentheses, so none of them is within a block in parentheses.
set "jar=%home%\lib\%tool%.jar"
set "refusal='%home%' has a semicolon, which separates the parts of a class path; rename that folder"
if not "%home:;=%"=="%home%" goto refuse
set "refusal='%jar%' cannot be read; unpack the archive of the distribution again"
if not exist "%jar%" goto refuse

rem Java and its version, from the file that tells it without a JVM. JAVA_HOME may be in quotation marks.
set "java="
if not defined JAVA_HOME goto onpath
set "java=%JAVA_HOME:"=%\bin\java.exe"
if exist "%java%" goto found
set "refusal=JAVA_HOME is '%JAVA_HOME:"=%', where there is no bin\java.exe; let it name a Java of version 17 or newer, or unset it"
goto refuse
:onpath
for %%j in (java.exe) do set "java=%%~$PATH:j"
set "refusal=there is no java; install a Java of version 17 or newer, and put it on the PATH or let JAVA_HOME name it"
if not defined java goto refuse

:found
for %%d in ("%java%\..\..") do set "javahome=%%~fd"
set "version="
set "runtime="
set "major="
if not exist "%javahome%\release" goto options
for /f "usebackq tokens=1,2 delims==" %%a in ("%javahome%\release") do (
    if "%%a"=="JAVA_VERSION" set "version=%%~b"
    if "%%a"=="JAVA_RUNTIME_VERSION" set "runtime=%%~b"
)
if not defined version goto options
for /f "tokens=1 delims=.+-_" %%m in ("%version%") do set "major=%%m"
if not defined major goto options
if %major% geq 17 goto options
set "refusal='%java%' is Java %version%; version 17 or newer is needed, let JAVA_HOME name one"
goto refuse

rem The options of the user, without quotation marks.
:options
set "given=-"
if defined JAVA_OPTS set "given=%given% %JAVA_OPTS:"=%"
if defined JDK_JAVA_OPTIONS set "given=%given% %JDK_JAVA_OPTIONS:"=%"
if defined JAVA_TOOL_OPTIONS set "given=%given% %JAVA_TOOL_OPTIONS:"=%"
set "options=-Xlog:disable"
set "collector="
if not defined major goto length
if %major% leq 25 set "options=%options% -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0"
:length
if not "%run%"=="short" goto archive
set "options=%options% -XX:TieredStopAtLevel=1 -XX:-UsePerfData"
if not "%given:-XX:+Use=%"=="%given%" goto archive
rem As in launch.sh: where another collector starts as fast as the default one, and for commands that allocate much, but
rem not for making the archive. The argument stands as it was given: quotation marks around it could end others in it.
if not defined major goto older
if %major% geq 25 set "options=%options% -XX:+UseSerialGC -Xmn48m"
if %major% geq 25 goto archive
:older
if x%1==xcompile set "collector=-XX:+UseSerialGC -Xmn48m"

:archive
set "kind=-cp"
if "%main%"=="-" set "kind=-jar"
set "shared=-Xlog:disable"
if not defined runtime goto start
if "%BARRELEYE_CACHE%"=="none" goto start
if not "%given:-Xshare:=%"=="%given%" goto start
if not "%given:-XX:SharedArchiveFile=%"=="%given%" goto start
if not "%given:-XX:AOT=%"=="%given%" goto start
set "folder="
if defined LOCALAPPDATA set "folder=%LOCALAPPDATA%\barreleye"
if defined BARRELEYE_CACHE set "folder=%BARRELEYE_CACHE%"
if not defined folder goto start
set "installed=%home::=%"
set "javaname=%javahome::=%"
set "javaname=%javaname:\=-%"
set "folder=%folder%\%installed:\=-%"
set "file=%folder%\%tool%-%digest%-%javaname%-%runtime%"
rem Windows refuses longer paths; then there is no archive.
if not "%file:~250%"=="" goto start
if exist "%file%" goto use
mkdir "%folder%" 2>nul
if not exist "%folder%\" goto start
set "made=%folder%\new-%random%-%random%"
"%java%" %options% "-XX:ArchiveClassesAtExit=%made%" %kind% "%jar%" %training% <nul >nul 2>&1
rem One that could not be made is an empty file, so that this is not tried at each start.
if not exist "%made%" type nul >"%made%"
rem Archives of other jars, and of older versions at the same path.
del /q "%folder%\%tool%-%digest%-%javaname%-*" 2>nul
pushd "%folder%"
for %%f in (%tool%-*) do call :other "%%f"
popd
move /y "%made%" "%file%" >nul 2>&1
rem A process that uses the archive of another first start keeps it from being replaced.
if exist "%made%" del /q "%made%" 2>nul
:use
if not exist "%file%" goto start
for %%f in ("%file%") do if %%~zf gtr 0 set "shared=-XX:SharedArchiveFile=%%~ff"
goto start

rem Deletes an archive of another jar. A part of the loop above, but Wine has no loops within loops.
:other
for /f "tokens=2 delims=-" %%d in ("%~1") do if not "%%d"=="%digest%" del /q "%~1" 2>nul
exit /b 0

rem A variable of "for" is written as it is, whatever characters it has.
:refuse
for %%r in ("%tool%: %refusal%") do echo %%~r>&2
exit /b 70

rem The last command, so that its exit status is that of the launcher for the operators after it, too.
:start
if "%main%"=="-" set "main="
"%java%" %options% %collector% "%shared%" %JAVA_OPTS% %kind% "%jar%" %main% %*
