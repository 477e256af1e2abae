package lineside.jobs.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import lineside.jobs.line.CameraPosition.EpochCounts;
import lineside.jobs.line.CameraPosition.PendingPosition;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import org.jspecify.annotations.Nullable;

/**
 * The event time of one production line: before it, every trigger, loss and frame is known. Not
 * thread-safe; works on a {@link ClockState} that the caller keeps.
 *
 * <p>A camera advances with the frames and marks that come through the inspection chain, held back
 * until the triggers and losses that lie before them were received from their own topics. The clock
 * is the minimum over the line's cameras, so neither a backlog nor replay at full speed makes a
 * deadline pass early. A camera that stopped or is absent holds nobody back until it speaks again.
 */
public final class LineClock {
  /** Not every camera has spoken. */
  public static final long NEVER = Long.MIN_VALUE;

  /** Every camera has stopped or is absent: all deadlines have passed. */
  public static final long ENDED = Long.MAX_VALUE;

  /**
   * Statements kept while what they count is under way; beyond it the newest replaces its
   * predecessor, which makes the clock coarser, never early.
   */
  private static final int MAX_PENDING = 256;

  /** Frames or losses without trigger kept for comparison; forged ones must not fill the memory. */
  private static final int MAX_AHEAD = 1024;

  /** Skipped triggers remembered; a forged sequence must not fill the memory. */
  private static final int MAX_GAP = 1024;

  /** Unreadable records that stand for what a count misses; more are garbage beside the real. */
  private static final long MAX_UNREADABLE = 32;

  private static final long COUNT_NO_LOSSES = -1;

  /** Counting periods kept of one camera; more are forged. */
  private static final int MAX_EPOCHS = 16;

  private final ClockState state;
  private final Set<String> expected;

  /**
   * Works on {@code state}.
   *
   * @param expected cameras of the line according to its recipes; others have no say. When empty,
   *     every camera that speaks counts.
   */
  public LineClock(ClockState state, Set<String> expected) {
    this.state = state;
    this.expected = expected;
  }

  /** An announced trigger was received. */
  public void trigger(String cameraId, long epoch, long sequence) {
    CameraPosition camera = camera(cameraId);
    if (camera == null || epoch < camera.epoch) {
      return;
    }
    EpochCounts counts = counts(camera, epoch);
    if (sequence >= counts.triggersReceived) {
      skipTo(counts, sequence);
      counts.triggersReceived = sequence + 1;
    } else {
      counts.gaps.remove((Long) sequence);
    }
    speak(camera, epoch, sequence);
    if (!counts.resolvedAhead.remove((Long) sequence)) {
      int place = Collections.binarySearch(counts.unresolved, sequence);
      if (place < 0) {
        counts.unresolved.add(-place - 1, sequence);
      }
    }
    advance(camera);
  }

  /**
   * An announcement of a trigger of this line could not be read: a camera's count will be one ahead
   * of what arrives, and nobody must wait for the difference.
   */
  public void unreadableTrigger() {
    state.unreadableTriggers = Math.min(MAX_UNREADABLE, state.unreadableTriggers + 1);
    state.cameras.values().forEach(this::advance);
  }

  /** The same for a recorded loss. */
  public void unreadableLoss() {
    state.unreadableLosses = Math.min(MAX_UNREADABLE, state.unreadableLosses + 1);
    state.cameras.values().forEach(this::advance);
  }

  /** A recorded loss was received; the caller passes each loss once. */
  public void loss(String cameraId, long epoch, long sequence) {
    CameraPosition camera = camera(cameraId);
    if (camera == null || epoch < camera.epoch) {
      return;
    }
    counts(camera, epoch).lossesReceived++;
    speak(camera, epoch, sequence);
    resolve(camera, epoch, sequence);
    advance(camera);
  }

  /** A frame came through the chain, judged or dead-lettered. */
  public void frame(String cameraId, long epoch, long sequence, long triggeredAtMillis) {
    CameraPosition camera = camera(cameraId);
    if (camera == null || epoch < camera.epoch) {
      return;
    }
    resolve(camera, epoch, sequence);
    speak(camera, epoch, sequence);
    await(
        camera,
        new PendingPosition(epoch, triggeredAtMillis, sequence + 1, COUNT_NO_LOSSES, false));
  }

