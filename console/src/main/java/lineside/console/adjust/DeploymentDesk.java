package lineside.console.adjust;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import lineside.console.problem.Problem;
import lineside.console.send.Texts;
import lineside.console.send.TopicSender;
import lineside.console.store.Database;
import lineside.console.store.LatestRecords;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelAnnouncement;
import lineside.schemas.record.ModelReference;
import lineside.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Says which models judge. Machines find, load and qualify a model by themselves before they switch
 * to it, or refuse it. Thread-safe.
 */
public final class DeploymentDesk {
  private static final long HEARD_MILLIS = 3000;

  private final LatestRecords latest;
  private final TopicSender sender;
  private final AuditWriter audit;
  private final InstantSource clock;
  private final ReentrantLock changing = new ReentrantLock(true);

  /** Of a database, changed by a sender. */
  public DeploymentDesk(Database database, TopicSender sender, InstantSource clock) {
    this.latest = new LatestRecords(database);
    this.sender = sender;
    this.audit = new AuditWriter(sender);
    this.clock = clock;
  }

  /**
   * What is to be changed.
   *
   * @param recipeId empty for every recipe of the line without a deployment of its own
   * @param revision that the page has seen; 0 for none
   * @param action promote, roll-back, activate, canary, end-canary, shadow, end-shadow or withdraw
   */
  public record Wish(
      @Nullable String lineId,
      @Nullable String recipeId,
      @Nullable Integer revision,
      @Nullable String action,
      @Nullable String model,
      @Nullable Double share,
      @Nullable String why) {}

  /** What stands. */
  public List<Deployment> standing() {
    return latest.all(Topic.DEPLOYMENT, Deployment.class).stream()
        .map(LatestRecords.Kept::content)
        .toList();
  }

  /**
   * Changes it, after the trail has who did and why.
   *
   * @return what stands then; empty when it was withdrawn
   * @throws Problem when somebody was faster, no reason is given, or it cannot be done
   */
  public Optional<Deployment> change(Wish wish, String who) {
    String lineId = wish.lineId();
    String action = wish.action();
    if (lineId == null || lineId.isBlank() || action == null) {
      throw Problem.badRequest(action == null ? "action" : "lineId", "it is missing");
    }
    AuditWriter.Deed deed =
        new AuditWriter.Deed(who, Texts.why(wish.why()), Instant.ofEpochMilli(clock.millis()));
    String recipeId = wish.recipeId() == null ? "" : wish.recipeId();
    String key = lineId + "/" + recipeId;
    changing.lock();
    try {
      Deployment standing = find(key).orElse(null);
      int revision = standing == null ? 0 : standing.getRevision();
      Integer seen = wish.revision();
      if (seen == null || seen != revision) {
        throw new Problem(
            Problem.Kind.CHANGED_MEANWHILE,
            "Somebody else has changed the models meanwhile. Please look again.",
            Map.of("now", revision));
      }
      if (action.equals("withdraw")) {
        withdraw(key, lineId, standing, deed);
        return Optional.empty();
      }
      Deployment next =
          new NextModels(lineId, recipeId, standing).change(wish, this::reference, deed);
      AuditAction kind = action.equals("roll-back") ? AuditAction.ROLL_BACK : AuditAction.DEPLOY;
      audit.write(
          AuditWriter.deployed(next, kind, deed).setBefore(DeploymentWords.of(standing)).build());
      sender.send(Topic.DEPLOYMENT, key, next);
      awaitHeard(key, next.getRevision());
      return Optional.of(next);
    } finally {
      changing.unlock();
    }
  }

  private void withdraw(
      String key, String lineId, @Nullable Deployment standing, AuditWriter.Deed deed) {
    if (standing == null) {
      throw new Problem(
          Problem.Kind.NOTHING_BEFORE, "Nothing is deployed there that could be taken back.");
    }
    String subject = "deployment/" + key;
    audit.write(
        AuditWriter.begun(subject, AuditAction.WITHDRAW, deed)
            .setEntryId(
                AuditWriter.idOf(subject, "withdrawn", Long.toString(deed.at().toEpochMilli())))
            .setLineId(lineId)
            .setBefore(DeploymentWords.of(standing))
            .build());
    sender.withdraw(Topic.DEPLOYMENT, key);
    awaitHeard(key, 0);
  }

  private ModelReference reference(String sha256) {
    return latest
        .find(Topic.MODEL, sha256, ModelAnnouncement.class)
        .map(kept -> new ModelReference(sha256, kept.content().getName()))
        .orElseThrow(
            () ->
                new Problem(
                    Problem.Kind.UNKNOWN_MODEL,
                    "No model of this hash is announced, so no machine would find it."));
  }

  private Optional<Deployment> find(String key) {
    return latest.find(Topic.DEPLOYMENT, key, Deployment.class).map(LatestRecords.Kept::content);
  }

  private void awaitHeard(String key, int revision) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HEARD_MILLIS);
    while (find(key).map(Deployment::getRevision).orElse(0) != revision
        && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
