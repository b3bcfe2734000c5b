#!/bin/sh
# The main job on real input: records the sample rehearsal through alsa-lib and reports it.
#
# The microphone is alsa-lib's own file plugin: a capture device that plays a known recording as
# fast as it is read. Nothing of it is kept among the user's takes.
set -eu
binary=$(realpath "${1:-.build/release/coach}")
here=$(realpath "$(dirname "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sndfile-convert -pcm16 "$here/sample-rehearsal.ogg" "$work/sample.raw" >/dev/null
cat > "$work/alsa.conf" <<CONF
<confdir:alsa.conf>
pcm.sample {
  type file
  slave.pcm "null"
  file "/dev/null"
  infile "$work/sample.raw"
  format "raw"
}
CONF

cat <<TEXT
Recording the sample rehearsal through alsa-lib, at full speed, with its key presses:
  coach rehearse sample-rehearsal.md --device sample --rate 16000 --keys sample-rehearsal.keys

TEXT
cd "$here"
XDG_DATA_HOME="$work" ALSA_CONFIG_PATH="$work/alsa.conf" \
  "$binary" rehearse sample-rehearsal.md --device sample --rate 16000 --keys sample-rehearsal.keys

cat <<TEXT

That was a demonstration; its take is deleted again. With a microphone, record your own:
  $binary rehearse my-notes.md
TEXT
