"""Every operation of openapi.yaml is asked of the real hub, and every answer must fit its schema.

An operation that no call here reaches fails the test: a description that nobody checks is not to be trusted."""
import base64
import json
import sys
import time
import warnings

import jsonschema
import yaml

from hub_stage import ROOT, Client, Hub, now_ms, seal, uuid_v7
from network_test import Stream, WebSocket

# Debian 12 has the older jsonschema, which knows no other way.
warnings.filterwarnings("ignore", category=DeprecationWarning, module=".*")
PROTOCOL = ROOT / "provisioning/protocol"


class Description:
    def __init__(self):
        self.document = yaml.safe_load((PROTOCOL / "openapi.yaml").read_text())
        self.resolver = jsonschema.RefResolver("", self.document)
        self.reached = set()

    def operations(self):
        return {(method.upper(), path) for path, item in self.document["paths"].items() for method in item}

    def resolve(self, node):
        return self.resolver.resolve(node["$ref"])[1] if "$ref" in node else node

    def check(self, schema, value, what):
        validator = jsonschema.Draft202012Validator(schema, resolver=self.resolver)
        problems = [f"{'/'.join(map(str, e.path))}: {e.message}" for e in validator.iter_errors(value)]
        assert not problems, f"{what}: {problems[:3]} in {json.dumps(value)[:400]}"

    def answer(self, method, path, answer, request=None):
        """The answer to `method path` (a path of the description) fits; so did the request, when it was taken."""
        operation = self.document["paths"][path][method.lower()]
        self.reached.add((method, path))
        responses = operation["responses"]
        described = responses.get(str(answer.status)) or responses.get(f"{answer.status // 100}XX")
        assert described, f"{method} {path} answered {answer.status}, which is not described: {answer.body[:300]}"
        content = self.resolve(described).get("content", {})
        if "application/json" in content:
            assert answer.headers["content-type"] == "application/json"
            self.check(content["application/json"]["schema"], answer.json(), f"{method} {path} {answer.status}")
        elif content:
            assert answer.headers["content-type"].split(";")[0] in content, answer.headers
        if request is not None and answer.status < 300:
            schema = operation["requestBody"]["content"]["application/json"]["schema"]
            self.check(schema, request, f"the request of {method} {path}")
        return answer


def drive_staff_and_enrolment(hub, api):
    anonymous = Client(hub.http)
    api.answer("GET", "/api/v1/session", anonymous.call("GET", "/api/v1/session"))
    wrong = {"name": "nobody", "password": "wrong"}
    assert api.answer("POST", "/api/v1/session", anonymous.call("POST", "/api/v1/session", wrong)).status == 403
    admin = hub.staff()
    right = {"name": "admin", "password": "admin-demo"}
    api.answer("POST", "/api/v1/session", anonymous.call("POST", "/api/v1/session", right), right)
    api.answer("GET", "/api/v1/session", admin.ask("GET", "/api/v1/session"))
    site = {"site": "ardwell-library"}
    api.answer("POST", "/api/v1/enrolment-codes", admin.ask("POST", "/api/v1/enrolment-codes", site), site)
    api.answer("GET", "/openapi.yaml", anonymous.call("GET", "/openapi.yaml"))
    return admin


def drive_identity(hub, api, admin):
    kiosk = hub.kiosk(admin)
    code = admin.ask("POST", "/api/v1/enrolment-codes", {"site": "ardwell-library"}).json()["code"]
    body = {"code": code.split(".")[-1], "public_key": base64.b64encode(b"k" * 32).decode(), "name": "Another"}
    api.answer("POST", "/kiosk/v1/enrolments", kiosk.call("POST", "/kiosk/v1/enrolments", body), body)
    body["code"] = "AAAA-BBBB-CCCC"
    assert api.answer("POST", "/kiosk/v1/enrolments", kiosk.call("POST", "/kiosk/v1/enrolments", body)).status == 403
    kiosk_id = kiosk.identity["kiosk_id"]
    body = {"kiosk_id": kiosk_id}
    challenge = api.answer("POST", "/kiosk/v1/challenges", kiosk.call("POST", "/kiosk/v1/challenges", body), body).json()
    body = {"kiosk_id": kiosk_id, "challenge": challenge["challenge"],
            "signature": kiosk.sign(f"waymark-token-v1\n{kiosk_id}\n{challenge['challenge']}".encode())}
    kiosk.token = api.answer("POST", "/kiosk/v1/tokens", kiosk.call("POST", "/kiosk/v1/tokens", body), body).json()["token"]
    return kiosk


