"""An HTTPS server that behaves as badly as its path says. Prints its ports, then serves until its input closes."""
import http.server
import pathlib
import ssl
import subprocess
import sys
import threading
import time

folder = pathlib.Path(sys.argv[1])


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


def certificate(name, subject_alternative, days="2"):
    key, request, signed = (folder / f"{name}.{end}" for end in ("key", "csr", "pem"))
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-subj", f"/CN={name}", "-out", request)
    extensions = folder / f"{name}.ext"
    extensions.write_text(f"subjectAltName={subject_alternative}\n")
    openssl("x509", "-req", "-in", request, "-CA", folder / "ca.pem", "-CAkey", folder / "ca.key",
            "-CAcreateserial", "-days", days, "-extfile", extensions, "-out", signed)
    return signed, key


def authority(name):
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}",
            "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem")


class Peer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def reply(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.reply(201, body, Content_Type=self.headers["Content-Type"], Retry_After="7")

    def do_GET(self):
        if self.path == "/hello":
            self.reply(200, b"hello", Content_Type="text/plain")
        elif self.path == "/redirect":
            self.reply(302, Location="http://127.0.0.1:1/")
        elif self.path == "/large":
            self.reply(200, b"x" * 3_000_000)
        elif self.path == "/headers":
            self.reply(200, X_Long="h" * 60_000, X_Longer="h" * 60_000)
        elif self.path == "/slow":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            for _ in range(1000):
                self.wfile.write(b"s")
                self.wfile.flush()
                time.sleep(0.2)
        elif self.path == "/events":
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            for number in range(3):
                self.wfile.write(f"data: {number}\n\n".encode())
                self.wfile.flush()
            self.close_connection = True
        elif self.path == "/portal":
            self.reply(200, b"<html>Please log in", Content_Type="text/html")


def serve(signed, key, newest=None):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Peer)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if newest:
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = newest
    context.load_cert_chain(signed, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.daemon_threads = True
    server.handle_error = lambda *_: None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


authority("ca")
authority("other")
good = certificate("good", "IP:127.0.0.1")
print(serve(*good), serve(*certificate("name", "DNS:hub.example")),
      serve(*certificate("old", "IP:127.0.0.1", days="-1")), serve(*good, newest=ssl.TLSVersion.TLSv1_1), flush=True)
sys.stdin.read()
