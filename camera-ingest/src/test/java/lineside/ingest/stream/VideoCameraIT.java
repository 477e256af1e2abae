package lineside.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lineside.ingest.Tool;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.Capture;
import lineside.ingest.trigger.TriggerRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays files that FFmpeg has written. */
class VideoCameraIT {
  @TempDir Path directory;

  @Test
  void playsEveryImageOfAVideoAtItsRate() throws IOException {
    Path file = video("line.mp4", "320x240", "-c:v", "libx264");
    Camera camera = camera(file);

    List<TriggerRequest> requests = requests(camera, 0);
    List<Capture> captures = captures(camera, requests);

    assertThat(requests).extracting(TriggerRequest::partId).first().isEqualTo("line.mp4/0");
    assertThat(requests)
        .extracting(TriggerRequest::offsetMillis)
        .containsExactly(0L, 100L, 200L, 300L, 400L);
    assertThat(captures).hasSize(5).allMatch(Capture.Raw.class::isInstance);
  }

  @Test
  void playsHevcAndMotionJpeg() throws IOException {
    Path hevc = video("hevc.mkv", "320x240", "-c:v", "libx265");
    Path motionJpeg = video("motion.avi", "320x240", "-c:v", "mjpeg");

    assertThat(captures(camera(hevc), requests(camera(hevc), 0)))
        .hasSize(5)
        .allMatch(Capture.Raw.class::isInstance);
    assertThat(captures(camera(motionJpeg), requests(camera(motionJpeg), 0)))
        .hasSize(5)
        .allMatch(Capture.Encoded.class::isInstance);
  }

  @Test
  void takesUpAnInterruptedVideoWhereItWas() throws IOException {
    Camera camera = camera(video("line.mp4", "320x240", "-c:v", "libx264"));

    List<TriggerRequest> left = requests(camera, 3);

    assertThat(left).extracting(TriggerRequest::partId).containsExactly("line.mp4/3", "line.mp4/4");
    assertThat(captures(camera, left)).allMatch(Capture.Raw.class::isInstance);
  }

  @Test
  void goesOnWhenTheResolutionChanges() throws IOException {
    Path small = video("small.h264", "320x240", "-c:v", "libx264", "-bsf:v", "h264_mp4toannexb");
    Path large = video("large.h264", "640x480", "-c:v", "libx264", "-bsf:v", "h264_mp4toannexb");
    Path both = directory.resolve("both.h264");
    try (OutputStream out = Files.newOutputStream(both)) {
      Files.copy(small, out);
      Files.copy(large, out);
    }
    Camera camera = camera(both);

    Stream<Integer> widths =
        captures(camera, requests(camera, 0)).stream()
            .map(capture -> ((Capture.Raw) capture).image().widthPx());

    assertThat(widths).hasSize(10).startsWith(320).endsWith(640);
  }

  @Test
  void refusesAVideoWithoutImages() throws IOException {
    Path file = directory.resolve("empty.mp4");
    run("-f", "lavfi", "-i", "testsrc=size=320x240:rate=10", "-frames:v", "0", file.toString());
    Path noVideo = Files.writeString(directory.resolve("no-video.mp4"), "no video at all");

    assertThatIOException()
        .isThrownBy(() -> camera(file).triggers().open(0))
        .withMessageContaining("empty.mp4");
    assertThatIOException()
        .isThrownBy(() -> camera(noVideo).triggers().open(0))
        .withMessageContaining("video open failed");
  }

  private static Camera camera(Path file) {
    return VideoCamera.of(file, new CameraName("line-a", "a-top"), "bracket-a");
  }

  private static List<TriggerRequest> requests(Camera camera, long from) throws IOException {
    camera.triggers().open(from);
    List<TriggerRequest> requests = new ArrayList<>();
    for (Optional<TriggerRequest> next = camera.triggers().next();
        next.isPresent();
        next = camera.triggers().next()) {
      requests.add(next.get());
    }
    return requests;
  }

  private static List<Capture> captures(Camera camera, List<TriggerRequest> requests)
      throws IOException {
    List<Capture> captures = new ArrayList<>();
    camera.frames().open();
    for (TriggerRequest request : requests) {
      captures.add(camera.frames().capture(request));
    }
    camera.frames().close();
    return captures;
  }

  private Path video(String name, String size, String... encoding) throws IOException {
    Path file = directory.resolve(name);
    List<String> words =
        new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc=size=" + size + ":rate=10"));
    words.addAll(List.of("-frames:v", "5", "-pix_fmt", "yuvj420p"));
    words.addAll(List.of(encoding));
    words.add(file.toString());
    run(words.toArray(String[]::new));
    return file;
  }

  private void run(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Tool.require("ffmpeg", "ffmpeg").toString());
    command.addAll(List.of("-nostdin", "-y", "-loglevel", "error"));
    command.addAll(List.of(words));
    try {
      Tool.start(directory.resolve("ffmpeg.log"), command).waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
