"""kill -9 of the hub under load: whatever it acknowledged is there afterwards, once, and the database is whole.

kill_test.py PROGRAM ROUNDS"""
import random
import sqlite3
import sys
import threading
import time

from hub_stage import Hub, now_ms, uuid_v7

WORKERS = 4


class Worker(threading.Thread):
    """One kiosk that sends until the hub is gone, and tries again what was not answered."""

    def __init__(self, hub, kiosk, number):
        super().__init__(daemon=True)
        self.hub, self.kiosk, self.number = hub, kiosk, number
        self.running, self.error = True, None
        self.acknowledged = {"usage": [], "tickets": {}, "confirmed": set(), "submissions": {}}
        self.retry, self.retries = None, 0

    def run(self):
        try:
            while self.running:
                try:
                    self.kiosk.authenticate()
                    while self.running:
                        self.send_one()
                except OSError:
                    self.kiosk.close()
                    time.sleep(0.01)
                except Exception as error:  # http.client says a lost connection in many ways
                    if type(error).__module__ != "http.client":
                        raise
                    self.kiosk.close()
        except Exception as error:
            self.error = error

    def send_one(self):
        work = self.retry or self.make()
        self.retries += self.retry is not None
        self.retry = work
        kind, path, body = work
        if kind == "usage":
            body["sent_at"] = now_ms()
        answer = self.kiosk.ask("POST", path, body)
        if answer.status == 401:  # started again: tokens are in its memory only
            self.kiosk.authenticate()
            return
        if answer.status in (429, 503):
            time.sleep(0.05)
            return
        assert answer.status in (200, 201), (path, answer.status, answer.body)
        self.retry = None
        self.note(kind, body, answer.json())

    def make(self):
        kind = random.choice(("usage", "usage", "ticket", "submission"))
        if kind == "usage":
            events = [self.kiosk.event("session.started", language="en-GB") for _ in range(20)]
            return kind, "/kiosk/v1/usage", {"stream_id": self.kiosk.stream, "sent_at": 0, "events": events}
        if kind == "ticket":
            return kind, "/kiosk/v1/tickets", {"request_id": uuid_v7(), "service": "housing"}
        return kind, "/kiosk/v1/submissions", self.kiosk.submission({"street": "x"})

    def note(self, kind, body, answer):
        if kind == "usage":
            self.acknowledged["usage"] += [event["seq"] for event in body["events"]]
        elif kind == "ticket":
            self.acknowledged["tickets"][body["request_id"]] = answer["number"]
            self.retry = ("confirm", f"/kiosk/v1/tickets/{body['request_id']}/confirm", {"method": "shown"})
        elif kind == "submission":
            self.acknowledged["submissions"][body["submission_id"]] = body["reference"]


def check(hub, workers):
    database = sqlite3.connect(f"file:{hub.database}?mode=ro", uri=True)
    ask = lambda sql, *values: database.execute(sql, values).fetchall()
    assert ask("PRAGMA integrity_check") == [("ok",)]
    for worker in workers:
        stream = ask("SELECT stream FROM stream WHERE stream_id = ?", worker.kiosk.stream)
        kept = {seq for (seq,) in ask("SELECT seq FROM usage_event WHERE stream = ?", stream[0][0])} if stream else set()
        lost = set(worker.acknowledged["usage"]) - kept
        assert not lost, f"{len(lost)} acknowledged events are lost"
        assert kept == set(range(1, len(kept) + 1)), "the usage has a gap"
        for request_id, number in worker.acknowledged["tickets"].items():
            assert ask("SELECT number FROM ticket WHERE request_id = ?", request_id) == [(number,)], request_id
        for submission_id, reference in worker.acknowledged["submissions"].items():
            assert ask("SELECT reference FROM submission WHERE submission_id = ?", submission_id) == [(reference,)]
    numbers = [number for (number,) in ask("SELECT number FROM ticket WHERE leased = 0")]
    assert len(numbers) == len(set(numbers)), "a number was given twice"
    rows = ask("SELECT count(*) FROM usage_event WHERE name = 'session.started'")[0][0]
    counted = ask("SELECT coalesce(sum(count), 0) FROM rollup WHERE measure = 'session'")[0][0]
    assert rows == counted, f"{rows} events, but {counted} in the rollups"
    database.close()
    return rows, len(numbers)


def main(program, rounds):
    random.seed(7)
    hub = Hub(program).start()
    try:
        admin = hub.staff()
        workers = [Worker(hub, hub.kiosk(admin), number) for number in range(WORKERS)]
        for worker in workers:
            worker.start()
        slowest = 0
        for _ in range(rounds):
            time.sleep(random.uniform(0.05, 0.4))
            hub.kill()
            check(hub, workers)
            began = time.monotonic()
            hub.start()
            slowest = max(slowest, time.monotonic() - began)
        time.sleep(0.3)
        for worker in workers:
            worker.running = False
        for worker in workers:
            worker.join(30)
            assert worker.error is None, worker.error
        events, tickets = check(hub, workers)
        assert events > 0 and tickets > 0 and any(worker.retries for worker in workers)
        assert hub.stop() == 0
        print(f"{rounds} kills: {events} events, {tickets} tickets, {sum(w.retries for w in workers)} retries, nothing lost or "
              f"doubled; back within {slowest:.2f} s")
    finally:
        hub.clean()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
