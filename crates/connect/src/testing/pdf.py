"""Tells what another program reads in a document: a line of JSON for each page."""

import io
import json
import sys

import pypdf

reader = pypdf.PdfReader(io.BytesIO(sys.stdin.buffer.read()), strict=True)
title = reader.metadata.title if reader.metadata else ""
for page in reader.pages:
    print(json.dumps({"title": title, "text": page.extract_text()}))
