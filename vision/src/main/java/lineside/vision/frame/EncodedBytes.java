package lineside.vision.frame;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Direct buffers in which encoded pictures from the heap are shown to the decoder: the only copy of
 * a picture within the virtual machine. Thread-safe; there are never more buffers than threads that
 * decode at one time.
 */
final class EncodedBytes {
  /** Buffers grow in steps, so that a slightly larger picture finds room. */
  private static final int STEP_BYTES = 1 << 18;

  private final ConcurrentLinkedDeque<Copy> idle = new ConcurrentLinkedDeque<>();

  /** A copy of the bytes between position and limit; closed by the caller. */
  Copy copyOf(ByteBuffer encoded) {
    int bytes = encoded.remaining();
    @Nullable Copy copy = idle.pollFirst();
    if (copy == null || copy.buffer.capacity() < bytes) {
      // Round up without passing the largest array; what was too small is left to the collector.
      int room =
          (int) Math.min(Integer.MAX_VALUE - 8, ((long) bytes / STEP_BYTES + 1) * STEP_BYTES);
      copy = new Copy(ByteBuffer.allocateDirect(room));
    }
    copy.buffer.clear().put(encoded.duplicate());
    return copy;
  }

  /** Bytes outside the heap. */
  final class Copy implements AutoCloseable {
    private final ByteBuffer buffer;
    private final BytePointer start;

    private Copy(ByteBuffer buffer) {
      this.buffer = buffer;
      this.start = new BytePointer(buffer);
    }

    /** Where they start. */
    BytePointer start() {
      return start;
    }

    @Override
    public void close() {
      idle.addFirst(this);
    }
  }
}
