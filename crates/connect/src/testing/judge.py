"""A mail server, and a reader of what it takes, neither of them written here: aiosmtpd receives,
Python's email and icalendar read. Prints one JSON line when it is ready and one per message.

Usage: judge.py plain|starttls|tls. With TLS it wants user 'rooms' and password 'secret'.
"""

import json
import ssl
import sys
import tempfile
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import icalendar
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


def told(line):
    print(json.dumps(line), flush=True)


def instant(value):
    value = getattr(value, "dt", value)
    return value.astimezone(ZoneInfo("UTC")).strftime("%Y-%m-%dT%H:%M:%SZ")


def dates(event, name):
    found = event.get(name)
    if found is None:
        return []
    found = found if isinstance(found, list) else [found]
    return [instant(date) for one in found for date in one.dts]


def person(address):
    return {"address": str(address), **{key.lower(): str(value) for key, value in address.params.items()}}


def event_of(event):
    attendees = event.get("ATTENDEE", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    recurrence = event.get("RECURRENCE-ID")
    rule = event.get("RRULE")
    return {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "start": instant(event["DTSTART"]),
        "end": instant(event["DTEND"]),
        "zone": event["DTSTART"].params.get("TZID"),
        "summary": str(event["SUMMARY"]),
        "description": str(event.get("DESCRIPTION", "")),
        "location": str(event.get("LOCATION", "")),
        "status": str(event["STATUS"]),
        "rule": rule.to_ical().decode() if rule else None,
        "exdates": dates(event, "EXDATE"),
        "recurrenceId": instant(recurrence) if recurrence else None,
        "organizer": person(event["ORGANIZER"]),
        "attendees": [person(attendee) for attendee in attendees],
    }


def zone_agrees(zone, start):
    """Whether the zone that goes along says what the world's database says, for a year on."""
    from datetime import timedelta

    along, known = zone.to_tz(), ZoneInfo(str(zone["TZID"]))
    day = start.replace(tzinfo=None)
    for _ in range(365):
        # Around a change the two may name the hour otherwise; noon is never changed.
        noon = day.replace(hour=12, minute=0)
        if along.utcoffset(noon) != known.utcoffset(noon):
            return f"{zone['TZID']} at {noon}: {along.utcoffset(noon)} is not {known.utcoffset(noon)}"
        day += timedelta(days=1)
    return True


def read(content, envelope):
    mail = message_from_bytes(content, policy=policy.default)
    parts = [part for part in mail.walk() if not part.is_multipart()]
    line = {
        "from": str(mail["From"]),
        "to": str(mail["To"]),
        "replyTo": str(mail["Reply-To"] or ""),
        "envelope": envelope.rcpt_tos,
        "subject": str(mail["Subject"]),
        "messageId": str(mail["Message-ID"]),
        "headers": sorted(mail.keys()),
        "defects": [str(defect) for part in mail.walk() for defect in part.defects],
        "types": [part.get_content_type() for part in mail.walk()],
        "text": mail.get_body(("plain",)).get_content(),
        "html": mail.get_body(("html",)).get_content(),
        "calendar": None,
    }
    for part in parts:
        if part.get_content_type() != "text/calendar":
            continue
        raw = part.get_content().encode()
        calendar = icalendar.Calendar.from_ical(raw)
        events = [event_of(event) for event in calendar.walk("VEVENT")]
        start = calendar.walk("VEVENT")[0]["DTSTART"].dt
        line["calendar"] = {
            "method": str(calendar["METHOD"]),
            "parameter": part.get_param("method"),
            "longest": max(len(one) for one in part.get_payload(decode=True).split(b"\r\n")),
            "errors": [str(error) for item in calendar.walk() for error in item.errors],
            "zones": [zone_agrees(zone, start) for zone in calendar.walk("VTIMEZONE")],
            "events": events,
        }
    return line


class Sink:
    async def handle_DATA(self, server, session, envelope):
        try:
            told(read(envelope.content, envelope))
        except Exception as error:  # the test has to hear of it
            told({"error": repr(error)})
        return "250 OK"


def authenticator(server, session, envelope, mechanism, data):
    is_right = (data.login, data.password) == (b"rooms", b"secret")
    return AuthResult(success=is_right, handled=False)


def main(mode):
    options = {"hostname": "127.0.0.1", "port": 0, "enable_SMTPUTF8": True}
    authority_file = None
    if mode != "plain":
        authority = trustme.CA()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(context)
        authority_file = tempfile.mktemp(suffix=".pem")
        authority.cert_pem.write_to_path(authority_file)
        options |= {"authenticator": authenticator, "auth_required": True}
        if mode == "starttls":
            options |= {"tls_context": context, "require_starttls": True}
        else:
            options |= {"ssl_context": context, "auth_require_tls": False}
    controller = Quick(Sink(), **options)
    controller.start()
    told({"port": controller.server.sockets[0].getsockname()[1], "authority": authority_file})
    sys.stdin.read()
    controller.stop()


class Quick(Controller):
    """The controller knocks at its own port to see that it is there; port 0 has no door."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


main(sys.argv[1])
