package lineside.ingest.usb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsbFramesTest {
  @TempDir Path devices;

  @Test
  void refusesADeviceThatIsNotThereWithTheRemedy() {
    assertThat(UsbFrames.obstacle(devices, 3))
        .hasValueSatisfying(
            why -> assertThat(why).contains("video3 is not there").contains("modprobe uvcvideo"));
    assertThatIOException()
        .isThrownBy(() -> UsbFrames.of(9_999))
        .withMessageContaining("usb camera refused: /dev/video9999 is not there");
  }

  @Test
  void servesADeviceThatIsThere() throws Exception {
    Files.createFile(devices.resolve("video0"));

    assertThat(UsbFrames.obstacle(devices, 0)).isEmpty();
  }
}
