package lineside.bench.wire;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Takes every packet that a place sends and gives it to the one that it is for, at once, later or
 * never. A thread for each place and one for what is late.
 */
final class Exchange implements AutoCloseable {
  /** The last byte of an IPv4 packet's destination: places differ in it, from 1. */
  private static final int LAST_BYTE_OF_DESTINATION = 19;

  private final List<TunDevice> devices;
  private final Wires wires;
  private final DelayQueue<Late> late = new DelayQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<@Nullable LastErrorException> failure = new AtomicReference<>();
  private volatile boolean isOpen = true;

  /** Begins; owns the devices. */
  Exchange(List<TunDevice> devices, Wires wires) {
    this.devices = List.copyOf(devices);
    this.wires = wires;
    for (int place = 0; place < devices.size(); place++) {
      int from = place;
      begin("wire-" + place, () -> take(from));
    }
    begin("wire-late", this::giveLate);
  }

  private void begin(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void take(int from) {
    try (Memory packet = new Memory(TunDevice.MAX_PACKET_BYTES)) {
      while (isOpen) {
        int bytes = devices.get(from).read(packet);
        int to = bytes <= LAST_BYTE_OF_DESTINATION ? -1 : destination(packet);
        if (to < 0 || to >= devices.size()) {
          continue;
        }
        long longer = wires.between(from, to);
        if (longer == 0) {
          devices.get(to).write(packet, bytes);
        } else if (longer != Wires.CUT) {
          late.add(new Late(to, packet.getByteArray(0, bytes), System.nanoTime() + longer));
        }
      }
    } catch (LastErrorException gone) {
      fail(gone);
    }
  }

  /** Nothing passes any more, and whoever asks is told why. */
  private void fail(LastErrorException gone) {
    if (isOpen) {
      failure.compareAndSet(null, gone);
      isOpen = false;
    }
  }

  /** Why packets do not pass any more; empty while they do. */
  Optional<LastErrorException> failure() {
    return Optional.ofNullable(failure.get());
  }

  /**
   * Sees that packets still pass.
   *
   * @throws IllegalStateException when they do not, since a device failed
   */
  void requireOpen() {
    LastErrorException gone = failure.get();
    if (gone != null) {
      throw new IllegalStateException("nothing passes between the places any more", gone);
    }
  }

  private static int destination(Memory packet) {
    return (packet.getByte(LAST_BYTE_OF_DESTINATION) & 0xFF) - 1;
  }

  private void giveLate() {
    try (Memory packet = new Memory(TunDevice.MAX_PACKET_BYTES)) {
      while (isOpen) {
        Late next = late.poll(100, TimeUnit.MILLISECONDS);
        if (next != null) {
          packet.write(0, next.packet(), 0, next.packet().length);
          devices.get(next.to()).write(packet, next.packet().length);
        }
      }
    } catch (LastErrorException gone) {
      fail(gone);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Late(int to, byte[] packet, long atNanos) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(atNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(atNanos, ((Late) other).atNanos);
    }
  }

  /**
   * Ends.
   *
   * @throws IOException when packets had ceased to pass before
   */
  @Override
  public void close() throws IOException {
    isOpen = false;
    for (Thread thread : threads) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(2));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    devices.forEach(TunDevice::close);
    LastErrorException gone = failure.get();
    if (gone != null) {
      throw new IOException("nothing passed between the places any more", gone);
    }
  }
}
