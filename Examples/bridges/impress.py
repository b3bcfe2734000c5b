#!/usr/bin/env python3
"""Slides shown with LibreOffice Impress: tells the running rehearsal which one is shown.

Start Impress with  soffice --accept='pipe,name=coach;urp;' talk.odp  and this beside it (Debian: python3-uno).
"""
import subprocess
import time

import uno

here = uno.getComponentContext()
resolver = here.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
office = resolver.resolve("uno:pipe,name=coach;urp;StarOffice.ComponentContext")
desktop = office.ServiceManager.createInstance("com.sun.star.frame.Desktop")
shown = None
while True:
    show = desktop.getCurrentComponent().getPresentation()
    slide = show.getController().getCurrentSlideIndex() + 1 if show.isRunning() else None
    if slide and slide != shown:
        subprocess.run(["coach", "send", "slide", str(slide)])
    shown = slide
    time.sleep(0.05)
