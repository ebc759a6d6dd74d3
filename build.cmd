@echo off
rem Runs the build in build\. MSBuild decides whether it must be compiled first.
setlocal
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set "root=%~dp0"
set "copy=%root%.nuke\temp\build\cmd"

set "dotnet=dotnet"
if defined DOTNET_ROOT if exist "%DOTNET_ROOT%\dotnet.exe" set "dotnet=%DOTNET_ROOT%\dotnet.exe"

rem Only dotnet itself knows whether one of its SDKs fits global.json, which it looks for from here upwards.
pushd "%root%"
"%dotnet%" --version >nul 2>nul
set "found=%errorlevel%"
popd
if not "%found%"=="0" (
  echo No .NET SDK here fits global.json. Install one from https://dotnet.microsoft.com/download 1>&2
  exit /b 1
)

"%dotnet%" build "%root%build\_build.csproj" --configuration Release --verbosity quiet -nodeReuse:false "-p:ArtifactsPath=%copy%" -p:RunAnalyzers=false -p:GenerateDocumentationFile=false -p:NuGetAudit=false 1>&2
if errorlevel 1 exit /b 1

"%dotnet%" "%copy%\bin\_build\release\_build.dll" %*
exit /b %errorlevel%
