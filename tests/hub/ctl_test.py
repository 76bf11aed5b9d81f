"""waymarkctl against the real hub: a code that enrols a kiosk, a bundle that comes into force, a report in two forms.

ctl_test.py HUB WAYMARKCTL"""
import json
import shutil
import subprocess
import sys

from hub_stage import ROOT, Hub, Kiosk


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

        (hub.folder / "password").write_text("wrong\n")
        assert "do not fit" in run("report", "export", *address, code=2).stderr
        stranger = address[:3] + [hub.folder / "hub.pem"] + address[4:]
        run("report", "export", *stranger, code=2)
        print("codes, bundles and reports by waymarkctl")
    finally:
        hub.clean()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
