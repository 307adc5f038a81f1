#!/usr/bin/env python3
"""Validate a folder of files with lxml, keeping nothing: validate.py FOLDER SCHEMA."""

import pathlib
import sys

from lxml import etree

folder, schema = pathlib.Path(sys.argv[1]), etree.XMLSchema(file=sys.argv[2])
parser = etree.XMLParser(resolve_entities=False, no_network=True)
files = sorted(folder.glob("*.xml"))
faulty = sum(not schema.validate(etree.parse(str(file), parser)) for file in files)
print(f"{len(files)} files, {faulty} not valid")
