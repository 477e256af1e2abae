package lineside.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.training.fit.Trainer.Precision;

/** What the processor of this machine can do. */
final class Processor {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String BFLOAT16 = "avx512_bf16";

  private Processor() {}

  /** The precision that learning is fastest with; 32 bits where nothing is known. */
  static Precision precision() {
    try {
      boolean hasBfloat16 =
          Files.isReadable(CPU_INFO) && Files.readString(CPU_INFO).contains(BFLOAT16);
      return hasBfloat16 ? Precision.BFLOAT16 : Precision.FLOAT32;
    } catch (IOException unreadable) {
      return Precision.FLOAT32;
    }
  }
}
