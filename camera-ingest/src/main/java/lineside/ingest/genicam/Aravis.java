package lineside.ingest.genicam;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The loaded Aravis: calls its functions and turns their errors into exceptions. Thread-safe.
 *
 * <p>Aravis and GLib are found by the dynamic linker (Debian: libaravis-0.8-0).
 */
public final class Aravis {
  private final AravisLibrary functions;
  private final GioLibrary gio;

  private Aravis(AravisLibrary functions, GioLibrary gio) {
    this.functions = functions;
    this.gio = gio;
  }

  /**
   * The library, loaded once and for good: JNA unloads what nobody holds, and GLib refuses the
   * types of a library that it has seen before.
   *
   * @throws IOException when it is not installed; the remedy is in the message
   */
  public static Aravis load() throws IOException {
    if (Loaded.ARAVIS == null) {
      throw new IOException(
          "aravis load failed: libaravis-0.8 is not installed, on Debian: apt-get install"
              + " libaravis-0.8-0: "
              + Loaded.MISSING);
    }
    return Loaded.ARAVIS;
  }

  /** Holds the library, or why it is not there. */
  private static final class Loaded {
    static final @Nullable Aravis ARAVIS;
    static final String MISSING;

    static {
      Aravis aravis = null;
      String why = "";
      try {
        aravis =
            new Aravis(
                Native.load(AravisLibrary.NAME, AravisLibrary.class),
                Native.load(GioLibrary.NAME, GioLibrary.class));
      } catch (UnsatisfiedLinkError missing) {
        why = String.valueOf(missing.getMessage()).lines().findFirst().orElse("");
      }
      ARAVIS = aravis;
      MISSING = why;
    }

    private Loaded() {}
  }

  /** Why GigE Vision cameras cannot be served here; empty when they can. */
  public static Optional<String> obstacle() {
    try {
      load();
      return Optional.empty();
    } catch (IOException missing) {
      return Optional.ofNullable(missing.getMessage());
    }
  }

  AravisLibrary functions() {
    return functions;
  }

  Pointer inetAddress(String address) throws IOException {
    Pointer parsed = gio.g_inet_address_new_from_string(address);
    if (parsed == null) {
      throw new IOException("gige camera failed: '" + address + "' is no IP address");
    }
    return parsed;
  }

  void release(Pointer object) {
    gio.g_object_unref(object);
  }

  /** Calls a function that answers nothing. */
  void run(String what, Procedure call) throws IOException {
    PointerByReference error = new PointerByReference();
    call.call(error);
    check(what, error);
  }

  /** Calls a function; what it answers is not null. */
  <T> T ask(String what, Question<T> call) throws IOException {
    PointerByReference error = new PointerByReference();
    T answer = call.call(error);
    check(what, error);
    if (answer == null) {
      throw new IOException("gige camera failed: " + what + ": no answer");
    }
    return answer;
  }

  private void check(String what, PointerByReference error) throws IOException {
    Pointer raised = error.getValue();
    if (raised == null) {
      return;
    }
    Pointer text = raised.getPointer(GioLibrary.ERROR_MESSAGE_OFFSET);
    String message = text == null ? "unknown" : text.getString(0);
    gio.g_error_free(raised);
    throw new IOException("gige camera failed: " + what + ": " + message);
  }

  /** A call without an answer. */
  interface Procedure {
    void call(PointerByReference error);
  }

  /** A call with an answer. */
  interface Question<T> {
    T call(PointerByReference error);
  }
}
