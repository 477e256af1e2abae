package lineside.ingest.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One file of the spool, opened when it is touched: of hundreds of segments only the one that is
 * written and the one that is read hold a file handle. Used by one thread.
 *
 * <p>Bytes pass in pieces of 256 KiB: the JDK keeps a direct buffer as large as the largest piece
 * for each thread that reads or writes.
 */
final class Segment implements Closeable {
  static final String SUFFIX = ".spool";
  private static final int PIECE_BYTES = 256 << 10;

  private final long number;
  private final Path file;
  private @Nullable FileChannel open;
  private long sizeBytes;
  private boolean isDirty;

  private Segment(long number, Path file, FileChannel channel) throws IOException {
    this.number = number;
    this.file = file;
    this.open = channel;
    this.sizeBytes = channel.size();
  }

  /** Begins a file; it is in its directory for good when this returns. */
  static Segment create(Path directory, long number) throws IOException {
    Path file = directory.resolve(String.format(Locale.ROOT, "%016d", number) + SUFFIX);
    Segment segment =
        new Segment(
            number,
            file,
            FileChannel.open(
                file,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
      entries.force(true);
    }
    return segment;
  }

  /** Takes up a file of an earlier run. */
  static Segment open(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    long number = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    return new Segment(
        number, file, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  private FileChannel channel() throws IOException {
    FileChannel channel = open;
    if (channel == null) {
      channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      open = channel;
    }
    return channel;
  }

  /** Puts on disk what was written and lets go of the file handle until it is touched again. */
  void release() throws IOException {
    sync();
    close();
  }

  long number() {
    return number;
  }

  Path file() {
    return file;
  }

  long sizeBytes() {
    return sizeBytes;
  }

  /**
   * Appends head and payload.
   *
   * @return where the record begins
   * @throws IOException when the disk does not take it whole; nothing of it stays
   */
  long append(ByteBuffer head, byte[] payload) throws IOException {
    long at = sizeBytes;
    try {
      isDirty = true;
      long end = write(head, at);
      sizeBytes = write(ByteBuffer.wrap(payload), end);
      return at;
    } catch (IOException failure) {
      cutAfterFailure(at, failure);
      throw failure;
    }
  }

  private long write(ByteBuffer bytes, long from) throws IOException {
    long at = from;
    while (bytes.hasRemaining()) {
      int piece = Math.min(PIECE_BYTES, bytes.remaining());
      int written = channel().write(bytes.slice(bytes.position(), piece), at);
      bytes.position(bytes.position() + written);
      at += written;
    }
    return at;
  }

  private void cutAfterFailure(long at, IOException failure) {
    try {
      channel().truncate(at);
    } catch (IOException second) {
      failure.addSuppressed(second);
    }
  }

  /** Fills {@code target} from {@code from}; fewer bytes when the file ends before. */
  void read(ByteBuffer target, long from) throws IOException {
    long at = from;
    int wanted = target.limit();
    while (target.position() < wanted) {
      target.limit(Math.min(wanted, target.position() + PIECE_BYTES));
      int read = channel().read(target, at);
      if (read < 0) {
        return;
      }
      at += read;
      target.limit(wanted);
    }
  }

  /** Cuts off what lies behind {@code at}. */
  void cut(long at) throws IOException {
    channel().truncate(at);
    channel().force(true);
    sizeBytes = at;
  }

  /** Puts on disk what was written since the last call. */
  void sync() throws IOException {
    if (isDirty) {
      channel().force(false);
      isDirty = false;
    }
  }

  void delete() throws IOException {
    close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    FileChannel channel = open;
    open = null;
    if (channel != null) {
      channel.close();
    }
  }
}
