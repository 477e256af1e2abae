package lineside.training.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class DefectNetTest {
  @Test
  void describesAFindingByTheTwoFinestLevelsOnTheWayDown() {
    torch.manual_seed(3);
    DefectNet net = new DefectNet(NetSize.N, 1, 2);
    net.module().eval();
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGradient = new NoGradGuard()) {
      Tensor image = torch.zeros(new long[] {3, 1, 32, 48});

      Tensor embedding = net.outputs(new TorchOps(), image).embedding();

      assertThat(embedding.size(0)).isEqualTo(3);
      assertThat(embedding.size(1)).isEqualTo(NetSize.N.width(0) + NetSize.N.width(1));
    }
  }
}
