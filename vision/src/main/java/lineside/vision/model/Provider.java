package lineside.vision.model;

/** Where a model computes. */
public enum Provider {
  /** The processor. */
  CPU,
  /** An NVIDIA device; opening fails where there is none. */
  CUDA,
  /** A device where there is one, else the processor. */
  AUTO
}
