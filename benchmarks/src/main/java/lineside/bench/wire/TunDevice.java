package lineside.bench.wire;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A network device whose packets this process takes and gives. Read by one thread, written by any.
 * Gone when it is closed or the process ends.
 */
final class TunDevice implements AutoCloseable {
  /** Largest packet, bytes: few large packets cost less than many small ones. */
  static final int MAX_PACKET_BYTES = 32_768;

  private static final String PATH = "/dev/net/tun";
  private static final int WAIT_MILLIS = 100;
  private static final int EVENTS_AT = 4;
  private static final int POLL_BYTES = 8;

  private final TunLibrary library;
  private final int file;

  private TunDevice(TunLibrary library, int file) {
    this.library = library;
    this.file = file;
  }

  /** Makes a device of a name, at most 15 characters. */
  static TunDevice open(String name) throws IOException {
    return open(Native.load(TunLibrary.NAME, TunLibrary.class), name);
  }

  /** The same by a library of one's own. */
  static TunDevice open(TunLibrary library, String name) throws IOException {
    try {
      int file = library.open(PATH, TunLibrary.READ_WRITE_NEVER_WAITING);
      boolean isOurs = false;
      try {
        take(library, file, name);
        isOurs = true;
      } finally {
        if (!isOurs) {
          library.close(file);
        }
      }
      return new TunDevice(library, file);
    } catch (LastErrorException refused) {
      throw new IOException("device " + name + " of " + PATH + " was refused", refused);
    }
  }

  private static void take(TunLibrary library, int file, String name) {
    try (Memory request = new Memory(TunLibrary.REQUEST_BYTES)) {
      request.clear();
      byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
      request.write(0, bytes, 0, bytes.length);
      request.setShort(TunLibrary.FLAGS_AT, TunLibrary.BARE_PACKETS);
      library.ioctl(file, TunLibrary.SET_DEVICE, request);
    }
  }

  /** The length of the packet that was put into memory; 0 when none came for a moment. */
  int read(Memory packet) {
    try {
      return library.read(file, packet, new NativeLong(packet.size())).intValue();
    } catch (LastErrorException nothing) {
      if (nothing.getErrorCode() == TunLibrary.NOTHING_THERE) {
        awaitPacket();
      } else if (nothing.getErrorCode() != TunLibrary.INTERRUPTED) {
        throw nothing;
      }
      return 0;
    }
  }

  private void awaitPacket() {
    try (Memory asked = new Memory(POLL_BYTES)) {
      asked.clear();
      asked.setInt(0, file);
      asked.setShort(EVENTS_AT, TunLibrary.READABLE);
      library.poll(asked, new NativeLong(1), WAIT_MILLIS);
    } catch (LastErrorException early) {
      if (early.getErrorCode() != TunLibrary.INTERRUPTED) {
        throw early;
      }
    }
  }

  /** Gives a packet, or drops it as a wire does that has no room. */
  void write(Memory packet, int bytes) {
    try {
      library.write(file, packet, new NativeLong(bytes));
    } catch (LastErrorException noRoom) {
      if (noRoom.getErrorCode() == TunLibrary.BAD_FILE) {
        throw noRoom;
      }
      // Else TCP sends again: a device that is down or full is a bad wire.
    }
  }

  @Override
  public void close() {
    library.close(file);
  }
}
