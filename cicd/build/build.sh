#!/usr/bin/env bash
# CI on a feature branch. What it does is in build/Build.cs: Feature.
exec "$(dirname "${BASH_SOURCE[0]}")/../../build.sh" Feature "$@"
