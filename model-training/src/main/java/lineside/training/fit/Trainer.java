package lineside.training.fit;

import java.nio.file.Path;
import lineside.training.data.Batch;
import lineside.training.data.CropSampler;
import lineside.training.net.DefectNet;
import lineside.training.net.TorchOps;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.OutputArchive;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Steps of learning with AdamW over one cycle of the learning rate, and the running mean of the
 * weights. Not thread-safe; deterministic for the seeds of network and sampler on one thread of one
 * kind of machine.
 */
public final class Trainer implements AutoCloseable {
  private static final double WEIGHT_DECAY = 1e-3;
  private static final double GRADIENT_BOUND = 5;

  /** The mean reaches back over that share of the steps so far, at most {@link #LONGEST_STEPS}. */
  private static final double MEAN_SHARE = 0.1;

  private static final int LONGEST_STEPS = 500;

  private final DefectNet net;
  private final WeightAverage average;
  private final CropSampler sampler;
  private final Batch batch;
  private final Module guessModule = new Module();
  private final @Nullable Conv2dImpl guess;
  private final AdamW optimiser;
  private final Plan plan;
  private int steps;
  private final OneCycle rate;
  private final TorchOps ops = new TorchOps();

  /**
   * How to learn.
   *
   * @param steps steps of the run
   * @param highestRate highest learning rate
   * @param precision numbers of the forward pass
   */
  public record Plan(int steps, double highestRate, Precision precision) {}

  /** Numbers that convolutions compute with while learning. */
  public enum Precision {
    /** 32 bits everywhere. */
    FLOAT32,
    /** 16 bits in convolutions: twice as fast where the processor has them (AVX512-BF16). */
    BFLOAT16
  }

  /** Prepares a run; the network's weights are where it starts. */
  public Trainer(DefectNet net, CropSampler sampler, Batch.Shape shape, Plan plan) {
    this.net = net;
    this.sampler = sampler;
    this.batch = new Batch(shape);
    this.plan = plan;
    this.steps = plan.steps();
    this.rate = new OneCycle(plan.highestRate());
    this.average = new WeightAverage(new DefectNet(net.size(), net.channels(), net.classes()));
    this.guess = shape.isTaught() ? guess(shape) : null;
    AdamWOptions options = new AdamWOptions(rate.at(0));
    options.weight_decay().put(WEIGHT_DECAY);
    TensorVector parameters = net.module().parameters();
    for (Tensor extra : guessModule.parameters().get()) {
      parameters.push_back(extra);
    }
    this.optimiser = new AdamW(parameters, options);
    average.take(net, 1);
  }

  private Conv2dImpl guess(Batch.Shape shape) {
    Conv2dOptions options =
        new Conv2dOptions(net.size().width(2), shape.taughtFeatures(), new LongPointer(1, 1));
    return guessModule.register_module("guess", new Conv2dImpl(options));
  }

  /** The mean of the weights: what is measured and shipped. */
  public DefectNet average() {
    return average.net();
  }

  /** Shortens the run: the learning rate comes down earlier. */
  void shorten(int steps) {
    this.steps = steps;
  }

  /**
   * Learns from one batch.
   *
   * @param step number of the step, from 0
   * @return loss before the step
   */
  public double step(int step) {
    sampler.fill(batch, step);
    net.module().train(true);
    try (PointerScope scope = new PointerScope()) {
      optimiser.param_groups().get(0).options().set_lr(rate.at((double) step / steps));
      optimiser.zero_grad();
      Tensor loss = loss();
      loss.backward();
      torch.clip_grad_norm_(net.module().parameters(), GRADIENT_BOUND);
      optimiser.step();
      average.take(net, Math.max(1.0 / LONGEST_STEPS, 1 / (1 + MEAN_SHARE * step)));
      return loss.item_float();
    }
  }

  private Tensor loss() {
    Tensor image =
        torch
            .from_blob(batch.image().pointer(), batch.image().dimensions())
            .contiguous(torch.MemoryFormat.ChannelsLast);
    autocast(true);
    Tensor logits;
    @Nullable Tensor guessed = null;
    try {
      DefectNet.Features<Tensor> features = net.features(ops, image);
      logits = features.logits();
      if (guess != null) {
        guessed = guess.forward(features.levels().get(1));
      }
    } finally {
      autocast(false);
    }
    torch.ScalarType wide = torch.ScalarType.Float;
    return DefectLoss.of(logits.to(wide), guessed == null ? null : guessed.to(wide), batch);
  }

  private void autocast(boolean isOn) {
    if (plan.precision() == Precision.BFLOAT16) {
      // The cache of cast weights would outlive the step: nothing here can clear it.
      torch.set_autocast_cache_enabled(false);
      torch.set_autocast_dtype(torch.DeviceType.CPU, torch.ScalarType.BFloat16);
      torch.set_autocast_enabled(torch.DeviceType.CPU, isOn);
    }
  }

  /** Writes everything that a run needs to go on. */
  public void save(Path directory) {
    save(net.module(), directory.resolve("net.pt"));
    save(average.net().module(), directory.resolve("average.pt"));
    save(guessModule, directory.resolve("guess.pt"));
    try (PointerScope scope = new PointerScope()) {
      OutputArchive archive = new OutputArchive();
      optimiser.save(archive);
      archive.save_to(directory.resolve("optimiser.pt").toString());
    }
  }

  /** Goes on from what {@link #save} wrote. */
  public void restore(Path directory) {
    load(net.module(), directory.resolve("net.pt"));
    load(average.net().module(), directory.resolve("average.pt"));
    if (guess != null) {
      load(guessModule, directory.resolve("guess.pt"));
    }
    try (PointerScope scope = new PointerScope()) {
      InputArchive archive = new InputArchive();
      archive.load_from(directory.resolve("optimiser.pt").toString());
      optimiser.load(archive);
    }
  }

  private static void save(Module module, Path file) {
    try (PointerScope scope = new PointerScope()) {
      OutputArchive archive = new OutputArchive();
      module.save(archive);
      archive.save_to(file.toString());
    }
  }

  private static void load(Module module, Path file) {
    try (PointerScope scope = new PointerScope()) {
      InputArchive archive = new InputArchive();
      archive.load_from(file.toString());
      module.load(archive);
    }
  }

  @Override
  public void close() {
    batch.close();
  }
}
