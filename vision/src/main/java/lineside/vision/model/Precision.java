package lineside.vision.model;

/** Which weights of a package run. */
public enum Precision {
  /** Those in integers where the package has them and this machine is faster with them. */
  AUTO,
  /** Those in floats. */
  FP32,
  /** Those in integers; opening fails where the package has none. */
  INT8
}
