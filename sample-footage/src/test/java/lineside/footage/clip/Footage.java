package lineside.footage.clip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Reads a footage directory back, for tests. */
record Footage(Path dir) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  List<JsonNode> lines(String file) throws IOException {
    List<JsonNode> nodes = new java.util.ArrayList<>();
    for (String line : Files.readAllLines(dir.resolve(file))) {
      nodes.add(MAPPER.readTree(line));
    }
    return nodes;
  }

  JsonNode document(String file) throws IOException {
    return MAPPER.readTree(dir.resolve(file).toFile());
  }

  /** Files of a tar by name, in order. */
  Map<String, byte[]> tar(String file) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(Files.newInputStream(dir.resolve(file)))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        files.put(e.getName(), tar.readAllBytes());
      }
    }
    return files;
  }

  /** Fault per camera and sequence, such as {@code a-top/17 -> dark}; sound views are left out. */
  Map<String, String> faults() throws IOException {
    Map<String, String> faults = new LinkedHashMap<>();
    for (JsonNode part : lines("truth.jsonl")) {
      for (JsonNode view : part.get("views")) {
        if (!view.get("fault").isNull()) {
          String shot = view.get("cameraId").asText() + "/" + view.get("sequence").asLong();
          faults.put(shot, view.get("fault").asText());
        }
      }
    }
    return faults;
  }

  /** The PNG's mono8 pixels. */
  static byte[] pixels(byte[] png) {
    try (BytePointer bytes = new BytePointer(png);
        Mat encoded = new Mat(1, png.length, opencv_core.CV_8UC1, bytes);
        Mat mat = opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_GRAYSCALE)) {
      byte[] pixels = new byte[mat.rows() * mat.cols()];
      mat.data().get(pixels);
      return pixels;
    }
  }
}
