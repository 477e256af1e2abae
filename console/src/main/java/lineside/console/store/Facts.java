package lineside.console.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Single values beside the tables. */
final class Facts {
  /** Messages that nobody could read. */
  static final String UNREADABLE = "unreadable";

  /** Id of the cluster whose topics are in the tables. */
  static final String CLUSTER = "cluster";

  private Facts() {}

  static Optional<String> get(Handle handle, String name) {
    return handle
        .createQuery("SELECT content FROM fact WHERE name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }

  static void put(Handle handle, String name, String content) {
    handle
        .createUpdate("INSERT OR REPLACE INTO fact VALUES (:name, :content)")
        .bind("name", name)
        .bind("content", content)
        .execute();
  }

  static void add(Handle handle, String name, long step) {
    put(handle, name, Long.toString(number(handle, name) + step));
  }

  static long number(Handle handle, String name) {
    return get(handle, name).map(Long::parseLong).orElse(0L);
  }
}