def drive_configuration(api, admin, kiosk):
    signed = api.answer("GET", "/kiosk/v1/bundle", kiosk.ask("GET", "/kiosk/v1/bundle")).json()
    manifest = json.loads(signed["manifest"])
    jsonschema.Draft202012Validator(json.loads((PROTOCOL / "manifest.schema.json").read_text())).validate(manifest)
    unchanged = kiosk.ask("GET", "/kiosk/v1/bundle", **{"If-None-Match": f'"{manifest["version"]}"'})
    assert unchanged.status == 304 and unchanged.body == b""
    files = []
    for file in manifest["files"]:
        path = f"/kiosk/v1/bundle/files/{file['sha256']}"
        bytes_ = api.answer("GET", "/kiosk/v1/bundle/files/{sha256}", kiosk.ask("GET", path)).body
        assert len(bytes_) == file["size"]
        files.append(base64.b64encode(bytes_).decode())
        if file["path"] == "council.json":
            council = json.loads((PROTOCOL / "council.schema.json").read_text())
            jsonschema.Draft202012Validator(council).validate(json.loads(bytes_))
    missing = kiosk.ask("GET", "/kiosk/v1/bundle/files/" + "0" * 64)
    assert api.answer("GET", "/kiosk/v1/bundle/files/{sha256}", missing).status == 404
    upload = {"manifest": signed["manifest"], "signatures": signed["signatures"], "files": files}
    again = api.answer("POST", "/api/v1/bundles", admin.ask("POST", "/api/v1/bundles", upload))
    assert again.status == 409, again.body


