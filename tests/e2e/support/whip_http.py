"""The HTTP half of WHIP and WHEP, for clients in Python."""

import json
import os
import sys
import urllib.parse
import urllib.request


def create(endpoint, token, offer):
    """Posts an offer; gives the resource's address and the answer."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/sdp"}
    request = urllib.request.Request(endpoint, offer.encode(), headers, method="POST")
    with urllib.request.urlopen(request, timeout=10) as response:
        assert response.status == 201, response.status
        return urllib.parse.urljoin(endpoint, response.headers["Location"]), response.read().decode()


def delete(resource):
    """Ends the resource."""
    with urllib.request.urlopen(urllib.request.Request(resource, method="DELETE"), timeout=10) as response:
        assert response.status == 200, response.status


def tell(**seen):
    """Says on the standard output what was seen so far."""
    os.write(1, (json.dumps(seen) + "\n").encode())  # In one go: GStreamer tells from several threads.


def arguments():
    """The endpoint and the token."""
    return sys.argv[1], sys.argv[2]
