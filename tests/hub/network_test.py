"""The doors of the real hub: limits, server-sent events, a WebSocket, the mirror between them, and an orderly end.

network_test.py HUB"""
import base64
import json
import os
import socket
import struct
import sys
import time

from hub_stage import Client, Hub, now_ms, uuid_v7


class Stream:
    """GET /kiosk/v1/events, event by event."""

    def __init__(self, hub, kiosk):
        self.socket = hub.context.wrap_socket(socket.create_connection(("127.0.0.1", hub.https), 10), server_hostname="127.0.0.1")
        self.socket.sendall(f"GET /kiosk/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {kiosk.token}\r\n\r\n".encode())
        self.lines = self.socket.makefile("rb")
        assert b" 200 " in self.lines.readline()
        headers = {}
        while (line := self.lines.readline().strip()):
            name, value = line.decode().split(": ", 1)
            headers[name.lower()] = value
        assert headers["content-type"] == "text/event-stream", headers

    def next(self):
        name = data = None
        while (line := self.lines.readline()) != b"\n":
            assert line, "the stream ended"
            field, value = line.decode().rstrip("\n").split(": ", 1)
            name, data = (value, data) if field == "event" else (name, json.loads(value))
        return name, data

    def until(self, wanted):
        while True:
            name, data = self.next()
            if name == wanted:
                return data


class WebSocket:
    """As much of RFC 6455 as a console needs."""

    def __init__(self, hub, staff, origin=None):
        self.socket = socket.create_connection(("127.0.0.1", hub.http), 10)
        host = f"127.0.0.1:{hub.http}"
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET /api/v1/live HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nOrigin: {origin or 'http://' + host}\r\n"
                             f"Cookie: {staff.cookie}\r\n\r\n").encode())
        self.file = self.socket.makefile("rb")
        self.status = int(self.file.readline().split()[1])
        while self.file.readline().strip():
            pass

    def send(self, message):
        data, mask = json.dumps(message).encode(), os.urandom(4)
        length = bytes([0x80 | len(data)]) if len(data) < 126 else b"\xfe" + struct.pack(">H", len(data))
        self.socket.sendall(b"\x81" + length + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))

    def until(self, wanted):
        while True:
            first, second = self.file.read(2)
            length = second & 127
            if length == 126:
                length = struct.unpack(">H", self.file.read(2))[0]
            elif length == 127:
                length = struct.unpack(">Q", self.file.read(8))[0]
            data = self.file.read(length)
            if first & 15 == 1 and json.loads(data)["type"] == wanted:
                return json.loads(data)


def check_limits(hub):
    for port, wrap in ((hub.http, lambda s: s), (hub.https, lambda s: hub.context.wrap_socket(s, server_hostname="127.0.0.1"))):
        def first_line(data):
            with wrap(socket.create_connection(("127.0.0.1", port), 10)) as line:
                try:
                    line.sendall(data)
                except OSError:
                    pass  # it may close before it has heard everything
                return line.makefile("rb").readline()

        assert b" 431 " in first_line(b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 100_000 + b"\r\n\r\n")
        assert b" 413 " in first_line(b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n")
        assert first_line(b"\x16\x03\x01 nonsense\r\n\r\n") in (b"",) or port == hub.http
    assert Client(hub.http).call("PUT", "/api/v1/session").status == 405
    assert Client(hub.http).call("GET", "/kiosk/v1/bundle").status == 403
    rebound = Client(hub.http).call("GET", "/", headers={"Host": "evil.example"})
    assert rebound.status == 421


def connected(staff):
    return staff.ask("GET", "/api/v1/kiosks").json()["kiosks"][0]["connected"]


def within(seconds, holds):
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.02)


def check_streams(hub, staff, kiosk):
    stream = Stream(hub, kiosk)
    name, data = stream.next()
    assert name == "ping" and abs(data["at"] - now_ms()) < 60_000
    assert connected(staff)
    state = {"sent_at": now_ms(), "glass": "attract", "screen": "attract", "software": "x", "bundle_version": 1, "demo": True}
    assert kiosk.ask("POST", "/kiosk/v1/state", state).status == 200

    assert WebSocket(hub, staff, origin="http://evil.example").status == 403
    console = WebSocket(hub, staff)
    assert console.status == 101
    kiosk_id = kiosk.identity["kiosk_id"]
    console.send({"type": "mirror.watch", "kiosk": kiosk_id})
    assert stream.until("mirror.wanted") == {"watchers": 1}
    assert kiosk.ask("POST", "/kiosk/v1/mirror", {"sequence": 3, "view": {"screen": "home"}}).json() == {"watchers": 1}
    assert console.until("mirror.frame") == {"type": "mirror.frame", "kiosk": kiosk_id, "sequence": 3, "view": {"screen": "home"}}
    console.send({"type": "mirror.input", "kiosk": kiosk_id, "input": {"event": "activate", "node": "start"}})
    assert stream.until("mirror.input") == {"event": "activate", "node": "start"}

    raised = {"request_id": uuid_v7(), "page": "home", "language": "en-GB"}
    assert kiosk.ask("POST", "/kiosk/v1/help", raised).json()["staff_online"] == 1
    assert console.until("changed")["what"] in ("help", "kiosks")
    staff.ask("POST", f"/api/v1/help/{raised['request_id']}/acknowledge")
    assert stream.until("help.acknowledged") == {"request_id": raised["request_id"]}

    console.socket.close()
    console.file.close()
    assert stream.until("mirror.wanted") == {"watchers": 0}
    stream.lines.close()
    stream.socket.close()
    within(5, lambda: not connected(staff))


def main(program):
    hub = Hub(program).start()
    try:
        staff = hub.staff()
        check_limits(hub)
        kiosk = hub.kiosk(staff)
        check_streams(hub, staff, kiosk)
        # It ends in order with streams open, and answers what it was asked.
        stream, console = Stream(hub, kiosk), WebSocket(hub, staff)
        began = time.monotonic()
        assert hub.stop() == 0
        assert time.monotonic() - began < 5
        assert stream.next()[0] == "ping" and stream.lines.read() == b""
        assert console.status == 101
        print("limits, streams, the mirror and an orderly end")
    finally:
        hub.clean()


if __name__ == "__main__":
    main(sys.argv[1])