def drive_work(api, admin, kiosk):
    def post(path, body, described=None, **more):
        described = described or path
        return api.answer("POST", described, kiosk.ask("POST", path, body), body)

    events = [kiosk.event("session.started", language="en-GB", mode="self", settings=["contrast"]),
              kiosk.event("journey.started", journey="report-a-missed-bin", journey_version="1"),
              kiosk.event("page.shown", journey="report-a-missed-bin", fields={"page": "where", "first": True}),
              kiosk.event("journey.ended", journey="report-a-missed-bin", fields={"outcome": "completed", "page": "where"}),
              kiosk.event("feedback.given", fields={"score": 4}),
              kiosk.event("session.ended", fields={"outcome": "goodbye"})]
    batch = {"stream_id": kiosk.stream, "sent_at": now_ms(), "events": events}
    assert post("/kiosk/v1/usage", batch).json()["accepted"] == 6
    bad = kiosk.ask("POST", "/kiosk/v1/usage", {**batch, "events": [{"seq": 99, "name": "No"}]})
    assert len(api.answer("POST", "/kiosk/v1/usage", bad).json()["rejected"]) == 1

    def ticket():
        request_id = uuid_v7()
        issued = post("/kiosk/v1/tickets", {"request_id": request_id, "service": "housing"})
        assert issued.status == 201
        return request_id

    request_id = ticket()
    assert post("/kiosk/v1/tickets", {"request_id": request_id, "service": "housing"}).status == 200
    post(f"/kiosk/v1/tickets/{request_id}/confirm", {"method": "printed"}, "/kiosk/v1/tickets/{request_id}/confirm")
    followed = post("/kiosk/v1/tickets", {"request_id": uuid_v7(), "service": "general", "language": "pl"}).json()
    drive_my_ticket(api, kiosk, Client(admin.port), followed)
    gone = ticket()
    post(f"/kiosk/v1/tickets/{gone}/void", {"reason": "print_failed"}, "/kiosk/v1/tickets/{request_id}/void")
    refused = kiosk.ask("POST", f"/kiosk/v1/tickets/{gone}/confirm", {"method": "shown"})
    assert api.answer("POST", "/kiosk/v1/tickets/{request_id}/confirm", refused).status == 409
    lease = post("/kiosk/v1/leases", {"service": "housing"}).json()
    shown = {"request_id": uuid_v7(), "lease_id": lease["lease_id"], "number": lease["first"], "issued_at": now_ms(), "state": "waiting"}
    wrong = {**shown, "request_id": uuid_v7(), "number": lease["last"] + 1}
    results = post("/kiosk/v1/tickets/leased", {"sent_at": now_ms(), "tickets": [shown, wrong]}).json()["results"]
    assert [one["outcome"] for one in results] == ["accepted", "rejected"]

    submission = kiosk.submission({"street": "=HYPERLINK(1)"})
    assert post("/kiosk/v1/submissions", submission).status == 201
    assert post("/kiosk/v1/submissions", submission).status == 200
    listed = api.answer("GET", "/api/v1/submissions", admin.ask("GET", "/api/v1/submissions?limit=1")).json()
    assert listed["next"] is not None
    path = "/api/v1/submissions/" + submission["submission_id"]
    api.answer("GET", "/api/v1/submissions/{submission_id}", admin.ask("GET", path))
    api.answer("GET", "/api/v1/submissions/{submission_id}/head", admin.ask("GET", path + "/head"))
    change = {"shown": "received", "status": "finished"}
    api.answer("PUT", "/api/v1/submissions/{submission_id}/status", admin.ask("PUT", path + "/status", change), change)
    question = {"reference": submission["reference"].lower()}
    assert post("/kiosk/v1/requests/status", question).json()["status"] == "finished"

    drive_appointments(api, admin, kiosk, post)

    queues = api.answer("GET", "/api/v1/queues", admin.ask("GET", "/api/v1/queues")).json()
    assert [queue["waiting"] for queue in queues["queues"] if queue["service"] == "housing"] == [2]
    call = admin.ask("POST", "/api/v1/queues/housing/call-next", {"desk": "2"})
    called = api.answer("POST", "/api/v1/queues/{service}/call-next", call, {"desk": "2"}).json()["ticket"]
    done = admin.ask("POST", f"/api/v1/tickets/{called['ticket_id']}/done", {"outcome": "served"})
    assert api.answer("POST", "/api/v1/tickets/{ticket_id}/done", done, {"outcome": "served"}).json()["state"] == "served"
    nobody = admin.ask("POST", "/api/v1/queues/general/call-next", {"desk": "2"})
    assert api.answer("POST", "/api/v1/queues/{service}/call-next", nobody).json() == {"ticket": None}


