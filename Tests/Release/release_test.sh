#!/bin/bash
# Tools/release in a small repository that has what it touches: it refuses what it has to, and releases the rest.
set -euo pipefail
here=$(realpath "$(dirname "$0")/../..")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@t GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@t
passed=0
failed=0

check() { # WHAT TEST...
  if "${@:2}"; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    echo "failed: $1" >&2
    cat "$work/said" >&2
  fi
}

repository() {
  rm -rf "$work/r"
  git init --quiet --initial-branch main "$work/r"
  cd "$work/r"
  mkdir -p Tools Sources/coach docs .ci
  cp "$here/Tools/release" Tools/
  echo '  static let number = "0.9.0"' > Sources/coach/Version.swift
  printf '# Changelog\n\n## Unreleased\n\n### Fixed\n\n- It.\n\n## 0.9.0 - 2026-01-01\n\n- That.\n' > CHANGELOG.md
  echo '.TH COACH 1 "2026-01-01" "coach @VERSION@" "User Commands"' > docs/coach.1.in
  echo '.TH COACH 1 "2026-01-01" "coach 0.9.0" "User Commands"' > docs/coach.1
  echo 'grep -q "1.0.0" Sources/coach/Version.swift' > .ci/run
  printf 'lint-packages prove-install:\n\t@mkdir -p .build/dist && touch .build/dist/coach.deb\n' > Makefile
  echo .build/ > .gitignore
  git add -A
  git commit --quiet --message one
  git tag v0.9.0
}

says() { # VERSION WORDS: refuses, and says so; nothing changes
  local before
  before=$(git rev-parse HEAD)
  ! Tools/release "$1" > "$work/said" 2>&1 && grep -q "$2" "$work/said" && [ "$(git rev-parse HEAD)" = "$before" ] &&
    [ "$(git tag)" = v0.9.0 ]
}

repository
check "no version" says "" "is no version"
check "one that is released" says 0.9.0 "was released before"
check "one that is older" says 0.8.9 "is older than 0.9.0"
touch new
check "a dirty tree" says 1.0.0 "has changes"
rm new
echo 'echo oh dear; exit 1' > .ci/run
git commit --quiet --all --message red
check "a red CI" says 1.0.0 "CI is red"
check "which tells why" grep -q "oh dear" "$work/said"
repository
sed -i '/^- It/d' CHANGELOG.md
git commit --quiet --all --message empty
check "no news" says 1.0.0 "nothing in CHANGELOG.md is unreleased"
repository
printf 'lint-packages prove-install:\n\t@false\n' > Makefile
git commit --quiet --all --message unsound
check "unsound packages" says 1.0.0 "the packages are not sound"

repository
check "a release" Tools/release 1.0.0 > "$work/said" 2>&1
check "has its tag on its commit" [ "$(git rev-parse 'v1.0.0^{commit}')" = "$(git rev-parse HEAD)" ]
check "has its version" grep -q '"1.0.0"' Sources/coach/Version.swift
check "has its section" [ "$(sed -n 5p CHANGELOG.md)" = "## 1.0.0 - $(date -u +%Y-%m-%d)" ]
check "leaves room for what comes next" [ "$(sed -n 3p CHANGELOG.md)" = "## Unreleased" ]
check "has its date and version in the man page" \
  grep -qxF ".TH COACH 1 \"$(date -u +%Y-%m-%d)\" \"coach 1.0.0\" \"User Commands\"" docs/coach.1
check "whose template agrees" \
  grep -qxF ".TH COACH 1 \"$(date -u +%Y-%m-%d)\" \"coach @VERSION@\" \"User Commands\"" docs/coach.1.in
check "has its packages" test -e .build/dist/coach.deb
check "leaves a clean tree" [ -z "$(git status --porcelain)" ]

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
