#!/usr/bin/env bash
# Generate both clients from openapi.json beside this file, and check their types. `make clients` sets up what it needs.
set -euo pipefail
cd "$(dirname "$0")"

(
    cd typescript
    test -x node_modules/.bin/openapi-ts || npm ci --no-audit --no-fund --loglevel=error
    rm -rf dist
    npm run --silent generate
    npm run --silent build
    npm run --silent check
)

cd python
rm -rf penat_client
openapi-python-client generate --path ../openapi.json --config generator.yaml --meta none \
    --output-path penat_client --fail-on-warning
mypy --strict penat_client example