def drive_appointments(api, admin, kiosk, post):
    listed = api.answer("GET", "/api/v1/appointments", admin.ask("GET", "/api/v1/appointments")).json()
    day = listed["today"]
    rows = f"reference,day,time,queue,minutes\nKX4-PM2,{day},23:50,general,20\nKX4-PM3,{day},23:55,general\nKX4-PM4,{day},00:00,general\n"
    upload = {"list": rows}
    kept = api.answer("POST", "/api/v1/appointments", admin.ask("POST", "/api/v1/appointments", upload), upload).json()
    assert kept["added"] == 3, kept
    of_day = {"day": day, "list": rows}
    same = api.answer("POST", "/api/v1/appointments", admin.ask("POST", "/api/v1/appointments", of_day), of_day).json()
    assert same["kept"] == 3, same
    wrong = api.answer("POST", "/api/v1/appointments", admin.ask("POST", "/api/v1/appointments", {"list": rows + "x"}))
    assert wrong.status == 400 and wrong.json()["error"]["where"] == "line 5", wrong.body
    order = {"request_id": uuid_v7(), "reference": "kx4 pm2", "language": "gd", "waits": True}
    told = post("/kiosk/v1/appointments/check-in", order)
    assert told.status == 201 and told.json()["outcome"] == "checked_in", told.body
    assert post("/kiosk/v1/appointments/check-in", order).status == 200
    post(f"/kiosk/v1/tickets/{order['request_id']}/confirm", {"method": "printed"}, "/kiosk/v1/tickets/{request_id}/confirm")
    again = post("/kiosk/v1/appointments/check-in", {**order, "request_id": uuid_v7()}).json()
    assert again["outcome"] == "already" and again["ticket"]["display"] == told.json()["ticket"]["display"]
    unknown = {**order, "request_id": uuid_v7(), "reference": "NOBODY7"}
    assert post("/kiosk/v1/appointments/check-in", unknown).status == 404
    in_person = {"reference": "KX4PM4"}
    there = admin.ask("POST", "/api/v1/appointments/check-in", in_person)
    assert api.answer("POST", "/api/v1/appointments/check-in", there, in_person).json()["display"]
    queues = admin.ask("GET", "/api/v1/queues").json()["queues"]
    waiting = [ticket for queue in queues for ticket in queue["tickets"] if "appointment_at" in ticket]
    assert len(waiting) == 2, queues
    for ticket in waiting:
        path = f"/api/v1/tickets/{ticket['ticket_id']}"
        call = admin.ask("POST", path + "/call", {"desk": "2"})
        assert api.answer("POST", "/api/v1/tickets/{ticket_id}/call", call, {"desk": "2"}).json()["state"] == "called"
        admin.ask("POST", path + "/done", {"outcome": "served"})
    states = api.answer("GET", "/api/v1/appointments", admin.ask("GET", f"/api/v1/appointments?day={day}")).json()
    assert {one["state"] for one in states["appointments"]} == {"served", "expected"}, states


def drive_my_ticket(api, kiosk, phone, issued):
    kiosk.ask("POST", f"/kiosk/v1/tickets/{issued['request_id']}/confirm", {"method": "followed"})
    code = {"Authorization": "Bearer " + issued["follow"].split("#")[1]}

    def my_ticket(word="", method="GET", body=None):
        path = "/api/v1/my-ticket" + word
        return api.answer(method, path, phone.call(method, path, body, code), body).json()

    assert my_ticket()["language"] == "pl"
    assert my_ticket("/more-time", "POST", {"which": 1})["more_time"] == 0, "nobody waits behind"
    assert my_ticket("/leave", "POST")["state"] == "left"
    unknown = phone.call("GET", "/api/v1/my-ticket", None, {"Authorization": "Bearer " + "0" * 32})
    assert api.answer("GET", "/api/v1/my-ticket", unknown).status == 404


def drive_help_and_state(api, admin, kiosk):
    help_ = {"request_id": uuid_v7(), "page": "home", "language": "gd", "needs": ["large_text"]}
    api.answer("POST", "/kiosk/v1/help", kiosk.ask("POST", "/kiosk/v1/help", help_), help_)
    api.answer("GET", "/api/v1/help", admin.ask("GET", "/api/v1/help"))
    path = f"/api/v1/help/{help_['request_id']}/acknowledge"
    api.answer("POST", "/api/v1/help/{request_id}/acknowledge", admin.ask("POST", path))
    other = {**help_, "request_id": uuid_v7()}
    kiosk.ask("POST", "/kiosk/v1/help", other)
    cancel = kiosk.ask("POST", f"/kiosk/v1/help/{other['request_id']}/cancel")
    assert api.answer("POST", "/kiosk/v1/help/{request_id}/cancel", cancel).json()["state"] == "cancelled"
    for act, details in (("checked", {"camera": "broken", "touch": "works"}), ("restarted", {})):
        done = {"act_id": uuid_v7(), "act": act, "staff": "101", "at": now_ms(), "details": details}
        api.answer("POST", "/kiosk/v1/staff-acts", kiosk.ask("POST", "/kiosk/v1/staff-acts", done), done)
    state = {"sent_at": now_ms(), "glass": "attract", "screen": "attract", "software": "0.1.0", "bundle_version": 1,
             "outbox_pending": 0, "outbox_put_aside": 0, "clock": "good", "demo": True,
             "devices": [{"name": "printer", "kind": "printer", "state": "attention", "detail": "paper low"}],
             "languages": [{"tag": "pl", "name": "Polish", "reviewed": False}]}
    api.answer("POST", "/kiosk/v1/state", kiosk.ask("POST", "/kiosk/v1/state", state), state)
    fleet = api.answer("GET", "/api/v1/kiosks", admin.ask("GET", "/api/v1/kiosks")).json()
    assert any(one.get("report") == state for one in fleet["kiosks"])
    frame = {"sequence": 1, "view": {"screen": "attract"}}
    api.answer("POST", "/kiosk/v1/mirror", kiosk.ask("POST", "/kiosk/v1/mirror", frame), frame)


