#!/usr/bin/env python3
"""Slides shown with reveal.js: tells the running rehearsal which one is shown.

Start it beside the browser, and put this into the deck, behind Reveal.initialize():
  Reveal.on('slidechanged', () => navigator.sendBeacon(
    'http://127.0.0.1:8123/', 'slide ' + (Reveal.getSlidePastCount() + 1)));
"""
import http.server
import subprocess
import sys


class Bridge(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        word, number = self.rfile.read(int(self.headers["Content-Length"])).decode().split()
        subprocess.run(["coach", "send", word, str(int(number))])
        self.send_response(204)
        self.end_headers()


# This machine only.
port = int(sys.argv[1]) if len(sys.argv) > 1 else 8123
http.server.HTTPServer(("127.0.0.1", port), Bridge).serve_forever()
