package lineside.bench.kill;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lineside.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the factory showed against what can be read from outside: every part has revision 0
 * once, every image is a frame or a recorded loss, and how many of them came to nothing so. Used by
 * one thread.
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

  /** The first part shown after a moment that the gate was told something of. */
  Optional<FirstVerdicts.Decided> firstAtGate(long nanos) {
    return gate.first().firstOf(factory.shownAfter(nanos).values());
  }

  /** The first part shown after a moment of which something was committed on the MES topic. */
  Optional<FirstVerdicts.Decided> firstAtMes(long nanos) {
    return mes.first().firstOf(factory.shownAfter(nanos).values());
  }

  /** How many parts came to be UNDEFINED. */
  Tally undefined(Disturbances disturbances) {
    Map<String, Long> shown = factory.shownAtNanos();
    return Tally.of(
        shown.keySet(), mes.first()::isUndefined, part -> isAtRest(shown.get(part), disturbances));
  }

  /** How many images ended as a recorded loss. */
  Tally lost(Disturbances disturbances) {
    Map<String, Long> shown = factory.shownAtNanos();
    return Tally.of(
        factory.taken(), books::isLost, view -> isAtRest(shown.get(view.partId()), disturbances));
  }

  private static boolean isAtRest(@Nullable Long shownAtNanos, Disturbances disturbances) {
    return shownAtNanos != null && disturbances.isAtRest(shownAtNanos);
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
