package lineside.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import lineside.training.data.Augmentation;
import lineside.training.data.Batch;
import lineside.training.data.CropSampler;
import lineside.training.data.HardPlaces;
import lineside.training.data.TestPictures;
import lineside.training.export.NetExporter;
import lineside.training.net.DefectNet;
import lineside.training.net.NetSize;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  @TempDir Path folder;

  @Test
  void endsWithTheSameWeightsWhenItIsInterrupted() {
    byte[] straight;
    try (Trainer trainer = trainer()) {
      learn(trainer, 0, 4);
      straight = NetExporter.export(trainer.average());
    }
    try (Trainer killed = trainer()) {
      learn(killed, 0, 2);
      killed.save(folder);
    }

    try (Trainer again = trainer()) {
      again.restore(folder);
      learn(again, 2, 4);

      assertThat(NetExporter.export(again.average())).isEqualTo(straight);
    }
  }

  private static void learn(Trainer trainer, int from, int to) {
    for (int step = from; step < to; step++) {
      trainer.step(step);
    }
  }

  private static Trainer trainer() {
    torch.set_num_threads(1);
    torch.manual_seed(3);
    CropSampler sampler =
        new CropSampler(
            TestPictures.some(1),
            2,
            new CropSampler.Settings(Augmentation.fixed(0.1), new HardPlaces(), 5));
    return new Trainer(
        new DefectNet(NetSize.N, 1, 2),
        sampler,
        new Batch.Shape(2, 1, 2, 64, 0),
        new Trainer.Plan(4, 1e-3, Trainer.Precision.FLOAT32));
  }
}
