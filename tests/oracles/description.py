"""Asks a running program everything its own description allows and forbids: description.py http://127.0.0.1:8080

Exit 77 means that the asker (PyPI schemathesis) is not installed. The program must not limit how often it is asked, or
most answers are 429 and prove nothing.
"""

import importlib.util
import os
import subprocess
import sys
import tempfile

if importlib.util.find_spec("schemathesis") is None:
    print("schemathesis is not installed")
    sys.exit(77)

url = sys.argv[1]
command = [sys.executable, "-m", "schemathesis.cli", "run", f"{url}/openapi.json", "--url", url]
# All checks but those on passwords, which are asked for nowhere; one worker, since its generator counts on that.
command += ["--checks", "all", "--exclude-checks", "ignored_auth", "--workers", "1", "--seed", "1"]
command += ["--max-examples", os.environ.get("EXAMPLES", "20")]
with tempfile.TemporaryDirectory() as folder:
    sys.exit(subprocess.run(command, cwd=folder).returncode)
