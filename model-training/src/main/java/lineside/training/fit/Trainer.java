package lineside.training.fit;

import lineside.training.data.Batch;
import lineside.training.data.CropSampler;
import lineside.training.net.DefectNet;
import lineside.training.net.TorchOps;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Steps of learning with AdamW over one cycle of the learning rate. Not thread-safe; deterministic
 * for the seeds of network and sampler on one thread of one kind of machine.
 */
public final class Trainer implements AutoCloseable {
  private static final double WEIGHT_DECAY = 1e-4;

  private final DefectNet net;
  private final CropSampler sampler;
  private final Start start;
  private final Batch batch;
  private final AdamW optimiser;
  private final OneCycle rate;
  private final TorchOps ops = new TorchOps();

  /** What a run starts from. */
  public enum Start {
    /** Random weights. */
    FRESH(4e-3),
    /** Weights of an earlier package, whose normalisation stays as it is. */
    TUNING(1e-3);

    private final double highestRate;

    Start(double highestRate) {
      this.highestRate = highestRate;
    }
  }

  /** Prepares a run. */
  public Trainer(DefectNet net, CropSampler sampler, Batch.Shape shape, Start start) {
    this.net = net;
    this.start = start;
    this.sampler = sampler;
    this.batch = new Batch(shape);
    this.rate = new OneCycle(start.highestRate);
    AdamWOptions options = new AdamWOptions(rate.at(0));
    options.weight_decay().put(WEIGHT_DECAY);
    this.optimiser = new AdamW(net.module().parameters(), options);
  }

  /**
   * Learns from one batch.
   *
   * @param progress point of the run, 0 to 1
   * @return loss before the step
   */
  public double step(double progress) {
    sampler.fill(batch);
    net.module().train(start == Start.FRESH);
    try (PointerScope scope = new PointerScope()) {
      optimiser.param_groups().get(0).options().set_lr(rate.at(progress));
      optimiser.zero_grad();
      Batch.Pointers pointers = batch.pointers();
      Tensor image = torch.from_blob(pointers.image(), pointers.imageShape());
      Tensor loss = DefectLoss.of(net.features(ops, image).logits(), pointers);
      loss.backward();
      optimiser.step();
      return loss.item_float();
    }
  }

  @Override
  public void close() {
    batch.close();
  }
}
