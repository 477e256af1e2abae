package lineside.console.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lineside.console.live.OperateShape;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states.
 *
 * @param content members that changed; of stations and lines those that did
 */
record Change(Map<String, Object> content) {
  private static final int ALWAYS_THERE = 1;

  static Change of(
      @Nullable OperateShape before, OperateShape now, List<Map<String, Object>> news) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("serverAt", now.serverAt());
    if (before == null || !Objects.equals(before.lineAt(), now.lineAt())) {
      content.put("lineAt", now.lineAt());
    }
    put(content, "connection", before == null ? null : before.connection(), now.connection());
    put(content, "history", before == null ? null : before.history(), now.history());
    put(content, "shift", before == null ? null : before.shift(), now.shift());
    changed(content, "lines", before == null ? List.of() : before.lines(), now.lines());
    changed(content, "stations", before == null ? List.of() : before.stations(), now.stations());
    put(content, "alarms", before == null ? null : before.alarms(), now.alarms());
    put(content, "unseen", before == null ? null : before.unseen(), now.unseen());
    if (!news.isEmpty()) {
      content.put("news", news);
    }
    return new Change(content);
  }

  boolean isEmpty() {
    return content.size() == ALWAYS_THERE;
  }

  private static void put(
      Map<String, Object> content, String name, @Nullable Object before, Object now) {
    if (!now.equals(before)) {
      content.put(name, now);
    }
  }

  private static void changed(
      Map<String, Object> content, String name, List<?> before, List<?> now) {
    List<?> changed = now.stream().filter(item -> !before.contains(item)).toList();
    if (!changed.isEmpty()) {
      content.put(name, changed);
    }
  }
}