def drive_calls(hub, api, kiosk):
    def deed(who, word, call_id, body=None):
        return api.answer("POST", "/api/v1/calls/{call_id}/" + word,
                          who.ask("POST", f"/api/v1/calls/{call_id}/{word}", body), body)

    def signal(call_id, **members):
        body = {"leg": 1, "sequence": 0, **members}
        return api.answer("POST", "/kiosk/v1/calls/{call_id}/signal",
                          kiosk.ask("POST", f"/kiosk/v1/calls/{call_id}/signal", body), body)

    def call():
        body = {"call_id": uuid_v7(), "skill": "general", "language": "en-GB", "needs": [], "speak": "type", "page": "home",
                "journey": "report-a-missed-bin", "allowed": ["see"]}
        asked = api.answer("POST", "/kiosk/v1/calls", kiosk.ask("POST", "/kiosk/v1/calls", body), body)
        return asked, body["call_id"]

    morag, hamish = hub.staff("morag", "counter-demo"), hub.staff("hamish", "supervisor-demo")
    api.answer("GET", "/kiosk/v1/calls/offer", kiosk.ask("GET", "/kiosk/v1/calls/offer"))
    assert call()[0].status == 409
    available = {"state": "available"}
    open_lines = [WebSocket(hub, morag), WebSocket(hub, hamish), Stream(hub, kiosk)]
    for who in (morag, hamish):
        api.answer("PUT", "/api/v1/adviser/state", who.ask("PUT", "/api/v1/adviser/state", available), available)
    asked, call_id = call()
    assert asked.status == 201 and asked.json()["state"] == "offered", asked.body
    state_of = lambda who: api.answer("GET", "/api/v1/adviser", who.ask("GET", "/api/v1/adviser")).json()["state"]
    first, other = (morag, hamish) if state_of(morag) == "ringing" else (hamish, morag)
    assert len(api.answer("GET", "/api/v1/calls", other.ask("GET", "/api/v1/calls")).json()["advisers"]) == 2
    deed(first, "decline", call_id)
    assert deed(other, "accept", call_id).json()["leg"] == 1
    signal(call_id, kind="offer", sdp="v=0\r\n")
    connected = {"state": "connected", "leg": 1}
    path = f"/kiosk/v1/calls/{call_id}/state"
    api.answer("POST", "/kiosk/v1/calls/{call_id}/state", kiosk.ask("POST", path, connected), connected)
    api.answer("GET", "/kiosk/v1/calls/{call_id}", kiosk.ask("GET", f"/kiosk/v1/calls/{call_id}"))
    assert deed(other, "hold", call_id).json()["state"] == "held"
    assert deed(other, "resume", call_id).json()["state"] == "connected"
    deed(other, "end", call_id, {"reason": "adviser"})
    assert deed(other, "extend", call_id).json()["wrap_up_extended"]
    deed(other, "wrap-up", call_id, {"outcome": "resolved", "reasons": ["not_done"], "repeat": False})
    asked, call_id = call()
    assert deed(first, "accept", call_id).status == 200
    assert deed(first, "take", call_id).json()["call_id"] == call_id
    drive_documents(api, kiosk, first, call_id)
    assert api.answer("GET", "/api/v1/calls/{call_id}", first.ask("GET", f"/api/v1/calls/{call_id}")).json()["documents"]
    to = {"to_adviser": "morag" if other is morag else "hamish", "kind": "consult"}
    assert deed(first, "transfer", call_id, to).status == 200
    assert deed(first, "shield", call_id).json()["end_reason"] == "shielded"
    ended = {"reason": "customer"}
    path = f"/kiosk/v1/calls/{call_id}/end"
    api.answer("POST", "/kiosk/v1/calls/{call_id}/end", kiosk.ask("POST", path, ended), ended)
    drive_room(hub, api, kiosk, (first, other), call)
    for line in open_lines:
        line.socket.close()
    drive_callbacks(api, kiosk, morag)


