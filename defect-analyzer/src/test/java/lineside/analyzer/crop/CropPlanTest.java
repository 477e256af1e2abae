package lineside.analyzer.crop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CropPlanTest {
  @TempDir private Path directory;

  @Test
  void cutsTheCropsIntoChunksThatTogetherAreAll() throws IOException {
    List<String> crops = IntStream.range(0, 130).mapToObj("%064x"::formatted).toList();

    CropPlan plan = CropPlan.write(directory.resolve("plan.txt"), crops);

    assertThat(plan.chunks()).isEqualTo(3);
    assertThat(CropPlan.chunk(plan.file(), 0)).isEqualTo(crops.subList(0, 64));
    assertThat(CropPlan.chunk(plan.file(), 2)).isEqualTo(crops.subList(128, 130));
  }
}
