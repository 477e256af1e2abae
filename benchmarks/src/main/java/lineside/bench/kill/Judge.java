package lineside.bench.kill;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import lineside.schemas.topic.Topic;

/**
 * Holds what the factory showed against what can be read from outside: every part has revision 0
 * once, every image is a frame or a recorded loss. Used by one thread.
 */
final class Judge implements AutoCloseable {
  private final Factory factory;
  private final Verdicts gate;
  private final Verdicts mes;
  private final Books books;

  Judge(String bootstrapServers, Factory factory) {
    this.factory = factory;
    this.gate = new Verdicts(bootstrapServers, Topic.GATE_VERDICT);
    this.mes = new Verdicts(bootstrapServers, Topic.PART_VERDICT);
    this.books = new Books(bootstrapServers);
  }

  /** Reads what came. */
  void poll() {
    gate.poll();
    mes.poll();
    books.poll();
  }

  /** When revision 0 of a part was seen at the gate, nanoTime. */
  OptionalLong atGateNanos(String part) {
    return gate.seenAtNanos(part);
  }

  /** When revision 0 of a part was seen as committed on the MES topic, nanoTime. */
  OptionalLong atMesNanos(String part) {
    return mes.seenAtNanos(part);
  }

  /** What is owed at a moment. */
  record Owed(Set<String> parts, Set<Factory.View> views) {}

  /** Everything that the factory has shown until now. */
  Owed owed() {
    return new Owed(factory.parts(), factory.taken());
  }

  /** Whether all of it is there. */
  boolean isSettled(Owed owed) {
    return gate.hasAll(owed.parts()) && mes.hasAll(owed.parts()) && books.open(owed.views()) == 0;
  }

  /** What must not be, in words. */
  List<String> wrong(Owed owed) {
    List<String> wrong = new ArrayList<>();
    Set<String> others = new HashSet<>(factory.uncertain());
    others.addAll(factory.parts());
    Verdicts.Errors atMes = mes.errors(owed.parts(), others);
    Verdicts.Errors atGate = gate.errors(owed.parts(), others);
    if (atMes.sum() > 0) {
      wrong.add(words("MES topic", atMes));
    }
    if (atGate.missing() + atGate.foreign() + atGate.unreadable() > 0) {
      wrong.add(words("gate topic", atGate));
    }
    int open = books.open(owed.views());
    if (open > 0) {
      wrong.add(open + " images are neither a frame nor a recorded loss");
    }
    if (books.unreadable() > 0) {
      wrong.add(books.unreadable() + " records of ingest cannot be read");
    }
    return wrong;
  }

  private static String words(String topic, Verdicts.Errors errors) {
    return String.format(
        Locale.ROOT,
        "%s: %d without revision 0, %d repeated, %d foreign, %d unreadable",
        topic,
        errors.missing(),
        errors.repeated(),
        errors.foreign(),
        errors.unreadable());
  }

  /** What was seen, in words. */
  String seen() {
    return String.format(
        Locale.ROOT,
        "%d parts of %d images; %d ended as recorded losses, %d frames came twice by id, %d"
            + " verdicts twice at the gate (both allowed); %d images refused, %d parts of unknown"
            + " fate",
        factory.parts().size(),
        factory.taken().size(),
        books.losses(),
        books.doubled(),
        gate.errors(Set.of(), Set.of()).repeated(),
        factory.refused(),
        factory.uncertain().size());
  }

  @Override
  public void close() {
    gate.close();
    mes.close();
    books.close();
  }
}
