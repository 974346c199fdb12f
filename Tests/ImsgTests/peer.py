"""A peer that speaks imsg, and shares no code with the library.

Its standard input is a socket. The argument is 16 or 32, the width of the
length in a header. It answers requests until the other side ends:

1  anything: type 2, and the same payload and descriptor again
3  anything: no answer
4  nothing: type 5, how many messages of type 3 came, their bytes, the sum of
   these modulo 2**32, each in 32 bits
6  a count: type 7, so many times, all sent at once, the payload as long as the
   message's number; each tenth brings standard error as its descriptor
8  numbers and a string: type 9, what they are in words
10 nothing: type 11, numbers and a string
12 the length of what follows, in both orders, a name in 8 bytes, and the rest:
   type 13, the same in words
14 nothing: type 15, a name in 8 bytes, and one that is not UTF-8
"""

import array
import os
import socket
import struct
import sys

wide = sys.argv[1] == "32"
channel = socket.socket(fileno=os.dup(0))
received = b""
descriptors = []


def header(kind, length, marked, peer, process):
    if wide:
        return struct.pack("=IIII", kind, length | marked << 31, peer, process)
    return struct.pack("=IHHII", kind, length, marked, peer, process)


def parsed(frame):
    if wide:
        kind, length, peer, process = struct.unpack("=IIII", frame[:16])
        return kind, length & 0x7FFFFFFF, length >> 31, peer, process
    kind, length, flags, peer, process = struct.unpack("=IHHII", frame[:16])
    return kind, length, flags & 1, peer, process


def send(kind, peer, process, payload, descriptor=None):
    marked = descriptor is not None
    frame = header(kind, 16 + len(payload), marked, peer, process) + payload
    rights = []
    if marked:
        rights = [
            (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [descriptor]))
        ]
    sent = channel.sendmsg([frame], rights)
    # Sending nothing would fail if the other side has ended by now.
    if sent < len(frame):
        channel.sendall(frame[sent:])


def receive():
    """The next message, or None at the end."""
    global received
    while True:
        if len(received) >= 16:
            kind, length, marked, peer, process = parsed(received)
            if len(received) >= length:
                payload, received = received[16:length], received[length:]
                descriptor = descriptors.pop(0) if marked else None
                return kind, peer, process, payload, descriptor
        room = socket.CMSG_SPACE(4)
        more, control, flags, _ = channel.recvmsg(65536, room)
        assert not flags & socket.MSG_CTRUNC
        for level, kind, rights in control:
            assert (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS)
            descriptors.extend(struct.unpack("=i", rights))
        if not more:
            assert not received and not descriptors
            return None
        received += more


count = size = total = 0
while (message := receive()) is not None:
    kind, peer, process, payload, descriptor = message
    if kind == 1:
        send(2, peer, process, payload, descriptor)
        if descriptor is not None:
            os.close(descriptor)
    elif kind == 3:
        count += 1
        size += len(payload)
        total = (total + sum(payload)) % 2**32
    elif kind == 4:
        send(5, peer, process, struct.pack("=III", count, size, total))
    elif kind == 6:
        for number in range(struct.unpack("=I", payload)[0]):
            carried = 2 if number % 10 == 0 else None
            send(7, number, process, bytes([number % 256]) * number, carried)
    elif kind == 8:
        native = struct.unpack_from("=bHiQ", payload, 0)
        network = struct.unpack_from("!BhIq", payload, 15)
        name, rest = payload[30:].split(b"\0", 1)
        words = f"{native} {network} {name.decode()} {rest.hex()}"
        send(9, peer, process, words.encode())
    elif kind == 10:
        numbers = struct.pack("=BhIq", 255, -2, 0xDEADBEEF, -(2**63))
        numbers += struct.pack("!bHiQ", -128, 0xCAFE, -3, 2**64 - 4)
        send(11, peer, process, numbers + "Grüße\0".encode() + b"\1\2\3")
    elif kind == 12:
        length = struct.unpack_from("=I", payload, 0)[0]
        again = struct.unpack_from("!H", payload, 4)[0]
        name = payload[6:14].rstrip(b"\0").decode()
        exact = length == again == len(payload) - 6
        words = f"{exact} {name} {payload[14:].hex()}"
        send(13, peer, process, words.encode())
    elif kind == 14:
        send(15, peer, process, struct.pack("8s", b"name") + b"a\xff\0")
