#!/bin/bash
# Installs what is missing on Debian 12, and nothing else: `install.sh build`, `install.sh test`,
# `install.sh dsfr`, `install.sh bench`, `install.sh network`, or several at once. When everything is there it says
# nothing and takes no time.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly oldest_swift=6.2
readonly venv=.venv
readonly requirements=Tests/e2e/requirements.txt

say() { printf '%s\n' "$*" >&2; }

usage() {
  say "Usage : scripts/install.sh build|test|dsfr|bench|network …"
  exit 64
}

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

can_make_venv() { python3 -c 'import ensurepip, venv' 2>/dev/null; }

# What the steps asked for need, one package a line.
wanted_packages() {
  local step
  for step in "$@"; do
    case $step in
      build)
        printf '%s\n' git libc6-dev libpq-dev libsqlite3-dev libstdc++-12-dev pkg-config tzdata
        # What Swift itself asks for: its archive unpacked on a bare Debian does not start without.
        printf '%s\n' binutils libcurl4 libncurses6 libxml2
        ;;
      test)
        printf '%s\n' chromium fonts-liberation2 haproxy openssl postgresql zlib1g-dev
        java -version >/dev/null 2>&1 || echo default-jre-headless
        ;;&
      bench) printf '%s\n' cpulimit postgresql wrk ;;
      network) printf '%s\n' haproxy postgresql ;;
      test | dsfr) [ -x $venv/bin/pip ] || can_make_venv || echo python3-venv ;;
    esac
  done
}

install_packages() {
  local as_root=() package missing=()
  if ! command -v dpkg-query >/dev/null; then
    say "Ce système n’est pas une Debian. Installez l’équivalent de ces paquets, puis recommencez avec"
    say "« swift build » au lieu de make :"
    say "  $*"
    exit 69
  fi
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then ask_for "${missing[@]}"; fi
    as_root=(sudo)
  fi
  say "Installation des paquets Debian manquants : ${missing[*]}"
  # Another apt may be at work: its lock is waited for, ten minutes at most.
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -q -y)
  update_lists "${apt[@]}" || say "La liste des paquets n’a pas été mise à jour : essai avec celle qui est là."
  "${apt[@]}" install --no-install-recommends "${missing[@]}" >&2 || ask_for "${missing[@]}"
}

# The lock on the lists is not covered by DPkg::Lock::Timeout.
update_lists() {
  local attempt
  for attempt in 1 2 3; do
    "$@" update >&2 && return 0
    [ "$attempt" = 3 ] || sleep 10
  done
  return 1
}

ask_for() {
  say "Ces paquets Debian manquent et n’ont pas pu être installés d’ici."
  say "Demandez à l’administrateur de la machine de lancer, en tant que root :"
  say "  apt-get update && apt-get install --no-install-recommends $*"
  exit 77
}

check_swift() {
  local answer version
  if ! command -v swift >/dev/null; then
    say "Swift est introuvable. Installez Swift 6.3 pour Debian 12 (https://www.swift.org/install/linux/),"
    say "ajoutez son dossier usr/bin à la variable PATH, puis recommencez."
    exit 69
  fi
  version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+(\.[0-9]+)+).*/\1/p' | head -n 1)
  if [ -z "$version" ]; then
    say "« swift --version » ne répond pas comme attendu : vérifiez l’installation de Swift."
    exit 69
  fi
  if [ "$(printf '%s\n' "$oldest_swift" "$version" | sort -V | head -n 1)" != "$oldest_swift" ]; then
    say "Swift $version est trop ancien : il faut Swift $oldest_swift ou plus récent (6.3 conseillé)."
    exit 69
  fi
}

make_venv() {
  [ -x $venv/bin/pip ] && $venv/bin/python -c '' 2>/dev/null && return 0
  say "Création de l’environnement Python $venv"
  python3 -m venv --clear $venv
}

# The copy of the requirements left in the environment tells whether it is up to date.
install_requirements() {
  cmp -s $requirements $venv/requirements.installed && return 0
  say "Installation des paquets Python des tests"
  $venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement $requirements >&2
  cp $requirements $venv/requirements.installed
}

[ $# -gt 0 ] || usage
for step in "$@"; do
  case $step in build | test | dsfr | bench | network) ;; *) usage ;; esac
done

mapfile -t packages < <(wanted_packages "$@" | sort -u)
[ ${#packages[@]} -eq 0 ] || install_packages "${packages[@]}"
for step in "$@"; do
  case $step in
    build) check_swift ;;
    test)
      make_venv
      install_requirements
      ;;
    dsfr) make_venv ;;
  esac
done
