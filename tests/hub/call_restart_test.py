"""kill -9 of the hub in the middle of a call: it is picked up again, and both ends go on where they were.

call_restart_test.py PROGRAM"""
import sys

from hub_stage import Hub, uuid_v7
from network_test import Stream, WebSocket


def main(program):
    hub = Hub(program).start()
    try:
        kiosk, morag = hub.kiosk(), hub.staff("morag", "counter-demo")
        lines = [WebSocket(hub, morag), Stream(hub, kiosk)]
        assert morag.ask("PUT", "/api/v1/adviser/state", {"state": "available"}).status == 200
        request = {"call_id": uuid_v7(), "skill": "general", "language": "gd", "needs": [], "speak": "handset", "page": "home",
                   "allowed": []}
        assert kiosk.ask("POST", "/kiosk/v1/calls", request).status == 201
        path = f"calls/{request['call_id']}"
        accepted = morag.ask("POST", f"/api/v1/{path}/accept").json()
        assert accepted["state"] == "accepted", accepted
        connected = kiosk.ask("POST", f"/kiosk/v1/{path}/state", {"state": "connected", "leg": 1}).json()
        for line in lines:
            line.socket.close()
        hub.kill()
        hub.start()
        for client in (kiosk, morag):
            client.close()
        assert kiosk.authenticate().status == 200
        lines = [WebSocket(hub, morag), Stream(hub, kiosk)]
        again = kiosk.ask("GET", f"/kiosk/v1/{path}").json()
        assert again["state"] == "connected" and again["leg"] == 1 and again["revision"] >= connected["revision"], again
        assert kiosk.ask("POST", "/kiosk/v1/calls", request).status == 200, "asking again does not begin it anew"
        assert morag.ask("GET", "/api/v1/adviser").json()["call_id"] == request["call_id"]
        restart = {"leg": 1, "sequence": 9, "kind": "restart"}
        assert kiosk.ask("POST", f"/kiosk/v1/{path}/signal", restart).status == 202
        assert kiosk.ask("GET", f"/kiosk/v1/{path}").json()["leg"] == 2
        assert morag.ask("POST", f"/api/v1/{path}/end", {"reason": "adviser"}).json()["end_reason"] == "adviser"
        hub.kill()
        hub.start()
        morag.close()
        done = {"outcome": "resolved", "reasons": "none"}
        assert morag.ask("POST", f"/api/v1/{path}/wrap-up", done).status == 200, "it can still be wrapped up"
        for line in lines:
            line.socket.close()
        assert hub.stop() == 0
        print("a call and its wrap-up outlived two kills")
    finally:
        hub.clean()


if __name__ == "__main__":
    main(sys.argv[1])
