package lineside.ingest.trigger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Remembers the latest request ids, so that a repetition is not accepted twice. Not thread-safe.
 */
public final class RecentRequests {
  private static final int REMEMBERED = 1024;

  private final Set<String> ids =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });

  /** True when the id is new; an empty one always is. */
  public boolean isNew(String requestId) {
    return requestId.isEmpty() || ids.add(requestId);
  }
}
