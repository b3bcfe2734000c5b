#!/bin/sh
# Slides shown with pdfpc: tells the running rehearsal which one is shown. Start it beside pdfpc.
#
# pdfpc announces its slides on the session bus, counted from 0.
dbus-monitor --session "type='signal',interface='io.github.pdfpc',member='SlideChange'" |
  while read -r kind number; do
    if [ "$kind" = int32 ]; then coach send slide $((number + 1)); fi
  done
