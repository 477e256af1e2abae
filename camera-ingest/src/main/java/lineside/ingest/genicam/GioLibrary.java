package lineside.ingest.genicam;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** What Aravis wants of GLib's libgio-2.0, named and typed as in its C headers. */
interface GioLibrary extends Library {
  /** Name by which the dynamic linker knows it. */
  String NAME = "gio-2.0";

  /** Offset of {@code GError.message} behind the domain and the code. */
  int ERROR_MESSAGE_OFFSET = 8;

  Pointer g_inet_address_new_from_string(String address);

  void g_object_unref(Pointer object);

  void g_error_free(Pointer error);
}
