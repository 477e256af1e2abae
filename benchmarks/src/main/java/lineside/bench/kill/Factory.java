package lineside.bench.kill;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import lineside.bench.plant.Pictures;
import lineside.bench.plant.PlantMap;
import lineside.vision.frame.UndecodablePictureException;

/**
 * The cameras of a simulated factory: shows each part to every camera of a line at a steady pace,
 * whatever happens to whoever takes the images, and keeps what was taken. A thread of its own.
 */
final class Factory implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(4);
  private static final int ACCEPTED = 202;
  private static final Set<Integer> REFUSALS = Set.of(400, 404, 413, 503);

  private final PlantMap map;
  private final List<byte[]> pictures;
  private final long nanosBetweenParts;
  private final URI frames;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();
  private final Set<View> taken = ConcurrentHashMap.newKeySet();
  private final Set<String> parts = ConcurrentHashMap.newKeySet();
  private final Set<String> uncertain = ConcurrentHashMap.newKeySet();
  private final ConcurrentSkipListMap<Long, String> byNanos = new ConcurrentSkipListMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final String run = Long.toHexString(System.currentTimeMillis());
  private final Thread thread = new Thread(this::work, "factory");
  private volatile boolean isTriggering = true;
  private volatile boolean isOpen = true;

  /** One part before one camera. */
  record View(String partId, String cameraId) {}

  /**
   * Begins.
   *
   * @param pictures what cameras see, in turn
   * @param ingest where images are taken
   */
  Factory(PlantMap map, List<byte[]> pictures, double partsPerSecond, URI ingest) {
    this.map = map;
    this.pictures = List.copyOf(pictures);
    this.nanosBetweenParts = (long) (TimeUnit.SECONDS.toNanos(1) / partsPerSecond);
    this.frames = ingest.resolve("frames");
    thread.setDaemon(true);
    thread.start();
  }

  private void work() {
    long next = System.nanoTime();
    for (int part = 0; isOpen; ) {
      long now = System.nanoTime();
      if (!isTriggering || now < next) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        next = isTriggering ? next : now;
        continue;
      }
      // No two alike: evidence is known by its content, and would not be stored again.
      show("part-" + run + "-" + part, seenAgain(pictures.get(part % pictures.size())));
      part++;
      // A line that stood still does not make up for it.
      next = Math.max(next + nanosBetweenParts, System.nanoTime() - nanosBetweenParts);
    }
  }

  private static byte[] seenAgain(byte[] picture) {
    try {
      return Pictures.seenAgain(picture);
    } catch (UndecodablePictureException e) {
      throw new IllegalStateException("a golden picture does not decode", e);
    }
  }

  private void show(String part, byte[] picture) {
    for (int camera = 0; camera < map.cameras(); camera++) {
      switch (send(part, camera, picture)) {
        case TAKEN -> {
          taken.add(new View(part, map.camera(camera)));
          if (parts.add(part)) {
            byNanos.put(System.nanoTime(), part);
          }
        }
        case REFUSED -> refused.incrementAndGet();
        case UNKNOWN -> uncertain.add(part);
      }
    }
  }

  private enum Answer {
    TAKEN,
    REFUSED,
    UNKNOWN
  }

  private Answer send(String part, int camera, byte[] picture) {
    try {
      int status =
          http.send(
                  HttpRequest.newBuilder(frames)
                      .timeout(ANSWER)
                      .header("Lineside-Camera", map.camera(camera))
                      .header("Lineside-Part", part)
                      .header("Lineside-Recipe", map.recipe(camera))
                      .POST(BodyPublishers.ofByteArray(picture))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode();
      if (status == ACCEPTED) {
        return Answer.TAKEN;
      }
      return REFUSALS.contains(status) ? Answer.REFUSED : Answer.UNKNOWN;
    } catch (ConnectException | HttpConnectTimeoutException nobody) {
      return Answer.REFUSED;
    } catch (IOException half) {
      return Answer.UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.UNKNOWN;
    }
  }

  /** Shows no more parts. */
  void rest() {
    isTriggering = false;
  }

  /** Parts by the moment at which they were taken, nanoTime, after a moment. */
  SortedMap<Long, String> shownAfter(long nanos) {
    return Collections.unmodifiableSortedMap(byNanos.tailMap(nanos, false));
  }

  /** When each part was taken, nanoTime. */
  Map<String, Long> shownAtNanos() {
    Map<String, Long> shown = new HashMap<>();
    byNanos.forEach((nanos, part) -> shown.put(part, nanos));
    return shown;
  }

  /** Parts that at least one camera's image was taken of. */
  Set<String> parts() {
    return Set.copyOf(parts);
  }

  /** Views that were taken: each is owed a frame or a recorded loss. */
  Set<View> taken() {
    return Set.copyOf(taken);
  }

  /** Parts of which no answer says whether they were taken: they may have verdicts. */
  Set<String> uncertain() {
    return Set.copyOf(uncertain);
  }

  /** Images that were refused, so that whoever sends them knows. */
  int refused() {
    return refused.get();
  }

  @Override
  public void close() {
    isOpen = false;
    thread.interrupt();
  }
}
