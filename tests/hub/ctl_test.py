"""waymarkctl against the real hub: a code that enrols a kiosk, a bundle that comes into force, a report in two forms.

ctl_test.py HUB WAYMARKCTL"""
import json
import shutil
import subprocess
import sys

from hub_stage import ROOT, Hub, Kiosk


def check_first_administrator(hub, program, run):
    """A council's hub without --demo: the first log-in from the command line, the first bundle by waymarkctl."""
    assert hub.stop() == 0
    own = Hub(program, folder=hub.folder / "own", demo=False)
    words = [program, "--data", own.folder / "data", "--council", ROOT / "provisioning/demo", "--put-staff", "isla",
             "--site", "ardwell-library", "--role", "staff", "--role", "admin"]
    put = lambda password: subprocess.run([str(word) for word in words], input=password, capture_output=True, text=True, timeout=30)
    assert put("short\n").returncode == 10
    assert put("a password of her own\n").returncode == 0
    own.start()
    try:
        (own.folder / "password").write_text("a password of her own\n")
        run("bundle", "sign", ROOT / "provisioning/demo", "--bundle-version", 1, "--key", own.folder / "data" / "release-key.json",
            "-o", own.folder / "bundle.json")
        run("bundle", "publish", "--hub", f"https://127.0.0.1:{own.https}", "--ca", own.folder / "ca.pem", "--staff", "isla",
            "--password-file", own.folder / "password", own.folder / "bundle.json")
        assert own.staff("isla", "a password of her own").ask("GET", "/api/v1/session").json()["demo"] is False
        assert own.stop() == 0
    finally:
        if own.process.poll() is None:
            own.kill()


def main(program, waymarkctl):
    hub = Hub(program).start()
    try:
        (hub.folder / "password").write_text("admin-demo\n")
        address = ["--hub", f"https://127.0.0.1:{hub.https}", "--ca", hub.folder / "ca.pem", "--staff", "admin",
                   "--password-file", hub.folder / "password"]

        def run(*words, code=0):
            done = subprocess.run([waymarkctl, *map(str, words)], capture_output=True, text=True, timeout=60)
            assert done.returncode == code, (words, done.returncode, done.stdout, done.stderr)
            return done

        code = run("enrol", "issue", *address, "--site", "ardwell-library").stdout.strip()
        kiosk = Kiosk(hub.https, hub.context)
        assert kiosk.enrol(code).status == 201
        assert kiosk.authenticate().status == 200
        missing = run("enrol", "issue", *address, "--site", "elsewhere", code=2)
        assert "no such site" in missing.stderr, missing.stderr

        folder = hub.folder / "council"
        shutil.copytree(ROOT / "provisioning/demo", folder)
        key = hub.folder / "data" / "release-key.json"
        signed = hub.folder / "bundle.json"
        run("bundle", "sign", folder, "--bundle-version", 2, "--key", key, "-o", signed)
        assert "version 2 is in force" in run("bundle", "publish", *address, signed).stdout
        assert json.loads(kiosk.ask("GET", "/kiosk/v1/bundle").json()["manifest"])["version"] == 2
        assert "not newer" in run("bundle", "publish", *address, signed, code=2).stderr
        run("bundle", "sign", folder, "--bundle-version", 3, "--key", hub.folder / "another-key.json", "-o", signed)
        assert "release keys" in run("bundle", "publish", *address, signed, code=2).stderr
        (folder / "journeys" / "report-a-missed-bin.json").write_text("{}")
        broken = run("bundle", "sign", folder, "--bundle-version", 3, "--key", key, "-o", signed, code=1)
        assert "journeys/report-a-missed-bin.json" in broken.stderr, broken.stderr

        assert run("report", "export", *address).stdout.startswith("section,name,measure,value,n")
        report = hub.folder / "report.json"
        run("report", "export", *address, "--format", "json", "-o", report)
        assert len(json.loads(report.read_text())["days"]) == 7

        day = hub.staff().ask("GET", "/api/v1/appointments").json()["today"]
        listed = hub.folder / "day.csv"
        listed.write_text(f"reference,day,time,queue\nKX4-PM2,{day},10:30,housing\n")
        assert "added 1\n" in run("appointments", "put", *address, listed).stdout
        listed.write_text(f"reference,day,time,queue\nKX4-PM2,{day},half ten,housing\n")
        assert "line 2" in run("appointments", "put", *address, listed, code=1).stderr
        listed.write_text(f"reference,day,time,queue\nKX4-PM2,{day},10:30,parking-fines\n")
        assert "parking-fines" in run("appointments", "put", *address, listed, code=1).stderr
        listed.write_text("reference,day,time,queue\n")
        assert "name the day" in run("appointments", "put", *address, listed, code=1).stderr
        assert "removed 1\n" in run("appointments", "put", *address, "--day", day, listed).stdout

        (hub.folder / "password").write_text("wrong\n")
        assert "do not fit" in run("report", "export", *address, code=2).stderr
        stranger = address[:3] + [hub.folder / "hub.pem"] + address[4:]
        run("report", "export", *stranger, code=2)
        check_first_administrator(hub, program, run)
        print("codes, bundles and reports by waymarkctl")
    finally:
        hub.clean()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
