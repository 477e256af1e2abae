package lineside.bench.kill;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may happen to a plant. */
public enum Fault {
  /** The task manager that runs the most: kill -9; another one stands by. */
  TASK_MANAGER(Lasting.MOMENT),
  /** The job manager: kill -9, and started again at once. */
  JOB_MANAGER(Lasting.MOMENT),
  /** The broker that leads the frames: kill -9, and started again at once. */
  BROKER(Lasting.MOMENT),
  /** Ingest: kill -9, and started again at once. */
  INGEST(Lasting.MOMENT),
  /** The console: kill -9, and started again at once; it must answer as before. */
  CONSOLE(Lasting.MOMENT),
  /** The analyzer in the midst of a run: kill -9; the next run must write the same report. */
  ANALYZER(Lasting.MOMENT),
  /** The task manager that runs the most stands still for a while and goes on. */
  TASK_MANAGER_STALLS(Lasting.WHILE),
  /** The broker that leads the frames stands still for a while and goes on. */
  BROKER_STALLS(Lasting.WHILE),
  /** Ingest stands still for a while and goes on. */
  INGEST_STALLS(Lasting.WHILE),
  /** Nothing passes between brokers and ingest for a while. */
  BROKER_INGEST_CUT(Lasting.WHILE, Need.NETWORK),
  /** Nothing passes between brokers and task managers for a while. */
  BROKER_TASK_MANAGER_CUT(Lasting.WHILE, Need.NETWORK),
  /** Nothing passes between job manager and task managers for a while. */
  JOB_MANAGER_TASK_MANAGER_CUT(Lasting.WHILE, Need.NETWORK),
  /** Nothing passes between ZooKeeper and job manager for a while. */
  ZOOKEEPER_JOB_MANAGER_CUT(Lasting.WHILE, Need.NETWORK),
  /** Everything takes longer between brokers and ingest for a while. */
  BROKER_INGEST_SLOW(Lasting.WHILE, Need.NETWORK),
  /** Everything takes longer between brokers and task managers for a while. */
  BROKER_TASK_MANAGER_SLOW(Lasting.WHILE, Need.NETWORK),
  /** Everything takes longer between job manager and task managers for a while. */
  JOB_MANAGER_TASK_MANAGER_SLOW(Lasting.WHILE, Need.NETWORK),
  /** Everything takes longer between ZooKeeper and job manager for a while. */
  ZOOKEEPER_JOB_MANAGER_SLOW(Lasting.WHILE, Need.NETWORK),
  /** Nothing passes between line and centre for a while; the centre must have all of it after. */
  UPLINK_CUT(Lasting.WHILE, Need.NETWORK),
  /** The disk of a broker is full for a while. */
  BROKER_DISK_FULL(Lasting.WHILE, Need.DISK),
  /** The disk of the checkpoints is full for a while. */
  CHECKPOINT_DISK_FULL(Lasting.WHILE, Need.DISK),
  /** The disk of the evidence is full for a while. */
  EVIDENCE_DISK_FULL(Lasting.WHILE, Need.DISK),
  /** The clock of ingest is ahead or behind for a while. */
  INGEST_CLOCK_JUMPS(Lasting.WHILE, Need.CLOCK),
  /** The clock of the task managers is ahead or behind for a while. */
  TASK_MANAGER_CLOCK_JUMPS(Lasting.WHILE, Need.CLOCK),
  /** Every broker is ended in order and started again, one after the other. */
  BROKERS_ROLL(Lasting.WHILE),
  /** Broker and task manager within the same moment. */
  BROKER_AND_TASK_MANAGER(Lasting.MOMENT),
  /** Job manager and task manager within the same moment. */
  BOTH_MANAGERS(Lasting.MOMENT),
  /** Broker and ingest within the same moment. */
  BROKER_AND_INGEST(Lasting.MOMENT);

  private enum Lasting {
    MOMENT,
    WHILE
  }

  private static final Set<Fault> TWO_AT_ONCE =
      Set.of(BROKER_AND_TASK_MANAGER, BOTH_MANAGERS, BROKER_AND_INGEST);

  private final Lasting lasting;
  private final @Nullable Need need;

  Fault(Lasting lasting) {
    this.lasting = lasting;
    this.need = null;
  }

  Fault(Lasting lasting, Need need) {
    this.lasting = lasting;
    this.need = need;
  }

  /** Whether only one thing fails. */
  public boolean isSingle() {
    return !TWO_AT_ONCE.contains(this);
  }

  /** Whether it has an end, from which recovery counts, instead of being over at once. */
  public boolean lasts() {
    return lasting == Lasting.WHILE;
  }

  /** What it takes; empty where it takes processes only. */
  public Optional<Need> need() {
    return Optional.ofNullable(need);
  }

  /** What happens, in words. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
