#!/usr/bin/python3
"""Pictures the page of the sample rehearsal: picture.py BINARY PICTURE.png"""
import os, sys, tempfile
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Tests", "Page"))
from chromium import Chromium
import takes

WIDTH = 1180

with tempfile.TemporaryDirectory() as folder, Chromium() as browser:
    page = os.path.join(takes.sample(sys.argv[1], folder), "report.html")
    browser.view(WIDTH, 900)
    browser.load(page)
    browser.evaluate("document.querySelector('.player').remove()")
    # Down to the end of the time line.
    end = browser.evaluate("document.querySelector('.lines').getBoundingClientRect().bottom + scrollY + 24")
    browser.view(WIDTH, int(end))
    browser.picture(sys.argv[2], clip={"x": 0, "y": 0, "width": WIDTH, "height": int(end)})
