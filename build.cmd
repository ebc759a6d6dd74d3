@echo off
rem Runs the build in build\. Compiles it first, but only when its sources are not those of a compiled copy: what
rem build.sh does, except that it downloads no SDK.
setlocal
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set "root=%~dp0"
set "copies=%root%.nuke\temp\build"
if not exist "%copies%" mkdir "%copies%"

rem Names the copy after everything that goes into it: the content of the sources, and which dotnet was asked for.
set "hash=$ErrorActionPreference = 'Stop'; Set-Location -LiteralPath $env:root; $sha = [Security.Cryptography.SHA256]::Create(); $all = @($env:DOTNET_ROOT, (Get-Command dotnet -ErrorAction SilentlyContinue).Source); foreach ($file in @(Get-ChildItem build -Recurse -File) + @(Get-Item Directory.*.props, global.json) | Sort-Object FullName) { $all += $file.FullName; $all += [BitConverter]::ToString($sha.ComputeHash([IO.File]::ReadAllBytes($file.FullName))) }; [BitConverter]::ToString($sha.ComputeHash([Text.Encoding]::UTF8.GetBytes($all -join ' '))).Replace('-', '').Substring(0, 16)"
set "key="
for /f "usebackq" %%k in (`powershell -NoProfile -NonInteractive -Command "%hash%"`) do set "key=%%k"
if not defined key exit /b 1

set "copy=%copies%\%key%"
if not exist "%copy%\dotnet" call :compile
if not exist "%copy%\dotnet" exit /b 1
set /p dotnet=<"%copy%\dotnet"
>"%copy%\last-used" echo used

rem An SDK that is only in this repository is found by nothing else.
if /i "%dotnet%"=="%root%.dotnet\dotnet.exe" set "DOTNET_ROOT=%root%.dotnet"
if /i "%dotnet%"=="%root%.dotnet\dotnet.exe" set "PATH=%root%.dotnet;%PATH%"
"%dotnet%" "%copy%\_build.dll" %*
exit /b %errorlevel%

rem Each copy is compiled in a directory of its own and appears under its name in one step, as in build.sh.
:compile
call :find_sdk
if not defined dotnet exit /b 1
set "staging=%copies%\staging.%random%%random%"
mkdir "%staging%"
set "options=--configuration Release --verbosity quiet -nodeReuse:false -p:RunAnalyzers=false -p:GenerateDocumentationFile=false -p:NuGetAudit=false"
pushd "%root%"
rem Ahead of time where the compiler for it can be had, else without.
"%dotnet%" build build\_build.csproj %options% "-p:ArtifactsPath=%staging%" -p:AheadOfTime=true >"%staging%\log" 2>&1
if errorlevel 1 "%dotnet%" build build\_build.csproj %options% "-p:ArtifactsPath=%staging%" >"%staging%\log" 2>&1
set "compiled=%errorlevel%"
popd
if not "%compiled%"=="0" echo The build itself does not compile: 1>&2
if not "%compiled%"=="0" type "%staging%\log" 1>&2
if "%compiled%"=="0" >"%staging%\bin\_build\release\dotnet" echo %dotnet%
if "%compiled%"=="0" if not exist "%copy%" move "%staging%\bin\_build\release" "%copy%" >nul
rmdir /s /q "%staging%"

rem Copies that nobody has run for two days, and what a killed build has left behind.
set "clean=Get-ChildItem -LiteralPath $env:copies -Directory | Where-Object { $used = Join-Path $_.FullName last-used; $time = if (Test-Path -LiteralPath $used) { (Get-Item -LiteralPath $used).LastWriteTime } else { $_.LastWriteTime }; $time -lt (Get-Date).AddDays(-2) } | Remove-Item -Recurse -Force -ErrorAction SilentlyContinue"
powershell -NoProfile -NonInteractive -Command "%clean%"
exit /b %compiled%

rem The first dotnet that accepts global.json: only dotnet itself knows its rules, and looks for it from here upwards.
:find_sdk
set "dotnet="
for %%d in (dotnet.exe) do set "inPath=%%~$PATH:d"
pushd "%root%"
for %%d in ("%DOTNET_ROOT%\dotnet.exe" "%inPath%" "%root%.dotnet\dotnet.exe") do if not defined dotnet if exist %%d %%d --version >nul 2>nul && set "dotnet=%%~d"
popd
if not defined dotnet echo No .NET SDK here fits global.json. Install one from https://dotnet.microsoft.com/download, and put dotnet into PATH or its directory into DOTNET_ROOT. 1>&2
exit /b 0
