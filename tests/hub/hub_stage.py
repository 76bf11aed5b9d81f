"""The real waymark-hub in a folder of its own, with an enrolled kiosk and signed-in staff: what the scripts here share."""
import base64
import ctypes
import ctypes.util
import http.client
import json
import os
import pathlib
import re
import secrets
import shutil
import signal
import ssl
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SODIUM = ctypes.CDLL(ctypes.util.find_library("sodium"))
assert SODIUM.sodium_init() >= 0
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U"


def uuid_v7():
    value = (int(time.time() * 1000) << 80) | secrets.randbits(80)
    value = (value & ~(0xF << 76)) | (7 << 76)
    value = (value & ~(0x3 << 62)) | (2 << 62)
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def reference():
    value = secrets.randbits(40)
    symbols = "".join(CROCKFORD[(value >> shift) & 31] for shift in range(35, -1, -5))
    return f"{symbols[:4]}-{symbols[4:]}-{CROCKFORD[value % 37]}"


def seal(plain, public_key):
    sealed = ctypes.create_string_buffer(len(plain) + 48)
    assert SODIUM.crypto_box_seal(sealed, plain, ctypes.c_ulonglong(len(plain)), public_key) == 0
    return sealed.raw


def now_ms():
    return int(time.time() * 1000)


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)


class Client:
    """One keep-alive connection."""

    def __init__(self, port, context=None):
        self.port, self.context, self.connection = port, context, None

    def call(self, method, path, body=None, headers=None):
        if self.connection is None:
            if self.context:
                self.connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=self.context, timeout=30)
            else:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        try:
            self.connection.request(method, path, data, headers or {})
            answer = self.connection.getresponse()
            return Answer(answer.status, dict((k.lower(), v) for k, v in answer.getheaders()), answer.read())
        except Exception:
            self.close()
            raise

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None


class Staff(Client):
    cookie, csrf = None, None

    def sign_in(self, name, password):
        answer = self.call("POST", "/api/v1/session", {"name": name, "password": password})
        assert answer.status == 200, answer.body
        self.cookie = answer.headers["set-cookie"].split(";")[0]
        self.csrf = answer.json()["csrf_token"]
        return answer

    def ask(self, method, path, body=None, **more):
        headers = {"Cookie": self.cookie, **({} if method == "GET" else {"X-CSRF-Token": self.csrf}), **more}
        return self.call(method, path, body, headers)


class Kiosk(Client):
    def __init__(self, port, context):
        super().__init__(port, context)
        self.public, self.secret = ctypes.create_string_buffer(32), ctypes.create_string_buffer(64)
        SODIUM.crypto_sign_keypair(self.public, self.secret)
        self.token, self.stream, self.seq = None, secrets.token_hex(16), 0

    def enrol(self, code, name="Test kiosk"):
        body = {"code": code.split(".")[-1], "public_key": base64.b64encode(self.public.raw).decode(), "name": name}
        answer = self.call("POST", "/kiosk/v1/enrolments", body)
        if answer.status == 201:
            self.identity = answer.json()
        return answer

    def sign(self, message):
        signature = ctypes.create_string_buffer(64)
        SODIUM.crypto_sign_detached(signature, None, message, ctypes.c_ulonglong(len(message)), self.secret)
        return base64.b64encode(signature.raw).decode()

    def authenticate(self):
        kiosk_id = self.identity["kiosk_id"]
        asked = self.call("POST", "/kiosk/v1/challenges", {"kiosk_id": kiosk_id})
        if asked.status != 200:
            return asked
        challenge = asked.json()["challenge"]
        signature = self.sign(f"waymark-token-v1\n{kiosk_id}\n{challenge}".encode())
        answer = self.call("POST", "/kiosk/v1/tokens", {"kiosk_id": kiosk_id, "challenge": challenge, "signature": signature})
        if answer.status == 200:
            self.token = answer.json()["token"]
        return answer

    def ask(self, method, path, body=None, **more):
        return self.call(method, path, body, {"Authorization": f"Bearer {self.token}", **more})

    def event(self, name, **members):
        self.seq += 1
        return {"seq": self.seq, "event_id": uuid_v7(), "name": name, "at": now_ms(), **members}

    def submission(self, answers=None, journey="report-a-missed-bin"):
        fields = [{"key": key, "title": key.title(), "type": "text", "answer": value} for key, value in (answers or {}).items()]
        plain = json.dumps({"journey": journey, "version": "1", "language": "en-GB", "name": "Test",
                            "questions": [{"category": "", "question": "Q", "page": "p", "fields": fields}]}).encode()
        key = self.identity["submission_key"]
        return {"submission_id": uuid_v7(), "reference": reference(), "journey": journey, "journey_version": "1",
                "language": "en-GB", "sealed": base64.b64encode(seal(plain, base64.b64decode(key["public_key"]))).decode(),
                "key_id": key["id"], "created_at": now_ms()}


class Hub:
    def __init__(self, program, folder=None, demo=True):
        self.program, self.demo = program, demo
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="waymark-hub-"))
        self.folder.mkdir(exist_ok=True)
        self.process, self.http, self.https = None, 0, 0
        self.make_certificates()
        self.context = ssl.create_default_context(cafile=str(self.folder / "ca.pem"))

    def make_certificates(self):
        if (self.folder / "ca.pem").exists():
            return
        run = lambda *words: subprocess.run(words, check=True, cwd=self.folder, capture_output=True)
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30",
            "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Test authority")
        run("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", "hub.key",
            "-out", "hub.csr", "-subj", "/CN=127.0.0.1")
        (self.folder / "names").write_text("subjectAltName=IP:127.0.0.1\n")
        run("openssl", "x509", "-req", "-in", "hub.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "30",
            "-extfile", "names", "-out", "hub.pem")

    def start(self):
        words = [self.program, "--data", self.folder / "data", "--council", ROOT / "provisioning/demo",
                 "--http", f"127.0.0.1:{self.http}", "--https", f"127.0.0.1:{self.https}",
                 "--certificate", self.folder / "hub.pem", "--key", self.folder / "hub.key", "--ca", self.folder / "ca.pem"]
        self.log = open(self.folder / "hub.log", "ab")
        self.process = subprocess.Popen([str(word) for word in words] + (["--demo"] if self.demo else []),
                                        stdout=subprocess.PIPE, stderr=self.log)
        for scheme in ("http", "https"):
            line = self.process.stdout.readline().decode()
            found = re.match(rf"listening {scheme} 127\.0\.0\.1:(\d+)", line)
            assert found, f"the hub said {line!r}: {(self.folder / 'hub.log').read_text()[-2000:]}"
            setattr(self, scheme, int(found.group(1)))
        return self

    def staff(self, name="admin", password="admin-demo"):
        client = Staff(self.http)
        client.sign_in(name, password)
        return client

    def kiosk(self, admin=None, name=None):
        code = (admin or self.staff()).ask("POST", "/api/v1/enrolment-codes", {"site": "ardwell-library"}).json()["code"]
        kiosk = Kiosk(self.https, self.context)
        assert kiosk.enrol(code, *([name] if name else [])).status == 201
        assert kiosk.authenticate().status == 200
        return kiosk

    @property
    def database(self):
        return self.folder / "data" / "hub.db"

    def kill(self):
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        """SIGTERM; answers with the exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=15)
        self.process.stdout.close()
        return code

    def clean(self):
        if self.process and self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
