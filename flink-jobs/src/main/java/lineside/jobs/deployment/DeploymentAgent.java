package lineside.jobs.deployment;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import lineside.jobs.deployment.TargetModels.Step;
import lineside.jobs.tail.Follower;
import lineside.jobs.tail.TopicTail;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the deployment topic and brings its models into memory, one at a time, beside those that
 * judge. What cannot be loaded is refused and told, and what judged before goes on. Driven by one
 * thread; what it comes to lies on the {@link ModelDesk}.
 *
 * @param <M> a loaded model
 */
final class DeploymentAgent<M> implements Follower.Work {
  private static final Logger LOG = LoggerFactory.getLogger(DeploymentAgent.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final TopicTail tail;
  private final ModelLoader<M> loader;
  private final ModelDesk<M> desk;
  private final ModelReports reports;
  private final DeploymentMessage message = new DeploymentMessage();
  private final ModelShelf<M> shelf;
  private final Map<String, TargetModels<M>> targets = new LinkedHashMap<>();
  private final Map<String, PlacedDeployment> unread = new LinkedHashMap<>();
  private @Nullable ModelLease<M> start;
  private boolean hasWork;
  private boolean isSettled;

  /** Takes the tail, closed with it, the loader, where the outcome lies, and what reports. */
  DeploymentAgent(TopicTail tail, ModelLoader<M> loader, ModelDesk<M> desk, ModelReports reports) {
    this.tail = tail;
    this.loader = loader;
    this.desk = desk;
    this.reports = reports;
    this.shelf = new ModelShelf<>(loader::close);
  }

  @Override
  public void onStart() {
    try {
      M model = loader.start();
      start = shelf.add(loader.sha256Of(model), model);
    } catch (Exception e) {
      throw new IllegalStateException("model refused, the job cannot start: " + e.getMessage(), e);
    }
    tail.onStart();
    publish();
  }

  @Override
  public void doWork() {
    List<ConsumerRecord<byte[], byte[]>> fresh = new ArrayList<>();
    tail.poll(hasWork ? Duration.ZERO : POLL, fresh::add);
    fresh.forEach(this::read);
    if (!tail.isCaughtUp()) {
      // Of a long log only the last word of each key is worth a load.
      return;
    }
    hasWork = placeAll();
    hasWork |= loadOne();
    if (hasWork) {
      publish();
    }
    isSettled = unread.isEmpty() && waiting().isEmpty();
  }

  @Override
  public boolean isReady() {
    return isSettled;
  }

  @Override
  public void wakeUp() {
    tail.wakeUp();
  }

  @Override
  public void close() {
    try (tail) {
      desk.clear();
      targets.values().forEach(TargetModels::close);
      if (start != null) {
        start.close();
      }
    }
  }

  /** Models in memory, whoever holds them. */
  int loaded() {
    return shelf.size();
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    byte @Nullable [] key = record.key();
    byte @Nullable [] value = record.value();
    if (value == null) {
      if (key != null) {
        withdraw(PlacedDeployment.keyOf(key));
      }
      return;
    }
    try {
      PlacedDeployment placed = new PlacedDeployment(message.read(key, value), record);
      unread.put(PlacedDeployment.keyOf(requireNonNull(key)), placed);
    } catch (RefusedDeploymentException e) {
      LOG.warn(
          "deployment refused, the last good one stays: {} ({}-{}@{})",
          e.detail(),
          record.topic(),
          record.partition(),
          record.offset());
    }
  }

  private void withdraw(String key) {
    unread.remove(key);
    TargetModels<M> gone = targets.remove(key);
    if (gone != null) {
      LOG.info("deployment {} withdrawn, the job's own model judges", key);
      publish();
      gone.close();
    }
  }

  private boolean placeAll() {
    if (unread.isEmpty()) {
      return false;
    }
    unread.forEach(
        (key, placed) -> {
          TargetModels<M> target =
              targets.computeIfAbsent(
                  key, fresh -> new TargetModels<>(requireNonNull(start).again(), placed));
          target.place(placed, shelf).forEach(step -> tellQualified(target, step, 0));
          expelMisfits(target, 0);
        });
    unread.clear();
    return true;
  }

  private Optional<TargetModels<M>> waiting() {
    return targets.values().stream().filter(target -> target.next() != null).findFirst();
  }

  /** Loads at most one model, so that a message that changes everything is read in between. */
  private boolean loadOne() {
    TargetModels<M> target = waiting().orElse(null);
    if (target == null) {
      return false;
    }
    Step step = requireNonNull(target.next());
    String sha256 = step.model().getSha256();
    Optional<ModelLease<M>> known = shelf.lease(sha256);
    if (known.isPresent()) {
      adopt(target, step, known.get(), 0);
      return true;
    }
    if (shelf.size() >= desk.loadedAtMost()) {
      return refuseUnlessRoomComes(target, step);
    }
    long begunNanos = reports.nanoTime();
    M model;
    try {
      model = loader.load(sha256);
    } catch (Exception e) {
      // However a package fails, the machine keeps what it judges with.
      refuse(target, step, String.valueOf(e.getMessage()), reports.millisSince(begunNanos));
      return true;
    }
    adopt(target, step, shelf.add(sha256, model), reports.millisSince(begunNanos));
    return true;
  }

  /**
   * Models that only a subtask still holds go at its next batch, and then there is room: false
   * while that is waited for.
   */
  private boolean refuseUnlessRoomComes(TargetModels<M> target, Step step) {
    TreeSet<String> kept = new TreeSet<>();
    kept.add(requireNonNull(start).sha256());
    targets.values().forEach(other -> kept.addAll(other.held()));
    if (kept.size() < desk.loadedAtMost()) {
      return false;
    }
    refuse(
        target,
        step,
        "%d models are loaded, at most %d are on a machine"
            .formatted(kept.size(), desk.loadedAtMost()),
        0);
    return true;
  }

  private void adopt(TargetModels<M> target, Step step, ModelLease<M> lease, long loadMillis) {
    target.loaded(lease);
    tellQualified(target, step, loadMillis);
    expelMisfits(target, loadMillis);
  }

  private void expelMisfits(TargetModels<M> target, long loadMillis) {
    target
        .expelMisfits(loader::takes)
        .forEach(
            misfit -> {
              Step step = new Step(Role.STATION, misfit.model(), false);
              tellRefused(target, step, misfit.why(), loadMillis);
            });
  }

  private void tellQualified(TargetModels<M> target, Step step, long loadMillis) {
    if (step.isFallback()) {
      // What stands in for a refused model is no good news.
      return;
    }
    try (ModelLease<M> lease = shelf.lease(step.model().getSha256()).orElseThrow()) {
      String provider = loader.providerOf(lease.model());
      desk.tell(reports.qualified(target.placed(), step, provider, loadMillis));
    }
  }

  private void refuse(TargetModels<M> target, Step step, String why, long loadMillis) {
    target.refused();
    tellRefused(target, step, why, loadMillis);
  }

  private void tellRefused(TargetModels<M> target, Step step, String why, long loadMillis) {
    String kept = target.inPlaceOf(step.model());
    desk.tell(reports.refused(target.placed(), step, why, kept, loadMillis));
  }

  private void publish() {
    Map<String, Plan<M>> plans = new HashMap<>();
    targets.forEach((key, target) -> plans.put(key, target.plan()));
    desk.put(new DeployedModels<>(requireNonNull(start).again(), plans));
  }
}
