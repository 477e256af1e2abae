package lineside.vision.detect;

import ai.onnxruntime.OrtEnvironment;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Unpacks the libraries of ONNX Runtime once, into the cache in which OpenCV's lie, instead of into
 * a temporary directory of each process: the runtime never removes that directory, and a killed
 * process leaves 24 MB in it.
 *
 * <p>Asked before the first use of the runtime, which reads where its libraries are only once. A
 * path that was set from outside stays.
 */
public final class RuntimeLibraries {
  private static final Logger LOG = LoggerFactory.getLogger(RuntimeLibraries.class);
  private static final String PATH_PROPERTY = "onnxruntime.native.path";

  /** Names of the folders in the runtime's archive, by {@code os.arch} of a Linux machine. */
  private static final Map<String, String> FOLDERS =
      Map.of("amd64", "linux-x64", "aarch64", "linux-aarch64");

  /** Without the last two it cannot run; the others come with the archive for CUDA. */
  private static final List<String> LIBRARIES =
      List.of(
          "onnxruntime_providers_shared",
          "onnxruntime_providers_cuda",
          "onnxruntime",
          "onnxruntime4j_jni");

  private RuntimeLibraries() {}

  /**
   * Where unpacked libraries lie, and what else a process finds out once for a machine.
   *
   * @throws IllegalStateException when there is no directory that can be written
   */
  static Path cache() {
    try {
      return Loader.getCacheDir().toPath();
    } catch (IOException e) {
      throw new IllegalStateException("no cache for libraries", e);
    }
  }

  /** Unpacks what is not unpacked yet and tells the runtime; changes nothing when that fails. */
  public static synchronized void unpack() {
    String folder = FOLDERS.get(System.getProperty("os.arch", ""));
    if (System.getProperty(PATH_PROPERTY) != null
        || folder == null
        || !System.getProperty("os.name", "").equals("Linux")) {
      return;
    }
    try {
      File directory = null;
      for (String library : LIBRARIES) {
        URL resource =
            OrtEnvironment.class.getResource(
                "/ai/onnxruntime/native/" + folder + "/" + System.mapLibraryName(library));
        if (resource != null) {
          directory = Loader.cacheResource(resource).getParentFile();
        }
      }
      if (directory != null) {
        System.setProperty(PATH_PROPERTY, directory.toString());
      }
    } catch (IOException e) {
      LOG.warn("libraries of the model runtime were not unpacked into the cache", e);
    }
  }
}
