package lineside.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallDiskTest {
  @TempDir Path directory;

  @Test
  void isFullFromOneMomentToTheNextAndHasRoomAgain() throws Exception {
    boolean isRoot = System.getProperty("user.name").equals("root");
    if (!isRoot) {
      System.err.println("NOT RUN: a disk of our own: not root");
    }
    Assumptions.assumeTrue(isRoot);
    Path mounted = directory.resolve("disk");

    try (SmallDisk disk = SmallDisk.mount(mounted)) {
      Files.write(mounted.resolve("before"), new byte[100_000]);
      disk.fill();
      assertThatThrownBy(() -> Files.write(mounted.resolve("more"), new byte[100_000]))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left");

      disk.free();
      Files.write(mounted.resolve("after"), new byte[100_000]);
    }

    assertThat(mounted.resolve("before")).doesNotExist();
  }
}
