"""A real mail server for tests: aiosmtpd, told by its arguments how to behave.

Prints its port, then each mail as one line of JSON. Addresses that begin with `refused` are refused for good, with `later` for now.
"""
import argparse
import asyncio
import email
import email.policy
import json
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Mailbox:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return f"550 5.1.1 <{address}> unknown user"
        if address.startswith("later"):
            return "451 4.3.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        part = lambda kind: mail.get_body((kind,)).get_content() if mail.get_body((kind,)) else None
        seen = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "headers": {name.lower(): str(value) for name, value in mail.items()},
            "text": part("plain"),
            "html": part("html"),
            "tls": server.transport.get_extra_info("ssl_object") is not None,
            "user": session.auth_data.login.decode() if session.auth_data else None,
            "connection": session.peer[1],
        }
        print(json.dumps(seen), flush=True)
        return "250 OK"


def knows(server, session, envelope, mechanism, data):
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"voordeur", b"open sesam")
    return AuthResult(success=right, handled=False, auth_data=data if right else None)


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--port", type=int, default=0)
    asked.add_argument("--certificate")
    asked.add_argument("--key")
    asked.add_argument("--tls", choices=["none", "starttls", "tls"], default="none")
    asked.add_argument("--auth", action="store_true")
    told = asked.parse_args()
    context = None
    if told.tls != "none":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(told.certificate, told.key)
    asyncio.run(serve(told, context))


async def serve(told, context):
    starttls = told.tls == "starttls"
    mailbox = Mailbox()

    def connection():
        return SMTP(
            mailbox,
            hostname="localhost",
            tls_context=context if starttls else None,
            require_starttls=starttls,
            auth_required=told.auth,
            auth_require_tls=starttls,
            authenticator=knows if told.auth else None,
        )

    loop = asyncio.get_running_loop()
    server = await loop.create_server(connection, "127.0.0.1", told.port, ssl=context if told.tls == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    # Ends with the test that started it, also when that one is killed.
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


main()
