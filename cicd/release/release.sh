#!/usr/bin/env bash
# CI on develop. What it does is in build/Build.cs: Release.
exec "$(dirname "${BASH_SOURCE[0]}")/../../build.sh" Release "$@"
