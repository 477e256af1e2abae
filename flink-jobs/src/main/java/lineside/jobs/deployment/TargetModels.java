package lineside.jobs.deployment;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import lineside.jobs.deployment.Plan.CanaryPlan;
import lineside.schemas.record.Canary;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
import org.jspecify.annotations.Nullable;

/**
 * The models of one deployment on their way into memory: what judges now, and what is still to be
 * loaded for what has been said last. Holds its models; used by the registry's thread alone.
 *
 * @param <M> a loaded model
 */
final class TargetModels<M> implements AutoCloseable {
  private final Deque<Step> todo = new ArrayDeque<>();
  private PlacedDeployment placed;
  private ModelLease<M> judge;
  private @Nullable Integer revision;
  private @Nullable String refusedSha256;
  private @Nullable ModelLease<M> canary;
  private boolean isCanaryRefused;
  private final StationModels<M> stations = new StationModels<>();
  private List<ModelLease<M>> shadows = new ArrayList<>();

  /**
   * A model to be found.
   *
   * @param role what for
   * @param model which
   * @param isFallback whether it stands in for an active model that was refused
   */
  record Step(Role role, ModelReference model, boolean isFallback) {}

  /** Begins with what judges until the first deployment is loaded; the lease is taken over. */
  TargetModels(ModelLease<M> judge, PlacedDeployment placed) {
    this.judge = judge;
    this.placed = placed;
    stations.place(placed.deployment().getStations(), placed.deployment().getRevision());
    plan(placed.deployment());
  }

  /**
   * A newer deployment; what was not loaded of the one before is forgotten. Gives the steps that
   * are done already, because their model is in memory.
   */
  List<Step> place(PlacedDeployment newer, ModelShelf<M> shelf) {
    placed = newer;
    List<Held> outgoing = new ArrayList<>();
    if (canary != null) {
      outgoing.add(canary);
    }
    outgoing.addAll(shadows);
    canary = null;
    shadows = new ArrayList<>();
    isCanaryRefused = false;
    refusedSha256 = null;
    Deployment deployment = newer.deployment();
    outgoing.addAll(stations.place(deployment.getStations(), deployment.getRevision()));
    plan(deployment);
    // First hold what goes on in another role, so that a promoted canary is not loaded again.
    List<Step> done = new ArrayList<>();
    for (Step step : List.copyOf(todo)) {
      ModelLease<M> known = shelf.lease(step.model().getSha256()).orElse(null);
      if (known != null) {
        adopt(step, known);
        todo.remove(step);
        done.add(step);
      }
    }
    outgoing.forEach(Held::close);
    return done;
  }

  /** What is to be loaded next; null when everything is settled. */
  @Nullable Step next() {
    return todo.peek();
  }

  /** The next step is done: the model is there; the lease is taken over. */
  void loaded(ModelLease<M> lease) {
    adopt(requireNonNull(todo.poll(), "nothing was to be loaded"), lease);
  }

  /** The next step cannot be done. */
  void refused() {
    Step step = requireNonNull(todo.poll(), "nothing was to be loaded");
    switch (step.role()) {
      case ACTIVE -> {
        if (!step.isFallback()) {
          refusedSha256 = step.model().getSha256();
          ModelReference previous = placed.deployment().getPrevious();
          if (revision == null && previous != null) {
            // After a restart: what ran before is only known by name.
            todo.addFirst(new Step(Role.ACTIVE, previous, true));
          }
        }
      }
      case STATION -> stations.refuse(step.model().getSha256());
      case CANARY -> isCanaryRefused = true;
      case SHADOW -> {}
    }
  }

  PlacedDeployment placed() {
    return placed;
  }

  /** Sends lighter models away that cannot stand in; one entry for each. */
  List<StationModels.Misfit> expelMisfits(Function<M, String> takes) {
    return stations.expelMisfits(takes);
  }

  /** Hash of the model that goes on where this one was refused. */
  String inPlaceOf(ModelReference refused) {
    return stations.inPlaceOf(refused.getSha256()).orElse(judge.sha256());
  }

  /** Hashes of what it holds. */
  Set<String> held() {
    Set<String> held = new TreeSet<>();
    held.add(judge.sha256());
    if (canary != null) {
      held.add(canary.sha256());
    }
    held.addAll(stations.held());
    shadows.forEach(shadow -> held.add(shadow.sha256()));
    return held;
  }

  /** What a subtask sees of it, with leases of its own. */
  Plan<M> plan() {
    Canary wanted = placed.deployment().getCanary();
    CanaryPlan<M> share = null;
    if (wanted != null && (canary != null || isCanaryRefused)) {
      share =
          new CanaryPlan<>(
              canary == null ? null : canary.again(),
              wanted.getModel().getSha256(),
              wanted.getShare(),
              placed.deployment().getRevision());
    }
    return new Plan<>(
        new Plan.Active<>(judge.again(), revision, refusedSha256),
        share,
        stations.plan(),
        shadows.stream().map(ModelLease::again).toList());
  }

  @Override
  public void close() {
    judge.close();
    if (canary != null) {
      canary.close();
    }
    stations.close();
    shadows.forEach(ModelLease::close);
  }

  private void plan(Deployment deployment) {
    todo.clear();
    todo.add(new Step(Role.ACTIVE, deployment.getActive(), false));
    stations.waiting().forEach(model -> todo.add(new Step(Role.STATION, model, false)));
    Canary wanted = deployment.getCanary();
    if (wanted != null) {
      todo.add(new Step(Role.CANARY, wanted.getModel(), false));
    }
    deployment.getShadow().forEach(model -> todo.add(new Step(Role.SHADOW, model, false)));
  }

  private void adopt(Step step, ModelLease<M> lease) {
    switch (step.role()) {
      case ACTIVE -> {
        ModelLease<M> before = judge;
        judge = lease;
        revision = placed.deployment().getRevision();
        before.close();
      }
      case STATION -> stations.adopt(lease);
      case CANARY -> canary = lease;
      case SHADOW -> shadows.add(lease);
    }
  }
}