  /** A camera's statement came through the chain. */
  public void mark(CameraState mark) {
    CameraPosition camera = camera(mark.getCameraId());
    if (camera == null || mark.getEpoch() < camera.epoch) {
      return;
    }
    await(
        camera,
        new PendingPosition(
            mark.getEpoch(),
            mark.getAt().toEpochMilli(),
            mark.getTriggered(),
            mark.getLost(),
            mark.getStatus() != CameraStatus.CONNECTED));
  }

  /** Nobody will tell of this trigger any more: it holds no later frame back. */
  public void giveUp(String cameraId, long epoch, long sequence) {
    CameraPosition camera = camera(cameraId);
    if (camera != null && epoch >= camera.epoch) {
      resolve(camera, epoch, sequence);
      advance(camera);
    }
  }

  /** The camera has been silent for too long: it holds nobody back until it speaks again. */
  public void release(String cameraId) {
    CameraPosition camera = camera(cameraId);
    if (camera == null) {
      return;
    }
    EpochCounts counts = camera.epochs.get(camera.epoch);
    camera.isReleased = true;
    camera.releasedTriggered = counts == null ? 0 : counts.triggersReceived;
  }

  /** How far a camera is; at {@link #NEVER} when it was never heard. */
  CameraWatch.Progress progress(String cameraId) {
    CameraPosition camera = state.cameras.get(cameraId);
    return camera == null
        ? new CameraWatch.Progress(false, NEVER)
        : new CameraWatch.Progress(!camera.pending.isEmpty(), camera.positionMillis);
  }

  /** What the camera's latest statement counts and has not come will not come any more. */
  public void takeWaiting(String cameraId) {
    CameraPosition camera = state.cameras.get(cameraId);
    if (camera != null && !camera.pending.isEmpty()) {
      take(camera, camera.pending.get(camera.pending.size() - 1));
      camera.pending = new ArrayList<>();
    }
  }

  /** Nobody holds anybody back until he speaks again. */
  public void releaseAll() {
    List.copyOf(state.cameras.keySet()).forEach(this::release);
  }

  /** Whether the trigger lies in what was already received: a repetition when it is not open. */
  public boolean wasTriggered(String cameraId, long epoch, long sequence) {
    CameraPosition camera = state.cameras.get(cameraId);
    if (camera == null) {
      return false;
    }
    EpochCounts counts = camera.epochs.get(epoch);
    return counts == null
        ? epoch < camera.epoch
        : sequence < counts.triggersReceived && !counts.gaps.contains(sequence);
  }

  /** Whether the camera holds nobody back. */
  public boolean isReleased(String cameraId) {
    CameraPosition camera = state.cameras.get(cameraId);
    return camera != null && camera.isReleased;
  }

  /** Whether a trigger of the camera has neither frame nor loss yet. */
  public boolean hasUnresolved(String cameraId) {
    CameraPosition camera = state.cameras.get(cameraId);
    return camera != null
        && camera.epochs.values().stream().anyMatch(counts -> !counts.unresolved.isEmpty());
  }

  /** Latest finite time that the clock reached; {@link #NEVER} before the first. */
  public long reachedMillis() {
    return state.reachedMillis;
  }

  /** The time now, milliseconds since 1970 (UTC), or {@link #NEVER} or {@link #ENDED}. */
  public long now() {
    Set<String> cameras = expected.isEmpty() ? state.cameras.keySet() : expected;
    if (cameras.isEmpty()) {
      return NEVER;
    }
    long minimum = ENDED;
    for (String cameraId : cameras) {
      CameraPosition camera = state.cameras.get(cameraId);
      if (camera == null) {
        return state.reachedMillis;
      }
      minimum = Math.min(minimum, camera.isReleased ? ENDED : camera.positionMillis);
    }
    if (minimum == ENDED) {
      return ENDED;
    }
    state.reachedMillis = Math.max(state.reachedMillis, minimum);
    return state.reachedMillis;
  }

  /** Something beyond what the releasing statement counted: the camera is back. */
  private static void speak(CameraPosition camera, long epoch, long sequence) {
    if (epoch > camera.epoch || sequence >= camera.releasedTriggered) {
      camera.isReleased = false;
    }
  }

