#!/usr/bin/python3
"""Validates reports against docs/report.schema.json: validate.py SCHEMA REPORT...

The schema lets later versions add keys; here every key has to be in it, so that none goes without a description.
"""
import json, sys
import jsonschema


def strict(schema):
    """The schema with every object closed."""
    if isinstance(schema, list):
        return [strict(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(value) for key, value in schema.items()}
    if "properties" in schema and schema.get("type") == "object":
        closed["additionalProperties"] = False
    return closed


with open(sys.argv[1]) as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(strict(schema))
troubles = []
for path in sys.argv[2:]:
    with open(path) as file:
        report = json.load(file)
    troubles += [f"{path}: {error.json_path}: {error.message}" for error in validator.iter_errors(report)]
print("\n".join(troubles))
sys.exit(1 if troubles else 0)
