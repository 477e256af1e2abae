package lineside.console.live;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lineside.schemas.record.Frame;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/**
 * A few of the latest pictures of each camera, because the verdict on a picture comes a little
 * after it. Not thread-safe: owned by the board.
 */
final class Stills {
  private static final int KEPT = 6;

  /** Of all pictures together; what does not fit is not shown. */
  private static final long MOST_BYTES = 48L << 20;

  private final Map<String, Deque<Still>> byCamera = new HashMap<>();
  private long bytes;

  /** Whether it is kept. */
  boolean accept(Frame frame) {
    Optional<Still> taken = StillImages.of(frame);
    if (taken.isEmpty() || bytes + taken.get().content().length > MOST_BYTES) {
      return false;
    }
    Deque<Still> stills =
        byCamera.computeIfAbsent(frame.getCameraId(), camera -> new ArrayDeque<>());
    stills.addLast(taken.get());
    bytes += taken.get().content().length;
    if (stills.size() > KEPT) {
      bytes -= stills.removeFirst().content().length;
    }
    return true;
  }

  Optional<Still> find(String cameraId, String viewId) {
    Deque<Still> stills = byCamera.get(cameraId);
    return stills == null
        ? Optional.empty()
        : stills.stream().filter(still -> still.viewId().equals(viewId)).findFirst();
  }

  Optional<Still> newest(String cameraId) {
    Deque<Still> stills = byCamera.get(cameraId);
    return stills == null ? Optional.empty() : Optional.ofNullable(stills.peekLast());
  }

  @Nullable String addressOf(ViewVerdict view) {
    return find(view.getCameraId(), view.getViewId()).isEmpty()
        ? null
        : "/api/stills/" + encoded(view.getCameraId()) + "/" + encoded(view.getViewId());
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
