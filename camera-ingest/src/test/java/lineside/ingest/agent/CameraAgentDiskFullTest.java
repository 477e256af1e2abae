package lineside.ingest.agent;

import static lineside.ingest.agent.AgentStage.work;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lineside.ingest.SmallDisk;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a camera agent says and does on a disk that is really full. */
@ExtendWith(SmallDisk.LoudSkip.class)
class CameraAgentDiskFullTest {
  @TempDir Path directory;
  private SmallDisk disk;
  private AgentStage stage;

  @BeforeEach
  void setTheStage() throws Exception {
    disk = SmallDisk.mount(directory.resolve("disk"), 2);
    stage = new AgentStage(disk.path());
  }

  @AfterEach
  void clearTheStage() throws Exception {
    try {
      stage.close();
    } finally {
      disk.close();
    }
  }

  @Test
  void capturesNothingThatIsNotJournaledAndSaysWhy() throws Exception {
    CameraAgent agent = started(100, 10);
    work(agent);
    Path filler = disk.fill();

    play(agent, Duration.ofSeconds(5));
    long captured = agent.books().captured();
    assertThat(captured).isLessThan(100);
    assertThat(lastState().getDetail())
        .contains("journal write failed")
        .contains("No space left on device");
    Files.delete(filler);
    play(agent, Duration.ofSeconds(15));

    assertThat(stage.publisher.on(Topic.FRAME, Frame.class)).hasSize(100);
    assertThat(stage.publisher.on(Topic.LOSS, Loss.class)).isEmpty();
    assertThat(lastState().getDetail()).isEmpty();
    agent.onClose();
  }

  @Test
  void givesUpTheOldestFramesWithARecordWhenTheSpoolFillsTheDisk() throws Exception {
    stage.publisher.refuseWhere(sent -> true);
    CameraAgent agent = started(40, 100_000);

    play(agent, Duration.ofSeconds(10));
    stage.publisher.refuseWhere(sent -> false);
    play(agent, Duration.ofSeconds(10));

    List<Loss> losses = stage.publisher.on(Topic.LOSS, Loss.class);
    List<Long> frames =
        stage.publisher.on(Topic.FRAME, Frame.class).stream().map(Frame::getSequence).toList();
    assertThat(losses)
        .isNotEmpty()
        .allMatch(loss -> loss.getDetail().contains("No space left on device"));
    assertThat(frames).isSorted().contains(39L);
    assertThat(frames.size() + losses.size()).isEqualTo(40);
    agent.onClose();
  }

  private CameraAgent started(int triggers, int frameBytes) throws Exception {
    for (int i = 0; i < triggers; i++) {
      stage.camera.trigger(100L * (i + 1), "A-" + i, frameBytes);
    }
    stage.camera.trigger(3_600_000, "later", 1);
    CameraAgent agent = stage.agentInRealTime(Duration.ZERO);
    agent.onStart();
    return agent;
  }

  private void play(CameraAgent agent, Duration time) {
    for (long at = 0; at < time.toMillis(); at += 50) {
      stage.clock.advance(Duration.ofMillis(50));
      work(agent);
    }
  }

  private CameraState lastState() {
    List<CameraState> states = stage.publisher.on(Topic.CAMERA, CameraState.class);
    return states.get(states.size() - 1);
  }
}