# Over to the kiosk in a private room, after a change of mind and a wrong code.
def drive_room(hub, api, kiosk, advisers, call):
    def post(who, path, body, described):
        return api.answer("POST", described, who.ask("POST", path, body), body)

    room = hub.kiosk(hub.staff(), "Ardwell Library, room 2")
    line = Stream(hub, room)
    key = base64.b64encode(b"k" * 32).decode()
    state = {"sent_at": now_ms(), "glass": "attract", "screen": "attract", "software": "0.1.0", "bundle_version": 1,
             "demo": True, "room_key": key}
    post(room, "/kiosk/v1/state", state, "/kiosk/v1/state")
    asked, call_id = call()
    assert asked.status == 201, asked.body
    path = f"/kiosk/v1/calls/{call_id}"
    taker = None
    for _ in range(200):  # who wraps up, or has just done so, is not rung yet
        taker = next((one for one in advisers if one.ask("POST", f"/api/v1/calls/{call_id}/accept").status == 200), None)
        if taker:
            break
        time.sleep(0.1)
    assert taker, "it rings at nobody's"
    kiosk.ask("POST", path + "/state", {"state": "connected", "leg": 1})
    for _ in range(100):
        told = api.answer("GET", "/kiosk/v1/calls/{call_id}", kiosk.ask("GET", path)).json()
        if "room" in told:
            break
        time.sleep(0.1)
    assert told["room"] == {"kiosk": "Ardwell Library, room 2", "name": "Room 2", "key": key}, told
    order = {"room": told["room"]["kiosk"], "key": key, "luggage": base64.b64encode(b"sealed").decode()}
    assert len(post(kiosk, path + "/move", order, "/kiosk/v1/calls/{call_id}/move").json()["code"]) == 4
    stays = kiosk.ask("POST", path + "/stay")
    assert api.answer("POST", "/kiosk/v1/calls/{call_id}/stay", stays).json()["state"] == "connected"
    kept = post(kiosk, path + "/move", order, "/kiosk/v1/calls/{call_id}/move").json()
    assert api.answer("GET", "/kiosk/v1/room", room.ask("GET", "/kiosk/v1/room")).json() == {"kept": True}
    fleet = api.answer("GET", "/api/v1/kiosks", taker.ask("GET", "/api/v1/kiosks")).json()
    assert [one["name"] for one in fleet["kiosks"] if one.get("kept")] == ["Ardwell Library, room 2"]
    wrong = {"code": "1111" if kept["code"] != "1111" else "2222"}
    assert post(room, "/kiosk/v1/room/arrival", wrong, "/kiosk/v1/room/arrival").json() == {"why": "wrong", "tries_left": 2}
    right = {"code": kept["code"]}
    arrived = post(room, "/kiosk/v1/room/arrival", right, "/kiosk/v1/room/arrival").json()
    assert arrived["luggage"] == order["luggage"] and arrived["call"]["leg"] == 2
    taker.ask("POST", f"/api/v1/calls/{call_id}/end", {"reason": "adviser"})
    taker.ask("POST", f"/api/v1/calls/{call_id}/wrap-up", {"outcome": "resolved", "reasons": "none"})
    line.socket.close()


def drive_documents(api, kiosk, adviser, call_id):
    key = kiosk.identity["submission_key"]
    sealed = base64.b64encode(seal(b"\xff\xd8 a picture", base64.b64decode(key["public_key"]))).decode()
    document = {"document_id": uuid_v7(), "call_id": call_id, "media_type": "image/jpeg", "sealed": sealed, "key_id": key["id"]}
    api.answer("POST", "/kiosk/v1/documents", kiosk.ask("POST", "/kiosk/v1/documents", document), document)
    opened = adviser.ask("GET", f"/api/v1/documents/{document['document_id']}")
    assert api.answer("GET", "/api/v1/documents/{document_id}", opened).body == b"\xff\xd8 a picture"
    large = {**document, "document_id": uuid_v7(),
             "sealed": base64.b64encode(seal(bytes(1536 * 1024), base64.b64decode(key["public_key"]))).decode()}
    assert kiosk.ask("POST", "/kiosk/v1/documents", large).status == 201, "a photograph may be larger than other bodies"


