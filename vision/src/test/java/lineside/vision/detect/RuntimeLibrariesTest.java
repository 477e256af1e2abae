package lineside.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class RuntimeLibrariesTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void loadsTheRuntimeFromTheCacheAndNotFromATemporaryDirectory() throws IOException {
    RuntimeLibraries.unpack();
    String version = OrtEnvironment.getEnvironment().getVersion();

    assertThat(version).isNotEmpty();
    assertThat(mappedRuntime()).startsWith(Loader.getCacheDir().getAbsolutePath() + File.separator);
  }

  @Test
  void exactlyOneArtifactOfTheRuntimeIsOnTheClassPath() throws IOException {
    List<URL> artifacts =
        Collections.list(
            RuntimeLibrariesTest.class
                .getClassLoader()
                .getResources("ai/onnxruntime/OrtEnvironment.class"));

    assertThat(artifacts).hasSize(1);
  }

  private static String mappedRuntime() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/maps")).stream()
        .filter(line -> line.endsWith("/libonnxruntime.so"))
        .map(line -> line.substring(line.indexOf('/')))
        .findFirst()
        .orElse("not loaded");
  }
}
