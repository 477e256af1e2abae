package lineside.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineside.training.replay.ReplayFrame;
import lineside.training.replay.Truth;
import lineside.vision.dataset.Visibility;
import lineside.vision.frame.PictureDecoder;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootageFramesTest {
  @TempDir private Path footage;

  @BeforeEach
  void writeFootage() throws IOException {
    Files.writeString(footage.resolve("footage.json"), "{}");
    Path clips = Files.createDirectories(footage.resolve("clips"));
    Files.writeString(
        clips.resolve("top.jsonl"),
        """
        {"sequence":4,"frame":"a.png"}
        {"sequence":5,"frame":null}
        {"sequence":6,"frame":"b.png"}
        {"sequence":7,"frame":"c.png"}
        """);
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(Files.newOutputStream(clips.resolve("top.tar")))) {
      for (String name : List.of("a.png", "b.png", "c.png")) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
      }
    }
    Files.writeString(
        footage.resolve("truth.jsonl"),
        """
        {"views":[{"cameraId":"top","sequence":4,"fault":null}],"defects":[\
        {"cameraId":"top","kind":"stain","visible":false,"areaPx":900},\
        {"cameraId":"top","kind":"crack","visible":true,"areaPx":30},\
        {"cameraId":"side","kind":"pit","visible":true,"areaPx":999}]}
        {"views":[{"cameraId":"top","sequence":6,"fault":"overexposed"}],"defects":[]}
        {"views":[{"cameraId":"top","sequence":7,"fault":null}],"defects":[]}
        """);
  }

  @Test
  void knowsOfEveryPictureWhatItsCameraCanSee() throws IOException {
    List<ReplayFrame> frames = frames();

    assertThat(frames)
        .extracting(ReplayFrame::name)
        .containsExactly("top/a.png", "top/b.png", "top/c.png");
    assertThat(frames)
        .extracting(ReplayFrame::knownTruth)
        .containsExactly(
            new Truth("crack", Visibility.VISIBLE, null),
            null,
            new Truth("good", Visibility.VISIBLE, null));
  }

  @Test
  void endsAClipThatBreaksOffAsOneDamagedPicture() throws IOException {
    Path clip = footage.resolve("clips/top.tar");
    byte[] whole = Files.readAllBytes(clip);
    Files.write(clip, java.util.Arrays.copyOf(whole, 512 + 2));

    List<ReplayFrame> frames = frames();

    assertThat(frames).hasSize(1);
    assertThatThrownBy(() -> frames.get(0).content().decode(new PictureDecoder(100)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("clip breaks off");
  }

  private List<ReplayFrame> frames() throws IOException {
    List<ReplayFrame> all = new ArrayList<>();
    try (FootageFrames frames = FootageFrames.open(footage)) {
      for (Optional<ReplayFrame> f = frames.next(); f.isPresent(); f = frames.next()) {
        all.add(f.get());
      }
    }
    return all;
  }
}