def drive_callbacks(api, kiosk, adviser):
    key = kiosk.identity["submission_key"]
    plain = json.dumps({"name": "Jean", "phone": "01632 960001", "when": "mornings"}).encode()
    sealed = base64.b64encode(seal(plain, base64.b64decode(key["public_key"]))).decode()
    kept = {"callback_id": uuid_v7(), "skill": "general", "language": "en-GB", "sealed": sealed, "key_id": key["id"], "created_at": now_ms()}
    api.answer("POST", "/kiosk/v1/callbacks", kiosk.ask("POST", "/kiosk/v1/callbacks", kept), kept)
    made = {"callback_id": uuid_v7(), "skill": "general", "language": "en-GB", "name": "Ann", "phone": "01632 960002", "when": "",
            "due_at": now_ms() + 3_600_000}
    api.answer("POST", "/api/v1/callbacks", adviser.ask("POST", "/api/v1/callbacks", made), made)
    listed = api.answer("GET", "/api/v1/callbacks", adviser.ask("GET", "/api/v1/callbacks")).json()["callbacks"]
    assert len(listed) == 2
    path = "/api/v1/callbacks/" + kept["callback_id"]
    assert api.answer("GET", "/api/v1/callbacks/{callback_id}", adviser.ask("GET", path)).json()["name"] == "Jean"
    done = {"attempt": "spoke", "outcome": "reached"}
    changed = api.answer("PATCH", "/api/v1/callbacks/{callback_id}", adviser.ask("PATCH", path, done), done).json()
    assert changed["owner"] == "morag" and changed["state"] == "done"


def drive_reports(api, admin):
    report = api.answer("GET", "/api/v1/reports/overview", admin.ask("GET", "/api/v1/reports/overview")).json()
    assert report["sessions"]["count"] == 1 and report["satisfaction"]["score"] == 75
    assert [one["completed"] for one in report["journeys"] if one["journey"] == "report-a-missed-bin"] == [1]
    csv = api.answer("GET", "/api/v1/reports/overview.csv", admin.ask("GET", "/api/v1/reports/overview.csv")).body.decode()
    assert csv.startswith("section,name,measure,value,n\r\n") and csv.endswith("\r\n")
    backwards = admin.ask("GET", "/api/v1/reports/overview?from=2026-02-02&to=2026-01-01")
    assert api.answer("GET", "/api/v1/reports/overview", backwards).status == 400


def drive_streams(hub, api, kiosk, admin):
    stream = Client(hub.https, hub.context)
    refused = stream.call("GET", "/kiosk/v1/events")
    assert api.answer("GET", "/kiosk/v1/events", refused).status == 401
    plain = admin.ask("GET", "/api/v1/live")
    assert api.answer("GET", "/api/v1/live", plain).status == 400
    api.answer("DELETE", "/api/v1/session", admin.ask("DELETE", "/api/v1/session"))


def main(program):
    api = Description()
    hub = Hub(program).start()
    try:
        admin = drive_staff_and_enrolment(hub, api)
        kiosk = drive_identity(hub, api, admin)
        drive_configuration(api, admin, kiosk)
        drive_work(api, admin, kiosk)
        drive_help_and_state(api, admin, kiosk)
        drive_calls(hub, api, kiosk)
        drive_reports(api, admin)
        drive_streams(hub, api, kiosk, admin)
        missed = api.operations() - api.reached
        assert not missed, f"nothing here asks for {sorted(missed)}"
        assert hub.stop() == 0
        print(f"{len(api.reached)} operations answered as they are described")
    finally:
        hub.clean()


if __name__ == "__main__":
    main(sys.argv[1])
