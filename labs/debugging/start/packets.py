"""packets.py CARD ADDRESS=NAME...: TCP packets between these addresses, until there are no more."""
import socket
import struct
import sys

FLAGS = {2: "SYN", 4: "RST", 1: "FIN", 8: "PSH", 16: "ACK"}
EVERY_PROTOCOL = 3

card, *pairs = sys.argv[1:]
names = dict(pair.split("=") for pair in pairs)
tap = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.ntohs(EVERY_PROTOCOL))
tap.bind((card, 0))
print("listening", flush=True)
tap.settimeout(20)  # for the first one
while True:
    try:
        frame = tap.recv(65535)
    except TimeoutError:
        break
    packet = frame[14:]  # behind the Ethernet header
    if frame[12:14] != b"\x08\x00" or packet[9] != socket.IPPROTO_TCP:
        continue
    source, target = (names.get(socket.inet_ntoa(packet[at : at + 4])) for at in (12, 16))
    if source is None or target is None:
        continue
    segment = packet[(packet[0] & 15) * 4 :]
    ports = struct.unpack("!HH", segment[:4])
    # The client's own port is another each time.
    at = [f"{name}:{port}" if name == "server" else name for name, port in zip((source, target), ports)]
    said = " ".join(word for bit, word in FLAGS.items() if segment[13] & bit)
    print(f"{at[0]} > {at[1]}  {said}", flush=True)
    tap.settimeout(1)
