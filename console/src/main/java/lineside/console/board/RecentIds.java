package lineside.console.board;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers the last ids it was shown, so that a message delivered twice is counted once. */
final class RecentIds {
  private final Map<String, Boolean> ids;

  RecentIds(int capacity) {
    this.ids =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > capacity;
          }
        };
  }

  /** True the first time an id is shown. */
  boolean isNew(String id) {
    return ids.putIfAbsent(id, Boolean.TRUE) == null;
  }
}
