#!/usr/bin/env bash
# Runs the build in build/. Compiles it first, but only when its sources are not those of a compiled copy.
#
#   ./build.sh              the main job
#   ./build.sh --help       what there is
#   ./build.sh Test --plan  what would run
set -euo pipefail

root=$(cd -- "${BASH_SOURCE[0]%/*}" 2>/dev/null && pwd || pwd)
copies="$root/.nuke/temp/build"
downloads=${DOTNET_DOWNLOADS:-https://builds.dotnet.microsoft.com/dotnet}

export DOTNET_NOLOGO=1
export DOTNET_CLI_TELEMETRY_OPTOUT=1

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

if type -P sha256sum >/dev/null; then
  sha256=(sha256sum) sha512=(sha512sum)
else
  sha256=(shasum -a 256) sha512=(shasum -a 512)
fi

# ---- The copy that fits ----------------------------------------------------------------------------------------------

# Names the copy after everything that goes into it: the content of the sources, and which dotnet was asked for. A
# fingerprint of contents holds across checkouts, where times of files say nothing.
fingerprint() {
  {
    echo "$dotnets"
    find "${sources[@]}" -type f -print0 | LC_ALL=C sort -z | xargs -0 "${sha256[@]}"
  } | "${sha256[@]}"
}

# What tells that the sources are as they were without reading them: nothing changes a file and leaves its change time as
# it was. Empty where find cannot tell; the contents are then read each time.
state() {
  find "${sources[@]}" -type f -printf '%p %i %s %C@\n' 2>/dev/null && echo "$dotnets" || true
}

# Sets key. The last state is kept beside the copies, with the fingerprint that belongs to it.
find_key() {
  local current known="" line
  cd "$root"
  sources=(build Directory.*.props global.json)
  dotnets="${DOTNET_ROOT-} $(type -P dotnet || true)"
  current=$(state)
  if [ -n "$current" ] && [ -f "$copies/state" ]; then
    { read -r key && IFS= read -r -d "" known; } <"$copies/state" || true
  fi
  if [ -n "$current" ] && [ "$known" = "$current"$'\n' ]; then return; fi

  key=$(fingerprint)
  # What was changed a moment ago could be changed once more within one tick of the file system's clock.
  line=$(find "${sources[@]}" -type f -newerct "2 seconds ago" -print -quit 2>/dev/null) || return 0
  if [ -n "$current" ] && [ -z "$line" ] && [ -d "$copies" ]; then
    printf '%s\n%s\n' "$key" "$current" >"$copies/state.$$"
    mv -f "$copies/state.$$" "$copies/state"
  fi
}

# Quick, because Compile builds the same projects once more with all the checks. No servers are left behind. From the root,
# because dotnet looks for global.json from where it is started.
build() { # build <dotnet> <options…>
  (cd "$root" && "$1" build build/_build.csproj --configuration Release --verbosity quiet -nodeReuse:false \
    -p:ArtifactsPath="$staging" -p:RunAnalyzers=false -p:GenerateDocumentationFile=false -p:NuGetAudit=false "${@:2}") \
    >"$staging/log" 2>&1
}

# Each copy is compiled in a directory of its own and appears under its name in one step. Builds that start at the same
# time may both compile it, but neither sees half of it, and a running build keeps its files.
compile() { # compile <copy> <dotnet>
  mkdir -p "$copies"
  staging=$(mktemp -d "$copies/staging.XXXXXX")
  trap 'rm -rf "$staging"' EXIT
  [ ! -t 2 ] || echo "Compiling the build…" >&2

  # Ahead of time where the compiler for it can be had, else without.
  build "$2" -p:AheadOfTime=true || build "$2" || fail "The build itself does not compile:" "$(<"$staging/log")"

  echo "$2" >"$staging/bin/_build/release/dotnet"
  # Moved into the directory of copies, never onto a name in it: of two builds that come at the same moment the second is refused
  # there, and uses the copy of the first. Onto the name it would land inside that copy.
  mv "$staging/bin/_build/release" "$staging/${1##*/}"
  mv "$staging/${1##*/}" "$copies/" 2>/dev/null || [ -d "$1" ]
  rm -rf "$staging"
  trap - EXIT

  # Copies that nobody has run for two days, and what a killed build has left behind.
  # Directories of builds that run at the same time come and go under find's eyes: that is no failure.
  {
    find "$copies" -mindepth 1 -maxdepth 1 -name 'staging.*' -mtime +1 -exec rm -rf {} \;
    find "$copies" -mindepth 2 -maxdepth 2 -name last-used -mtime +1 -exec sh -c 'rm -rf "${1%/*}"' sh {} \;
  } 2>/dev/null || true
}

# ---- The SDK ---------------------------------------------------------------------------------------------------------

# The first dotnet that accepts global.json: only dotnet itself knows its rules.
find_sdk() {
  local candidate
  cd "$root"
  for candidate in "${DOTNET_ROOT:+$DOTNET_ROOT/dotnet}" "$(type -P dotnet || true)" "$root/.dotnet/dotnet"; do
    if [ -x "$candidate" ] && "$candidate" --version >/dev/null 2>&1; then
      echo "$candidate"
      return
    fi
  done
  install_sdk >&2
  echo "$root/.dotnet/dotnet"
}

# Downloads the SDK that global.json names into .dotnet/. The archive must have the SHA-512 that the release metadata
# gives for it. Microsoft's dotnet-install.sh is not used: it changes at any time, so nothing could be checked against.
install_sdk() {
  local version rid name staging expected actual
  version=$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' global.json)
  rid=$(runtime_identifier)
  name="dotnet-sdk-$version-$rid.tar.gz"
  mkdir -p .nuke/temp
  staging=$(mktemp -d "$root/.nuke/temp/sdk.XXXXXX")
  trap 'rm -rf "$staging"' EXIT
  echo "No .NET SDK here fits global.json. Downloading $name."

  download "$downloads/release-metadata/${version%.*}/releases.json" "$staging/releases.json"
  # Each file of a release is listed as name, rid, url, hash.
  expected=$(tr ',{}' '\n\n\n' <"$staging/releases.json" |
    awk -F'"' -v name="/$name" '/"url"/ { found = index($4, name) } found && /"hash"/ { print $4; exit }')
  [ -n "$expected" ] || fail "The release metadata knows no $name, so it could not be checked. $(advice "$version")"

  download "$downloads/Sdk/$version/$name" "$staging/$name"
  actual=$("${sha512[@]}" "$staging/$name")
  [ "${actual%% *}" = "$expected" ] || fail "$name is not what the release metadata describes: its SHA-512 is ${actual%% *}, not $expected."

  mkdir "$staging/sdk"
  tar -xzf "$staging/$name" -C "$staging/sdk"
  rm -rf .dotnet
  mv "$staging/sdk" .dotnet
}

runtime_identifier() {
  local system machine
  case $(uname -s) in
    Darwin) system=osx ;;
    *) system=linux ;;
  esac
  if [ $system = linux ] && ldd --version 2>&1 | grep -qi musl; then system=linux-musl; fi
  case $(uname -m) in
    arm64 | aarch64) machine=arm64 ;;
    armv7*) machine=arm ;;
    *) machine=x64 ;;
  esac
  echo "$system-$machine"
}

download() { # download <url> <file>
  if type -P curl >/dev/null; then
    curl --fail --silent --show-error --location --retry 2 --output "$2" "$1"
  elif type -P wget >/dev/null; then
    wget --quiet --output-document="$2" "$1"
  else
    echo "Neither curl nor wget is here."
    false
  fi || fail "$1 could not be downloaded. $(advice "$version")"
}

advice() {
  echo "Install the .NET SDK $1 or a later one of ${1%.*} (https://dotnet.microsoft.com/download), and put dotnet into PATH or its directory into DOTNET_ROOT."
}

# ---- Run -------------------------------------------------------------------------------------------------------------

started=$PWD
find_key
cd "$started"
copy="$copies/${key:0:16}"
if [ ! -f "$copy/dotnet" ]; then
  dotnet=$(find_sdk)
  compile "$copy" "$dotnet"
fi
read -r dotnet <"$copy/dotnet"
: >"$copy/last-used"

# An SDK that is only in this repository is found by nothing else.
if [ "$dotnet" = "$root/.dotnet/dotnet" ]; then
  export DOTNET_ROOT="$root/.dotnet" PATH="$root/.dotnet:$PATH"
fi
exec "$dotnet" "$copy/_build.dll" "$@"
