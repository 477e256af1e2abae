package lineside.bench.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What the topics say of every trigger, by camera: each has to be a frame or a loss, once. Triggers
 * are numbered without gaps, so that one that is on no topic is missed all the same. Used by one
 * thread.
 */
public final class Account {
  private final Map<String, Camera> cameras = new TreeMap<>();

  /** A trigger is on its topic; repetitions count once. */
  void trigger(String cameraId, long sequence) {
    camera(cameraId).triggers.add(sequence);
  }

  /** A frame is on its topic, behind the frames noted before. */
  void frame(String cameraId, long sequence) {
    camera(cameraId).frame(sequence);
  }

  /** A loss is on its topic; repetitions count once. */
  void loss(String cameraId, long sequence, long estimatedTriggers) {
    Camera camera = camera(cameraId);
    if (camera.losses.add(sequence)) {
      camera.unwatched += estimatedTriggers;
    }
  }

  private Camera camera(String cameraId) {
    return cameras.computeIfAbsent(cameraId, unused -> new Camera());
  }

  /** Numbers from 0 to the highest that any topic names. */
  public long triggers() {
    return cameras.values().stream().mapToLong(Camera::numbers).sum();
  }

  /** Frames, each counted once. */
  public long frames() {
    return cameras.values().stream().mapToLong(camera -> camera.frames.size()).sum();
  }

  /** Losses, each counted once. */
  public long losses() {
    return cameras.values().stream().mapToLong(camera -> camera.losses.size()).sum();
  }

  /** Numbers without frame and loss. */
  public long missing() {
    return cameras.values().stream().mapToLong(Camera::missing).sum();
  }

  /** Numbers that are not on the trigger topic. */
  public long untold() {
    return cameras.values().stream()
        .mapToLong(camera -> camera.numbers() - camera.triggers.size())
        .sum();
  }

  /** Frames beyond the first of their id. */
  public long doubled() {
    return cameras.values().stream().mapToLong(camera -> camera.doubled).sum();
  }

  /** Numbers with frame and loss. */
  public long both() {
    return cameras.values().stream()
        .mapToLong(camera -> camera.frames.stream().filter(camera.losses::contains).count())
        .sum();
  }

  /** Frames behind a later one of their camera. */
  public long unordered() {
    return cameras.values().stream().mapToLong(camera -> camera.unordered).sum();
  }

  /** Triggers that losses of an interruption stand for, as estimated. */
  public long unwatched() {
    return cameras.values().stream().mapToLong(camera -> camera.unwatched).sum();
  }

  /** One camera. */
  private static final class Camera {
    private final Set<Long> triggers = new HashSet<>();
    private final Set<Long> frames = new HashSet<>();
    private final Set<Long> losses = new HashSet<>();
    private long highestFrame = -1;
    private long doubled;
    private long unordered;
    private long unwatched;

    void frame(long sequence) {
      if (!frames.add(sequence)) {
        doubled++;
      } else if (sequence < highestFrame) {
        unordered++;
      }
      highestFrame = Math.max(highestFrame, sequence);
    }

    long numbers() {
      long highest = highestFrame;
      for (Set<Long> others : List.of(triggers, losses)) {
        highest = Math.max(highest, others.stream().mapToLong(Long::longValue).max().orElse(-1));
      }
      return highest + 1;
    }

    long missing() {
      return LongStream.range(0, numbers())
          .filter(number -> !frames.contains(number) && !losses.contains(number))
          .count();
    }
  }
}