  private void await(CameraPosition camera, PendingPosition position) {
    List<PendingPosition> pending = camera.pending;
    if (pending.size() >= MAX_PENDING) {
      pending.remove(pending.size() - 1);
    }
    pending.add(position);
    advance(camera);
  }

  private void advance(CameraPosition camera) {
    for (int i = camera.pending.size() - 1; i >= 0; i--) {
      PendingPosition position = camera.pending.get(i);
      if (isReached(camera, position)) {
        take(camera, position);
        camera.pending = new ArrayList<>(camera.pending.subList(i + 1, camera.pending.size()));
        return;
      }
    }
  }

  private boolean isReached(CameraPosition camera, PendingPosition position) {
    EpochCounts counts = camera.epochs.get(position.epoch());
    if (counts == null) {
      return position.triggered() == 0 && position.lost() <= 0;
    }
    if (counts.triggersReceived + state.unreadableTriggers < position.triggered()) {
      return false;
    }
    if (position.lost() != COUNT_NO_LOSSES) {
      return counts.lossesReceived + state.unreadableLosses >= position.lost();
    }
    long own = position.triggered() - 1;
    return counts.unresolved.isEmpty() || counts.unresolved.get(0) >= own;
  }

  private void take(CameraPosition camera, PendingPosition position) {
    EpochCounts counts = camera.epochs.get(position.epoch());
    if (counts != null) {
      giveUpUnreadable(counts, position);
    }
    camera.positionMillis = Math.max(camera.positionMillis, position.atMillis());
    camera.isReleased = position.isRelease();
    camera.releasedTriggered = position.triggered();
    if (position.epoch() > camera.epoch) {
      camera.epoch = position.epoch();
      camera.epochs.keySet().removeIf(epoch -> epoch < position.epoch());
    }
  }

  /** Takes what is missing for unreadable; a trigger among it may still come. */
  private void giveUpUnreadable(EpochCounts counts, PendingPosition position) {
    if (counts.triggersReceived < position.triggered()) {
      skipTo(counts, position.triggered());
      counts.triggersReceived = position.triggered();
    }
    long missingLosses = position.lost() - counts.lossesReceived;
    if (missingLosses > 0) {
      counts.lossesReceived = position.lost();
      state.unreadableLosses = Math.max(0, state.unreadableLosses - missingLosses);
    }
  }

  /** Notes the sequences from what was received up to this one, without it, as gaps. */
  private void skipTo(EpochCounts counts, long sequence) {
    long firstSkipped = Math.max(counts.triggersReceived, sequence - MAX_GAP);
    for (long skipped = firstSkipped; skipped < sequence; skipped++) {
      counts.gaps.add(skipped);
      state.unreadableTriggers = Math.max(0, state.unreadableTriggers - 1);
    }
    while (counts.gaps.size() > MAX_GAP) {
      counts.gaps.remove(0);
    }
  }

  private static void resolve(CameraPosition camera, long epoch, long sequence) {
    EpochCounts counts = counts(camera, epoch);
    int place = Collections.binarySearch(counts.unresolved, sequence);
    if (place >= 0) {
      counts.unresolved.remove(place);
    } else if (sequence >= counts.triggersReceived
        && !counts.resolvedAhead.contains(sequence)
        && counts.resolvedAhead.size() < MAX_AHEAD) {
      counts.resolvedAhead.add(sequence);
    }
  }

  private static EpochCounts counts(CameraPosition camera, long epoch) {
    if (camera.epochs.size() >= MAX_EPOCHS) {
      camera
          .epochs
          .entrySet()
          .removeIf(e -> e.getKey() > camera.epoch && e.getValue().triggersReceived == 0);
    }
    return camera.epochs.computeIfAbsent(epoch, e -> new EpochCounts());
  }

  private @Nullable CameraPosition camera(String cameraId) {
    if (!expected.isEmpty() && !expected.contains(cameraId)) {
      return null;
    }
    return state.cameras.computeIfAbsent(cameraId, id -> new CameraPosition());
  }

  /** Position of a camera for messages to people; null when it was never heard. */
  @Nullable Long positionMillis(String cameraId) {
    CameraPosition camera = state.cameras.get(cameraId);
    return camera == null || camera.positionMillis == NEVER ? null : camera.positionMillis;
  }
}
