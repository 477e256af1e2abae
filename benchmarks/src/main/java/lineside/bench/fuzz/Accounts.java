package lineside.bench.fuzz;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.Topic;

/**
 * What was sent and what became of it. Sent from the producer's threads, everything else from one
 * thread.
 */
final class Accounts {
  private final Set<String> refusable = ConcurrentHashMap.newKeySet();
  private final Set<String> mustBeRefused = ConcurrentHashMap.newKeySet();
  private final Map<Topic, AtomicLong> damaged = new ConcurrentHashMap<>();
  private final AtomicLong sent = new AtomicLong();
  private final Set<String> openViews = new HashSet<>();
  private final Set<String> openParts = new HashSet<>();
  private final Set<String> toldParts = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final Map<DeadLetterReason, Long> reasons = new EnumMap<>(DeadLetterReason.class);
  private long refusedForeign;

  /** Whether a damaged message can be taken for a sound one. */
  enum Damage {
    /** It is a sound message still, or again. */
    MAY_BE_USED,
    /** Nobody can use it. */
    MUST_BE_REFUSED
  }

  /** A whole message is on the broker. */
  void sentWhole() {
    sent.incrementAndGet();
  }

  /** A damaged message is on the broker. */
  void sentDamaged(Topic topic, String place, Damage damage) {
    sent.incrementAndGet();
    damaged.computeIfAbsent(topic, t -> new AtomicLong()).incrementAndGet();
    refusable.add(place);
    if (damage == Damage.MUST_BE_REFUSED) {
      mustBeRefused.add(place);
    }
  }

  /** A verdict on this view is owed. */
  void oweView(String viewId) {
    openViews.add(viewId);
  }

  /**
   * Revision 0 for this part is owed, unless it was given: a damaged trigger of an earlier part
   * that is sound again may name this one, whose inspection is over when it comes.
   */
  void owePart(String partId) {
    if (!toldParts.contains(partId)) {
      openParts.add(partId);
    }
  }

  void take(ViewVerdict verdict) {
    openViews.remove(verdict.getViewId());
  }

  void take(PartVerdict verdict) {
    if (verdict.getRevision() == 0) {
      partIsTold(verdict.getPartId());
    }
  }

  /** Revision 0 of a part is there. */
  void partIsTold(String partId) {
    openParts.remove(partId);
    toldParts.add(partId);
  }

  void take(DeadLetter letter) {
    reasons.merge(letter.getReason(), 1L, Long::sum);
    if (letter.getSourcePartition() < 0) {
      refusedForeign++;
    } else {
      refused.add(
          place(letter.getSourceTopic(), letter.getSourcePartition(), letter.getSourceOffset()));
    }
  }

  static String place(String topic, int partition, long offset) {
    return topic + '-' + partition + '@' + offset;
  }

  /** Views without verdict. */
  int openViews() {
    return openViews.size();
  }

  /** A few parts without revision 0. */
  List<String> openParts() {
    return openParts.stream().sorted().limit(5).toList();
  }

  /** Whether everything that is owed is there. */
  boolean areSettled() {
    return openViews.isEmpty() && openParts.isEmpty() && refused.containsAll(mustBeRefused);
  }

  /** Messages on the broker. */
  long sent() {
    return sent.get();
  }

  /** Damaged ones by topic. */
  Map<String, Long> damagedByTopic() {
    Map<String, Long> counts = new TreeMap<>();
    damaged.forEach((topic, count) -> counts.put(topic.topicName(), count.get()));
    return counts;
  }

  /** Dead letters by reason. */
  Map<DeadLetterReason, Long> reasons() {
    return reasons;
  }

  /** What does not add up. */
  Open open() {
    Set<String> silent = new HashSet<>(mustBeRefused);
    silent.removeAll(refused);
    Set<String> wrongly = new HashSet<>(refused);
    wrongly.removeAll(refusable);
    return new Open(openViews.size(), openParts.size(), silent, wrongly);
  }

  /** Damaged messages in all, and how many of them were refused. */
  String share() {
    long usable = refusable.size() - (long) refused.size();
    return "%d damaged, %d refused, %d were still or again sound, %d frames of nobody's trigger"
        .formatted(refusable.size(), refused.size(), usable, refusedForeign);
  }

  /**
   * What is not accounted for.
   *
   * @param views triggered and without verdict
   * @param parts triggered and without revision 0
   * @param silent places of messages that nobody can use and nobody refused
   * @param wrongly places of whole messages that were refused
   */
  record Open(int views, int parts, Set<String> silent, Set<String> wrongly) {
    int sum() {
      return views + parts + silent.size() + wrongly.size();
    }
  }
}
