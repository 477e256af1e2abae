package lineside.jobs.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import lineside.schemas.record.ModelReference;
import lineside.schemas.record.StationModel;
import org.jspecify.annotations.Nullable;

/**
 * The models of a deployment's stations on their way into memory. A station keeps the model that it
 * had until the next one is loaded, also when that one is refused; without one the active model
 * judges there. Used by the registry's thread alone.
 *
 * @param <M> a loaded model
 */
final class StationModels<M> implements AutoCloseable {
  private final Map<String, Post<M>> posts = new LinkedHashMap<>();

  /** One station. */
  private static final class Post<M> implements Held {
    final Seat<M> judge;
    @Nullable Seat<M> lighter;
    long belowMillis;

    Post(Seat<M> judge) {
      this.judge = judge;
    }

    Stream<Seat<M>> seats() {
      return lighter == null ? Stream.of(judge) : Stream.of(judge, lighter);
    }

    StationPlan<M> plan() {
      Seat<M> standIn = lighter;
      return new StationPlan<>(
          again(judge.holder()),
          judge.refusedSha256(),
          judge.holderRevision(),
          standIn == null
              ? new StationPlan.Lighter<>(null, null, 0)
              : new StationPlan.Lighter<>(
                  again(standIn.holder()), standIn.refusedSha256(), belowMillis));
    }

    @Override
    public void close() {
      seats().forEach(Seat::close);
    }

    private static <M> @Nullable ModelLease<M> again(@Nullable ModelLease<M> lease) {
      return lease == null ? null : lease.again();
    }
  }

  /**
   * A lighter model that may not stand in.
   *
   * @param model which
   * @param why what it lacks
   */
  record Misfit(ModelReference model, String why) {}

  /**
   * From now on these stations have models of their own, and no others. Gives the seats that nobody
   * needs any more, for the caller to close.
   */
  List<Held> place(List<StationModel> wanted, int revision) {
    Map<String, Post<M>> before = new HashMap<>(posts);
    posts.clear();
    List<Held> outgoing = new ArrayList<>();
    for (StationModel station : wanted) {
      Post<M> post = before.remove(station.getStationId());
      if (post == null) {
        post = new Post<>(new Seat<>(station.getModel(), revision));
      }
      posts.put(station.getStationId(), post);
      post.judge.want(station.getModel(), revision);
      post.belowMillis = station.getLighterBelowMillis();
      ModelReference lighter = station.getLighter();
      if (post.lighter != null && lighter == null) {
        outgoing.add(post.lighter);
        post.lighter = null;
      } else if (post.lighter != null && lighter != null) {
        post.lighter.want(lighter, revision);
      } else if (lighter != null) {
        post.lighter = new Seat<>(lighter, revision);
      }
    }
    outgoing.addAll(before.values());
    return outgoing;
  }

  /** Models that have still to be found, each once: those of stations before lighter ones. */
  List<ModelReference> waiting() {
    Map<String, ModelReference> waiting = new LinkedHashMap<>();
    Stream.concat(
            posts.values().stream().map(post -> post.judge),
            posts.values().stream().flatMap(Post::seats))
        .filter(Seat::isWaiting)
        .forEach(seat -> waiting.putIfAbsent(seat.wanted().getSha256(), seat.wanted()));
    return List.copyOf(waiting.values());
  }

  /** A model is there: it takes every seat that waits for it; the lease is taken over. */
  void adopt(ModelLease<M> lease) {
    try (lease) {
      waitingFor(lease.sha256()).forEach(seat -> seat.seat(lease.again()));
    }
  }

  /** A model cannot be had. */
  void refuse(String sha256) {
    waitingFor(sha256).forEach(Seat::refuse);
  }

  /** Sends lighter models away that do not take and give what their station's model does. */
  List<Misfit> expelMisfits(Function<M, String> takes) {
    List<Misfit> misfits = new ArrayList<>();
    posts.forEach(
        (station, post) -> {
          ModelLease<M> judge = post.judge.holder();
          ModelLease<M> lighter = post.lighter == null ? null : post.lighter.holder();
          if (judge == null || lighter == null || post.lighter == null) {
            return;
          }
          String needed = takes.apply(judge.model());
          String offered = takes.apply(lighter.model());
          if (!needed.equals(offered)) {
            misfits.add(
                new Misfit(
                    post.lighter.wanted(),
                    "it cannot stand in for %s at station %s: it takes %s, %s is needed"
                        .formatted(judge.sha256(), station, offered, needed)));
            post.lighter.expel();
          }
        });
    return misfits;
  }

  /** Hash of the model that goes on where one was refused; empty when the active one does. */
  Optional<String> inPlaceOf(String sha256) {
    return posts.values().stream()
        .filter(post -> post.seats().anyMatch(seat -> sha256.equals(seat.refusedSha256())))
        .map(post -> post.judge.holder())
        .flatMap(Stream::ofNullable)
        .map(ModelLease::sha256)
        .findFirst();
  }

  /** Hashes of what it holds. */
  Set<String> held() {
    Set<String> held = new TreeSet<>();
    seats().map(Seat::holder).flatMap(Stream::ofNullable).forEach(l -> held.add(l.sha256()));
    return held;
  }

  /** What a subtask sees of it, with leases of its own. */
  Map<String, StationPlan<M>> plan() {
    Map<String, StationPlan<M>> plans = new HashMap<>();
    posts.forEach((station, post) -> plans.put(station, post.plan()));
    return plans;
  }

  @Override
  public void close() {
    posts.values().forEach(Post::close);
  }

  private List<Seat<M>> waitingFor(String sha256) {
    return seats().filter(seat -> seat.isWaitingFor(sha256)).toList();
  }

  private Stream<Seat<M>> seats() {
    return posts.values().stream().flatMap(Post::seats);
  }
}
