package lineside.analyzer.mining;

/**
 * Defects that repeat along the material.
 *
 * @param periodMm millimetres between occurrences
 * @param standardErrorMm standard error of the period
 * @param inStep occurrences in step with it
 * @param considered occurrences looked at
 */
public record Rhythm(double periodMm, double standardErrorMm, int inStep, int considered) {}
