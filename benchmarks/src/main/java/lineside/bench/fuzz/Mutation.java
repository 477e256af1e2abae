package lineside.bench.fuzz;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Ways to damage the bytes of a message. */
enum Mutation {
  /** A few bits the other way round. */
  BITS {
    @Override
    byte[] of(byte[] whole, byte[] other, Random random) {
      byte[] bytes = whole.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return bytes;
    }
  },
  /** A stretch of noise. */
  NOISE {
    @Override
    byte[] of(byte[] whole, byte[] other, Random random) {
      byte[] bytes = whole.clone();
      int from = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
      for (int i = from; i < to; i++) {
        bytes[i] = (byte) random.nextInt();
      }
      return bytes;
    }
  },
  /** The end is missing. */
  TRUNCATED {
    @Override
    byte[] of(byte[] whole, byte[] other, Random random) {
      return Arrays.copyOf(whole, random.nextInt(whole.length));
    }
  },
  /** A piece is there twice. */
  REPEATED {
    @Override
    byte[] of(byte[] whole, byte[] other, Random random) {
      int at = random.nextInt(whole.length);
      int length = Math.min(whole.length - at, 1 + random.nextInt(60));
      byte[] bytes = Arrays.copyOf(whole, whole.length + length);
      System.arraycopy(whole, at, bytes, at + length, whole.length - at);
      return bytes;
    }
  },
  /** Numbers at the end of their range. */
  EXTREME {
    @Override
    byte[] of(byte[] whole, byte[] other, Random random) {
      byte[] bytes = whole.clone();
      int from = random.nextInt(bytes.length);
      Arrays.fill(bytes, from, Math.min(bytes.length, from + 9), (byte) 0xFF);
      return bytes;
    }
  },
  /** A message of another topic. */
  STRANGER {
    @Override
    byte[] of(byte[] whole, byte[] other, Random random) {
      return other;
    }
  },
  /** No value at all. */
  TOMBSTONE {
    @Override
    byte @Nullable [] of(byte[] whole, byte[] other, Random random) {
      return null;
    }
  };

  /**
   * Damages a message.
   *
   * @param whole what it was; not changed
   * @param other a whole message of some topic
   */
  abstract byte @Nullable [] of(byte[] whole, byte[] other, Random random);
}
