package lineside.cli.trail;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.topic.Topic;

/** Who changed what, when and why, as a broker has it. Used by one thread. */
public final class AuditTrail {
  private final ControlLog<AuditEntry> log;

  /** Of this broker. */
  public AuditTrail(String bootstrapServers) {
    this.log = new ControlLog<>(bootstrapServers, Topic.AUDIT, AuditEntry.class);
  }

  /** Changes that are asked for, each once, the earliest first. */
  public List<AuditEntry> entries(Predicate<AuditEntry> wanted) {
    return once(log.all()).stream()
        .filter(wanted)
        .sorted(Comparator.comparing(AuditEntry::getAt))
        .toList();
  }

  /**
   * Writes an entry; returns when the broker has it.
   *
   * @throws IOException when the broker does not take it
   */
  public void write(AuditEntry entry) throws IOException, InterruptedException {
    log.append(entry.getSubject(), entry);
  }

  /** The first entry of each id: later ones are repetitions. */
  static Collection<AuditEntry> once(List<AuditEntry> entries) {
    Map<String, AuditEntry> first = new LinkedHashMap<>();
    entries.forEach(entry -> first.putIfAbsent(entry.getEntryId(), entry));
    return first.values();
  }
}
