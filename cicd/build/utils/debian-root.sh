#!/usr/bin/env bash
# Makes the file system of an image that stands in for one of Microsoft's: Debian packages, a .NET installation, certificates.
#
#   debian-root.sh <archive.tar> <mirror or ""> <packages, with commas> <certificates.crt or ""> <dotnet directory> <parts of it…>
set -euo pipefail

archive=$1 mirror=$2 packages=$3 certificates=$4 dotnet=$5
parts=("${@:6}")

# Hooks run with the new root as their first argument, each in a shell of its own.
hooks=()
if [ ${#parts[@]} -gt 0 ]; then
  install_dotnet="mkdir -p \"\$1/usr/share/dotnet\" && tar -c -C '$dotnet' ${parts[*]} | tar -x -C \"\$1/usr/share/dotnet\""
  hooks+=(
    "--customize-hook=$install_dotnet"
    '--customize-hook=ln -s /usr/share/dotnet/dotnet "$1/usr/bin/dotnet"'
    # The user that Microsoft's images have.
    '--customize-hook=chroot "$1" useradd --uid 1654 --user-group --create-home app'
  )
fi
# The whole bundle: it holds what this machine trusts beside the usual, such as the site's own authority.
if [ -n "$certificates" ]; then
  hooks+=("--customize-hook=mkdir -p \"\$1/etc/ssl/certs\" && cp '$certificates' \"\$1/etc/ssl/certs/ca-certificates.crt\"")
fi

exec mmdebstrap --quiet --variant=minbase --include="$packages" "${hooks[@]}" bookworm "$archive" ${mirror:+"$mirror"}
