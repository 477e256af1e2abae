"""RTSP server for tests: rtsp_server.py PORT CODEC WIDTH HEIGHT [USER PASSWORD].

GStreamer's RTSP server with a moving test picture, 15 images a second, as
h264, h265 or jpeg. Prints READY when it answers. Debian: gir1.2-gst-rtsp-server-1.0
python3-gi gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-ugly
gstreamer1.0-plugins-bad gstreamer1.0-rtsp.
"""

import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer

ENCODERS = {
    "h264": "x264enc tune=zerolatency speed-preset=ultrafast key-int-max=5 ! rtph264pay name=pay0 config-interval=1",
    "h265": "x265enc tune=zerolatency speed-preset=ultrafast key-int-max=5 ! rtph265pay name=pay0 config-interval=1",
    "jpeg": "jpegenc ! rtpjpegpay name=pay0",
}

port, codec, width, height = sys.argv[1:5]
Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service(port)
factory = GstRtspServer.RTSPMediaFactory()
factory.set_shared(True)
factory.set_launch(
    f"( videotestsrc is-live=true pattern=ball ! "
    f"video/x-raw,format=I420,width={width},height={height},framerate=15/1 ! {ENCODERS[codec]} pt=96 )"
)
if len(sys.argv) > 5:
    user, password = sys.argv[5:7]
    auth = GstRtspServer.RTSPAuth()
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    auth.add_basic(GstRtspServer.RTSPAuth.make_basic(user, password), token)
    server.set_auth(auth)
    permissions = GstRtspServer.RTSPPermissions()
    permissions.add_permission_for_role("viewer", "media.factory.access", True)
    permissions.add_permission_for_role("viewer", "media.factory.construct", True)
    factory.set_permissions(permissions)
server.get_mount_points().add_factory("/line", factory)
server.attach(None)
print("READY", flush=True)
GLib.MainLoop().run()
