#!/usr/bin/env python3
"""How long `mtlint server` takes from a key to what it finds: `scripts/lsp/speed.py PROGRAM [ARTICLE]...`

Each article is opened, and single letters are typed at places all over it; the time runs from writing the change to reading the findings. Without
articles the samples of this tree make texts of about 5 and 200 KB. At the end the memory of the server is printed; for texts of up to 20 KB also after
as many keys more as are typed in an hour (three a second, each letter taken back by the next key).
"""

import json
import pathlib
import statistics
import subprocess
import sys
import time

KEYS = 60
HOUR = 3 * 60 * 60
SHORT = 20_000
SAMPLES = pathlib.Path(__file__).parents[2] / "samples"


class Server:
    def __init__(self, program):
        self.process = subprocess.Popen([program, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.send({"id": 1, "method": "initialize", "params": {"capabilities": {"general": {"positionEncodings": ["utf-32"]}}}})
        self.read()
        self.send({"method": "initialized", "params": {}})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def read(self):
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(length))

    def type(self, uri, version, start, end, text):
        """Replaces a range; the seconds until the findings are there."""
        document = {"uri": uri, "version": version}
        change = {"range": {"start": start, "end": end}, "text": text}
        begun = time.perf_counter()
        self.send({"method": "textDocument/didChange", "params": {"textDocument": document, "contentChanges": [change]}})
        self.findings(version)
        return time.perf_counter() - begun

    def findings(self, version):
        while True:
            params = self.read().get("params") or {}
            if params.get("version") == version:
                return len(params["diagnostics"])

    def memory(self):
        """Resident and peak memory in MiB, where the system tells."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        return {line.split(":")[0]: int(line.split()[1]) // 1024 for line in lines if line.startswith(("VmRSS", "VmHWM"))}


def articles(paths):
    if paths:
        return [(path, pathlib.Path(path).read_text(encoding="utf-8")) for path in paths]
    names = sorted([*SAMPLES.glob("flagged/*-en.txt"), *SAMPLES.glob("clean/*.txt")])
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in names)
    text *= 1 + 200_000 // len(text)
    return [("5 KB", text[:5_000]), ("200 KB", text[:200_000])]


def main():
    program, *paths = sys.argv[1:] or sys.exit(__doc__)
    for name, text in articles(paths):
        server = Server(program)
        uri = f"untitled:{name.replace(' ', '')}"
        item = {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}
        server.send({"method": "textDocument/didOpen", "params": {"textDocument": item}})
        found = server.findings(1)
        lines = text.split("\n")
        times = []
        for key in range(KEYS):
            line = key * (len(lines) - 1) // KEYS
            place = {"line": line, "character": len(lines[line]) // 2}
            lines[line] = lines[line][: len(lines[line]) // 2] + "e" + lines[line][len(lines[line]) // 2 :]
            times.append(server.type(uri, key + 2, place, place, "e") * 1000)
        times.sort()
        print(
            f"{name}: {len(text.encode()) // 1000} KB, {found} findings; a key answered in {statistics.median(times):.1f} ms"
            f" (median of {KEYS}), {times[-1 - KEYS // 20]:.1f} ms (95 of 100); memory {server.memory()} MiB"
        )
        if len(text.encode()) <= SHORT:
            for key in range(0, HOUR, 2):
                line = key * (len(lines) - 1) // HOUR
                start = {"line": line, "character": len(lines[line]) // 2}
                end = {**start, "character": start["character"] + 1}
                server.type(uri, KEYS + key + 2, start, start, "e")
                server.type(uri, KEYS + key + 3, start, end, "")
            print(f"{name}: after {HOUR} keys more, memory {server.memory()} MiB")
        server.process.kill()


main()
