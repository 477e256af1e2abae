package lineside.analyzer.mining;

/** Where settings come from. */
public enum SettingsSource {
  /** The plant's own. */
  PLANT,
  /** The project's, where the plant set none. */
  DEFAULTS
}
