package lineside.ingest.genicam;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import java.nio.ByteBuffer;

/** One image in the memory of Aravis; closing gives the memory back to the stream. */
final class GigeBuffer implements AutoCloseable {
  /** {@code ArvBufferStatus} of arvbuffer.h, from {@code ARV_BUFFER_STATUS_SUCCESS} on. */
  private static final String[] STATUS = {
    "complete",
    "cleared",
    "timed out",
    "packets are missing",
    "a packet has a wrong number",
    "size does not match",
    "still filling",
    "aborted",
    "payload type is not supported"
  };

  private static final int STATUS_CLEARED = 1;
  private static final int STATUS_FILLING = 6;
  private static final int STATUS_ABORTED = 7;

  private final AravisLibrary functions;
  private final Pointer stream;
  private final Pointer buffer;

  GigeBuffer(AravisLibrary functions, Pointer stream, Pointer buffer) {
    this.functions = functions;
    this.stream = stream;
    this.buffer = buffer;
  }

  /** Whether the camera sent something of an image; else the number is that of an earlier one. */
  boolean isOfAnImage() {
    return switch (functions.arv_buffer_get_status(buffer)) {
      case STATUS_CLEARED, STATUS_FILLING, STATUS_ABORTED -> false;
      default -> true;
    };
  }

  boolean isComplete() {
    return functions.arv_buffer_get_status(buffer) == AravisLibrary.STATUS_SUCCESS;
  }

  /** What is wrong with it, in words. */
  String trouble() {
    int status = functions.arv_buffer_get_status(buffer);
    return status >= 0 && status < STATUS.length ? STATUS[status] : "status " + status;
  }

  /** Number that the camera gave it: 1 to 65535 and round again. */
  long frameId() {
    return functions.arv_buffer_get_frame_id(buffer);
  }

  int widthPx() {
    return functions.arv_buffer_get_image_width(buffer);
  }

  int heightPx() {
    return functions.arv_buffer_get_image_height(buffer);
  }

  /** PFNC code. */
  int pixelFormat() {
    return functions.arv_buffer_get_image_pixel_format(buffer);
  }

  /** By the camera's clock. */
  long deviceNanos() {
    return functions.arv_buffer_get_timestamp(buffer);
  }

  /** Since 1970 (UTC), by this machine's clock. */
  long arrivalNanos() {
    return functions.arv_buffer_get_system_timestamp(buffer);
  }

  ByteBuffer copyOfPixels() {
    LongByReference size = new LongByReference();
    Pointer data = functions.arv_buffer_get_image_data(buffer, size);
    return ByteBuffer.wrap(data.getByteArray(0, Math.toIntExact(size.getValue())));
  }

  @Override
  public void close() {
    functions.arv_stream_push_buffer(stream, buffer);
  }
}
